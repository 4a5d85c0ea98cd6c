package dev.gatehouse.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A group of steps that share a page of the wizard.
 *
 * @param sealedBy a step after which earlier phases no longer hold this one when they go stale,
 *     because what they prove about is already in prod; empty where there is none
 */
public record Phase(
    @JsonProperty(required = true) String key,
    @JsonProperty(required = true) String title,
    String sealedBy,
    @JsonProperty(required = true) List<Step> steps) {}

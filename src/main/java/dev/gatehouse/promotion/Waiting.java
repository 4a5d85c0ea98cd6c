package dev.gatehouse.promotion;

import dev.gatehouse.workflow.Step;
import java.util.List;

/**
 * What a step waits for before it can run, or can be expected to pass.
 *
 * @param state where it stands
 * @param why what made it stale; empty otherwise
 * @param forPerson what only a person can give, a clause each
 * @param blockedBy why it cannot be started, a sentence each; empty where it can
 * @param running whether a step of the entry is running now
 */
public record Waiting(
    Step step,
    StepState state,
    String why,
    List<String> forPerson,
    List<String> blockedBy,
    boolean running) {}

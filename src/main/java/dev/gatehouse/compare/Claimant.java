package dev.gatehouse.compare;

/** An entry of the log and what it claims. */
public record Claimant(String entryId, Claims claims) {}

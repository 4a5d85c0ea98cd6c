package dev.gatehouse.promotion;

/** Where a step stands. */
public enum StepState {
  NOT_STARTED,
  RUNNING,
  PASSED,
  FAILED,
  CANCELLED,
  /** It was started, and the program ended before it did. */
  INTERRUPTED,
  SKIPPED,
  WAIVED,
  /** It passed, and what it looked at has changed since. */
  STALE;

  /** Whether later steps may build on it. */
  public boolean isSatisfied() {
    return this == PASSED || this == SKIPPED || this == WAIVED;
  }
}

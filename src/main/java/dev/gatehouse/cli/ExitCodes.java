package dev.gatehouse.cli;

/** What the program's exit code says. */
final class ExitCodes {
  static final int DONE = 0;

  /** The answer is no. */
  static final int NO = 1;

  /** The input cannot be used. */
  static final int UNUSABLE = 2;

  private ExitCodes() {}
}

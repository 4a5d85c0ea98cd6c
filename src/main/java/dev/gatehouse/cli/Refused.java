package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;

/** The process says no to what a verb asks for; its words are the reason's. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(Trouble reason) {
    super(reason.getMessage(), reason);
  }
}

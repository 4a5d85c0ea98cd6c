package dev.gatehouse.cli;

/** Tells whether a person can be at the other end. */
final class Terminal {
  private Terminal() {}

  /** Whether both input and output are a terminal's, which a script's and an agent's are not. */
  static boolean isInteractive() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** Asks the person for a line; empty where none comes. */
  static String ask(String question) {
    var console = System.console();
    var said = console == null ? null : console.readLine("%s", question);
    return said == null ? "" : said;
  }
}

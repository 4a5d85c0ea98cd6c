package dev.gatehouse.readiness;

/** A change log that could not be read: a person is told so, and where. */
final class UnreadableChangeLog extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line from 1; 0 where it is not known
   * @param what why not, a clause that names nothing of the file's text
   */
  UnreadableChangeLog(int line, String what) {
    super(what);
    this.line = line;
  }

  int line() {
    return line;
  }

  String why() {
    return "it cannot be read, so nothing of it was looked at (" + getMessage() + ")";
  }
}

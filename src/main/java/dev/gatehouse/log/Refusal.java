package dev.gatehouse.log;

import dev.gatehouse.io.Trouble;

/** Why an edit of the log is not made, in the words that a user hears. */
final class Refusal {
  private static final String NOTHING_WRITTEN = "Nothing was written";

  private Refusal() {}

  static Trouble readOnly(LogProblem problem) {
    return new Trouble(
        "The log is read-only because of line " + problem.line() + ": " + problem.what(),
        NOTHING_WRITTEN,
        "Mend that line in an editor and open the log again");
  }

  static Trouble unknown(String id) {
    return new Trouble(
        "The log has no entry " + id,
        NOTHING_WRITTEN,
        "Add the entry, or look whether its ID was changed by hand");
  }

  static Trouble locked(String id, String why) {
    return new Trouble(
        "The entry " + id + " cannot be edited: " + why,
        NOTHING_WRITTEN,
        "Mend the log in an editor and open it again");
  }

  static Trouble badId() {
    return new Trouble(
        "An entry's ID is one line of text", NOTHING_WRITTEN, "Give the entry another ID");
  }

  static Trouble taken(String id, int line) {
    return new Trouble(
        "The log has an entry " + id + " already, in line " + line,
        NOTHING_WRITTEN,
        "Give the new entry another ID, or continue that one");
  }

  static Trouble unsafe(String id) {
    return new Trouble(
        "This edit of " + id + " cannot be written so that the log reads back the same",
        NOTHING_WRITTEN,
        "Look for code or a comment in the log that is never closed, for marks at the beginning of"
            + " the text, and for half a character in it");
  }
}

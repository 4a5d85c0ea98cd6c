package dev.gatehouse.action;

/** Turns of phrase that several steps share. */
final class Words {
  private Words() {}

  /** A number with its noun: "1 file", "3 files". */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : noun.endsWith("y") ? "" : "s");
  }

  /** A statement as it stands for ever: as a statement. */
  static String stated(Facts.Statement said) {
    return "stated by " + said.who().name() + ": \"" + said.text() + "\"";
  }
}

package dev.gatehouse.action;

/** A remedy that Gatehouse can carry out when a named person asks for it. */
public enum Offer {
  COMMIT_PROD("Commit prod's changes…", "Why did prod change outside a promotion?"),
  MAKE_REPOSITORY("Make prod a git repository…", "Why is prod put under git now?"),
  START_BRANCH("Put prod on a branch…", "What is the branch called?"),
  WRITE_CHECKLIST("Write a checklist", ""),
  USE_BUILT_IN("Run the built-in instead", "");

  private final String label;
  private final String question;

  Offer(String label, String question) {
    this.label = label;
    this.question = question;
  }

  /** What its button says. */
  public String label() {
    return label;
  }

  /** What the person is asked for; empty where a click is enough. */
  public String question() {
    return question;
  }
}

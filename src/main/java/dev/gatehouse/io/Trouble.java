package dev.gatehouse.io;

/**
 * Something that a user must hear of, in three sentences: what happened, what it means for the
 * promotion, and what to do about it. The message is all three on one line.
 */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String means;
  private final String remedy;

  /**
   * Each argument is a sentence or a clause without its full stop; {@code means} and {@code remedy}
   * may be empty where there is nothing to say.
   */
  public Trouble(String what, String means, String remedy) {
    super(line(what, means, remedy));
    this.what = what;
    this.means = means;
    this.remedy = remedy;
  }

  /** The same, keeping the exception that led to it for whoever debugs. */
  public Trouble(String what, String means, String remedy, Throwable cause) {
    super(line(what, means, remedy), cause);
    this.what = what;
    this.means = means;
    this.remedy = remedy;
  }

  public String what() {
    return what;
  }

  public String means() {
    return means;
  }

  public String remedy() {
    return remedy;
  }

  private static String line(String what, String means, String remedy) {
    var line = new StringBuilder(what);
    for (var more : new String[] {means, remedy}) {
      if (!more.isEmpty()) {
        line.append(". ").append(more);
      }
    }
    return line.append('.').toString().replace("\n", " ").replace("..", ".");
  }
}

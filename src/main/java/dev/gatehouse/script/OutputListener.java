package dev.gatehouse.script;

/** Hears what a running script prints. */
@FunctionalInterface
public interface OutputListener {
  /** A listener that does not listen. */
  OutputListener NONE = (text, error) -> {};

  /**
   * One line, or a piece of one that is longer than 64 kB. Called from the reading threads, one
   * call at a time; a slow listener slows the script down.
   *
   * @param maskedText without its line end, secrets, escape sequences and control characters
   * @param error whether it came from standard error
   */
  void line(String maskedText, boolean error);

  /** The same, with the colours that the script gave it, for those who show them. */
  default void line(OutputText masked, boolean error) {
    line(masked.text(), error);
  }
}

package dev.gatehouse.git;

/**
 * One line of a checkout's status. A path can have two: what is staged, and what was changed since.
 *
 * @param path relative to the checkout, with '/'; an untracked repository inside the checkout ends
 *     in '/', since nothing in it is looked at
 * @param staged whether the index differs from the last commit; else the work tree from the index
 */
public record Change(String path, Kind kind, boolean staged) {
  public enum Kind {
    ADDED,
    MODIFIED,
    REMOVED,
    UNTRACKED,
    CONFLICTED
  }
}

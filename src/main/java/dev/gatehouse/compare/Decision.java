package dev.gatehouse.compare;

import java.util.Optional;

/**
 * What a person decided on a delta.
 *
 * @param identity of the delta it was made on: the decision lapses when the delta changes
 * @param tailored the text that ships in place of dev's, as git is to store it, for {@link
 *     Choice#TAILOR}
 */
public record Decision(
    String path, Choice choice, String reason, String identity, Optional<byte[]> tailored) {
  public enum Choice {
    INCLUDE,
    TAILOR,
    EXCLUDE
  }

  public static Decision include(Delta delta, String reason) {
    return new Decision(delta.path(), Choice.INCLUDE, reason, delta.identity(), Optional.empty());
  }

  public static Decision exclude(Delta delta, String reason) {
    return new Decision(delta.path(), Choice.EXCLUDE, reason, delta.identity(), Optional.empty());
  }

  public static Decision tailor(Delta delta, String reason, byte[] text) {
    return new Decision(delta.path(), Choice.TAILOR, reason, delta.identity(), Optional.of(text));
  }

  /** Whether it was made on this very delta, and is whole. */
  public boolean holdsFor(Delta delta) {
    return path.equals(delta.path())
        && identity.equals(delta.identity())
        && tailored.isPresent() == (choice == Choice.TAILOR);
  }
}

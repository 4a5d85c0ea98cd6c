package dev.gatehouse.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a step looked at when it ran, so that its result can be bound to it.
 *
 * @param dev dev's commit and content, where the step saw dev
 * @param prod prod's, where it saw prod
 * @param hashes SHA-256 of other inputs by name, such as {@code rules}, {@code claims}, {@code
 *     decisions}
 */
public record Saw(Optional<Side> dev, Optional<Side> prod, SortedMap<String, String> hashes) {
  /** A step that looked at nothing. */
  public static final Saw NOTHING = new Saw(Optional.empty(), Optional.empty(), Map.of());

  public Saw(Optional<Side> dev, Optional<Side> prod, Map<String, String> hashes) {
    this(dev, prod, new TreeMap<>(hashes));
  }

  /**
   * One checkout at one moment.
   *
   * @param commit HEAD's id, empty before the first commit
   * @param content SHA-256 over the tracked files as git would store them
   */
  public record Side(String commit, String content) {}
}

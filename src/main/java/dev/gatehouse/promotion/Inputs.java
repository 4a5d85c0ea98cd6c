package dev.gatehouse.promotion;

import dev.gatehouse.compare.Movements.Move;
import dev.gatehouse.ledger.Saw;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the checkouts, the rules and the decisions are now, to be held against what a step saw.
 *
 * @param now commit and content of both checkouts, and the hashes by input name
 * @param moves names the files that have moved
 */
record Inputs(Saw now, Moves moves) {
  /** Before anything was looked at. */
  static final Inputs UNKNOWN =
      new Inputs(Saw.NOTHING, (ofProd, then, commits) -> Optional.empty());

  /** Tells which files of a checkout are not what they were. */
  interface Moves {
    /**
     * @param then the content that it had
     * @param commits those that may have held it
     * @return empty where nobody knows
     */
    Optional<List<Move>> since(boolean ofProd, String then, Collection<String> commits);
  }
}

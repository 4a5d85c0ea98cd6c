package dev.gatehouse.readiness;

import java.util.List;

/**
 * One change set of a Liquibase change log: what is run as one, once.
 *
 * @param id with its author, which together tell it from the others of its file
 * @param isRepeatable whether it runs again when it has changed
 * @param isGuarded whether it looks first whether it is to run at all
 * @param signature the same as long as what it does is the same
 */
record ChangeSet(
    String id,
    int line,
    boolean isRepeatable,
    boolean isGuarded,
    List<ChangeNode> changes,
    String signature) {

  boolean isSame(ChangeSet other) {
    return signature.equals(other.signature);
  }
}

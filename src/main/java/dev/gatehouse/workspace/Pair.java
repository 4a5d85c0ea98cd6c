package dev.gatehouse.workspace;

import java.util.Optional;

/** Two checkouts of one workspace, and which is which. */
record Pair(Candidate dev, Candidate prod) {
  /**
   * Tells which of two is dev: by role files that differ, else by names, else by the one role file
   * that there is, else by the state files, else by where the settings lie. Nothing where none of
   * that tells them apart.
   */
  static Optional<Pair> of(Candidate a, Candidate b) {
    if (a.roleFile().isPresent()
        && b.roleFile().isPresent()
        && differ(a.roleFile(), b.roleFile())) {
      return Optional.of(firstIs(a.roleFile().get(), a, b));
    }
    return told(a.nameRole(), b.nameRole(), a, b)
        .or(
            () ->
                a.endsInDev() == b.endsInDev()
                    ? Optional.empty()
                    : Optional.of(firstIs(a.endsInDev() ? Role.DEV : Role.PROD, a, b)))
        .or(() -> told(a.roleFile(), b.roleFile(), a, b))
        .or(() -> told(a.stateRole(), b.stateRole(), a, b))
        .or(
            () ->
                a.settings() == b.settings()
                    ? Optional.empty()
                    : Optional.of(firstIs(a.settings() ? Role.DEV : Role.PROD, a, b)));
  }

  private static Optional<Pair> told(
      Optional<Role> ofA, Optional<Role> ofB, Candidate a, Candidate b) {
    if (!differ(ofA, ofB)) {
      return Optional.empty();
    }
    return Optional.of(firstIs(ofA.orElseGet(() -> ofB.orElseThrow().other()), a, b));
  }

  private static boolean differ(Optional<Role> a, Optional<Role> b) {
    return !a.equals(b);
  }

  private static Pair firstIs(Role role, Candidate a, Candidate b) {
    return role == Role.DEV ? new Pair(a, b) : new Pair(b, a);
  }
}

package dev.gatehouse.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether what differs is what the log says may ship.
 *
 * @param lines one for each delta, in the comparison's order
 * @param problems what keeps the comparison from passing, as sentences that name paths and entries;
 *     none means that it passes
 */
public record Reconciliation(List<Line> lines, List<String> problems) {
  /** What becomes of a delta. */
  public enum Fate {
    SHIPS,
    STAYS_DEV_ONLY,
    EXCLUDED,
    UNCLAIMED,
    /** Claimed by an entry that ships and by one that must not. */
    CLASH
  }

  /**
   * @param byWhom the entries that claim it; of an excluded one, the reason
   */
  public record Line(Delta delta, Fate fate, String byWhom) {}

  public Reconciliation {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  public boolean passes() {
    return problems.isEmpty();
  }

  /** How many deltas have this fate. */
  public long count(Fate fate) {
    return lines.stream().filter(line -> line.fate() == fate).count();
  }

  /**
   * Holds the deltas against the claims.
   *
   * @param shipping the entries that ship together
   * @param devOnly the entries that must never ship
   * @param excludedWithReason paths that a person keeps out of this promotion, and why
   * @param devOnlyWithNoneHere ids of Dev-only entries of which a person stated that they have no
   *     path in these checkouts
   * @param alreadyShipped paths that this attempt has brought to prod: they satisfy a claim,
   *     although nothing differs in them any more
   */
  public static Reconciliation of(
      Comparison comparison,
      List<Claimant> shipping,
      List<Claimant> devOnly,
      Map<String, String> excludedWithReason,
      Set<String> devOnlyWithNoneHere,
      Set<String> alreadyShipped) {
    var lines = new ArrayList<Line>();
    var problems = new ArrayList<>(comparison.problems());
    for (var delta : comparison.deltas()) {
      var line = line(delta, shipping, devOnly, excludedWithReason);
      lines.add(line);
      if (line.fate() == Fate.CLASH) {
        problems.add(
            delta.path() + " is claimed both ways: " + line.byWhom() + ". One must let go of it.");
      } else if (line.fate() == Fate.UNCLAIMED) {
        problems.add(delta.path() + " differs, and no entry claims it: claim it or exclude it.");
      }
    }
    for (var claimant : shipping) {
      problems.addAll(emptyClaims(claimant, comparison, alreadyShipped));
    }
    for (var claimant : devOnly) {
      if (claimant.claims().isEmpty() && !devOnlyWithNoneHere.contains(claimant.entryId())) {
        problems.add(
            claimant.entryId()
                + " is Dev-only and names no paths: claim them, or state that it has none here.");
      }
    }
    return new Reconciliation(lines, problems);
  }

  private static Line line(
      Delta delta, List<Claimant> shipping, List<Claimant> devOnly, Map<String, String> excluded) {
    var ships = claiming(shipping, delta.path());
    var stays = claiming(devOnly, delta.path());
    var reason = excluded.getOrDefault(delta.path(), "").strip();
    if (!ships.isEmpty() && !stays.isEmpty()) {
      return new Line(delta, Fate.CLASH, ships + " ships it, " + stays + " keeps it in dev");
    }
    if (!reason.isEmpty()) {
      return new Line(delta, Fate.EXCLUDED, reason);
    }
    if (!ships.isEmpty()) {
      return new Line(delta, Fate.SHIPS, ships);
    }
    return stays.isEmpty()
        ? new Line(delta, Fate.UNCLAIMED, "")
        : new Line(delta, Fate.STAYS_DEV_ONLY, stays);
  }

  private static String claiming(List<Claimant> claimants, String path) {
    return String.join(
        ", ",
        claimants.stream()
            .filter(one -> one.claims().matches(path))
            .map(Claimant::entryId)
            .distinct()
            .toList());
  }

  private static List<String> emptyClaims(
      Claimant claimant, Comparison comparison, Set<String> shipped) {
    if (claimant.claims().isEmpty()) {
      return List.of(claimant.entryId() + " ships and claims nothing: claim what belongs to it.");
    }
    var problems = new ArrayList<String>();
    for (var pattern : claimant.claims().patterns()) {
      var glob = new Glob(pattern);
      if (comparison.deltas().stream().noneMatch(delta -> glob.matches(delta.path()))
          && shipped.stream().noneMatch(glob::matches)) {
        problems.add(
            claimant.entryId()
                + " claims "
                + pattern
                + ", and nothing differs there: take the claim back, or check the checkouts.");
      }
    }
    return problems;
  }
}

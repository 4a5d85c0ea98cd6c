package dev.gatehouse.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.compare.Reconciliation.Fate;
import dev.gatehouse.git.TrackedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private final List<Claimant> shipping = new ArrayList<>();
  private final List<Claimant> devOnly = new ArrayList<>();

  private static Comparison differing(String... paths) {
    return new Comparison(
        Stream.of(paths)
            .map(
                path ->
                    Delta.of(
                        Optional.of(new TrackedFile(path, TrackedFile.FILE, "b", 1, false)),
                        Optional.empty()))
            .toList(),
        List.of());
  }

  private static Claimant entry(String id, String... claims) {
    return new Claimant(id, Claims.of(List.of(claims)));
  }

  private Reconciliation of(Comparison comparison, Map<String, String> excluded) {
    return Reconciliation.of(comparison, shipping, devOnly, excluded, Set.of(), Set.of());
  }

  private static List<Fate> fates(Reconciliation reconciliation) {
    return reconciliation.lines().stream().map(Reconciliation.Line::fate).toList();
  }

  @Test
  void everyDeltaThatIsAccountedForPasses() {
    shipping.add(entry("one", "src/**"));
    shipping.add(entry("two", "src/a", "docs/"));
    devOnly.add(entry("dev", "ports.env"));
    var result =
        of(differing("docs/x", "old.txt", "ports.env", "src/a"), Map.of("old.txt", "not yet"));
    assertEquals(List.of(), result.problems());
    assertTrue(result.passes());
    assertEquals(
        List.of(Fate.SHIPS, Fate.EXCLUDED, Fate.STAYS_DEV_ONLY, Fate.SHIPS), fates(result));
    assertEquals("one, two", result.lines().getLast().byWhom());
    assertEquals("not yet", result.lines().get(1).byWhom());
  }

  @Test
  void aPathClaimedBothWaysBlocksAndNamesBothEntriesEvenWhereItIsExcluded() {
    shipping.add(entry("ships", "**"));
    devOnly.add(entry("stays", "ports.env"));
    for (var excluded : List.of(Map.<String, String>of(), Map.of("ports.env", "a reason"))) {
      var result = of(differing("ports.env"), excluded);
      assertEquals(List.of(Fate.CLASH), fates(result));
      var problem = result.problems().getFirst();
      assertTrue(
          problem.contains("ports.env") && problem.contains("ships") && problem.contains("stays"),
          problem);
    }
  }

  @Test
  void aDeltaThatNobodyClaimsBlocks() {
    var result = of(differing("a"), Map.of("a", "  ", "b", "no delta"));
    assertEquals(List.of(Fate.UNCLAIMED), fates(result));
    assertEquals(1, result.problems().size());
  }

  @Test
  void aClaimWithoutADeltaBlocksUnlessThisAttemptHasShippedIt() {
    shipping.add(entry("one", "src/**", "gone.txt"));
    var comparison = differing("src/a");
    var problems = of(comparison, Map.of()).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.getFirst().contains("gone.txt"));
    var again =
        Reconciliation.of(comparison, shipping, devOnly, Map.of(), Set.of(), Set.of("gone.txt"));
    assertTrue(again.passes());
  }

  @Test
  void anEntryThatShipsMustClaimSomething() {
    shipping.add(entry("one"));
    assertTrue(of(differing(), Map.of()).problems().getFirst().contains("one"));
  }

  @Test
  void aDevOnlyEntryNamesItsPathsOrAPersonSaysThatItHasNone() {
    devOnly.add(entry("separation"));
    assertTrue(of(differing(), Map.of()).problems().getFirst().contains("separation"));
    assertTrue(
        Reconciliation.of(differing(), shipping, devOnly, Map.of(), Set.of("separation"), Set.of())
            .passes());
    devOnly.set(0, entry("separation", "nothing/differs/here"));
    assertTrue(of(differing(), Map.of()).passes());
  }

  @Test
  void whatHidesInOwnFoldersBlocksToo() {
    var comparison = new Comparison(List.of(), List.of("dev tracks x"));
    assertEquals(List.of("dev tracks x"), of(comparison, Map.of()).problems());
  }
}

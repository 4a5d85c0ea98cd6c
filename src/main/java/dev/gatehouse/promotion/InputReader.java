package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.Saw;
import dev.gatehouse.promotion.CheckoutSights.Sights;
import dev.gatehouse.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the checkouts, the rules, the claims and the decisions are now. */
final class InputReader {
  private InputReader() {}

  /**
   * @param seen what dev and prod hold
   * @param checkouts tells what they held before
   */
  static Inputs read(Workspace workspace, Facts facts, Sights seen, CheckoutSights checkouts) {
    return new Inputs(
        new Saw(seen.devSide(), seen.prodSide(), hashes(workspace, facts)),
        (ofProd, then, commits) ->
            (ofProd ? seen.prod() : seen.dev())
                .flatMap(now -> checkouts.moved(now, seen.own(), then, commits)));
  }

  static Map<String, String> hashes(Workspace workspace, Facts facts) {
    var decisions = new TreeMap<String, String>();
    var exclusions = new TreeMap<String, String>();
    for (var decision : facts.decisions().values()) {
      var line = line(decision);
      decisions.put(decision.path(), line);
      if (decision.choice() != Decision.Choice.INCLUDE) {
        exclusions.put(decision.path(), line);
      }
    }
    var hashes = new TreeMap<String, String>();
    hashes.put("rules", Sha256.of(workspace.settings().hash()));
    hashes.put("claims", Sha256.of(claims(facts.shipping()) + "|" + claims(facts.devOnly())));
    hashes.put("decisions", Sha256.of(decisions.toString()));
    hashes.put("exclusions", Sha256.of(exclusions.toString()));
    return hashes;
  }

  private static String line(Decision decision) {
    return decision.choice()
        + " "
        + decision.identity()
        + " "
        + decision.tailored().map(Sha256::of).orElse("");
  }

  private static String claims(List<Claimant> claimants) {
    var lines = new TreeMap<String, String>();
    claimants.forEach(one -> lines.put(one.entryId(), one.claims().patterns().toString()));
    return lines.toString();
  }
}

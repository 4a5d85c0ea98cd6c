package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.ContentHash;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.Saw;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at the checkouts, the rules, the claims and the decisions as they are now. */
final class InputReader {
  private InputReader() {}

  static Inputs read(Workspace workspace, Facts facts) throws IOException {
    return new Inputs(
        new Saw(
            side(workspace, workspace.dev().root()),
            workspace.prod().isEmpty()
                ? Optional.empty()
                : side(workspace, workspace.prod().get().root()),
            hashes(workspace, facts)));
  }

  /** What one checkout holds; empty where it is no repository. */
  static Optional<Saw.Side> side(Workspace workspace, Path root) throws IOException {
    if (!GitCheckout.isCheckout(root)) {
      return Optional.empty();
    }
    try (var git = GitCheckout.open(root)) {
      return Optional.of(new Saw.Side(git.head().orElse(""), ContentHash.of(git, workspace.own())));
    }
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

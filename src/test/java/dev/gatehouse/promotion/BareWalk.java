package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Offer;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.log.Status;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two tiny repositories and a log, and nothing else: no script, no database, no {@code .env}, no
 * checklist, no settings, no state. What no check can prove there, a person states.
 */
final class BareWalk {
  static final Who ADA = Who.human("Ada");
  static final Who GRACE = Who.human("Grace");

  /** What Ada states, by the step that it satisfies. */
  static final Map<String, String> STATEMENTS =
      Map.of(
          "health", "I opened the page in prod, and it came up",
          "update", "I read the page in dev from top to bottom",
          "backup", "Prod has no database, it is a page of text",
          "config", "Prod takes no settings, there is no .env",
          "promote", "I opened the page after the change",
          "canonical", "I opened the page once more, an hour later");

  final Path dev;
  final Path prod;
  final Promotions promotions;

  private BareWalk(Path folder) throws IOException {
    dev = folder.resolve("tide-dev");
    prod = folder.resolve("tide");
    promotions = Promotions.of(Workspace.discover(dev), Clock.systemUTC());
  }

  /**
   * Writes the workspace.
   *
   * @param logIn the folder of the checkout that has the log
   */
  static BareWalk in(Path folder, String logIn, byte[] log) throws IOException {
    var root = Files.createDirectories(folder).toRealPath();
    var words = "High water at nine.\n";
    for (var checkout : List.of("tide", "tide-dev")) {
      write(root.resolve(checkout), "page.txt", words);
      if (checkout.equals(logIn)) {
        var file = root.resolve(checkout).resolve("docs/PROMOTION_LOG.md");
        Files.createDirectories(file.getParent());
        Files.write(file, log);
      }
      GitCheckout.init(root.resolve(checkout), "A page", ADA).close();
    }
    return new BareWalk(root);
  }

  /** The same where prod is a clone of dev, so that both have one history behind them. */
  static BareWalk related(Path folder) throws IOException {
    var bare = in(folder, "tide-dev", LogTemplate.empty());
    Folders.delete(bare.prod, folder);
    GitCommand.git(folder, "clone", "-q", "tide-dev", "tide");
    bare.promotions.rediscover();
    return bare;
  }

  /** Goes on with what was walked and copied. */
  static BareWalk at(Path folder) throws IOException {
    return new BareWalk(folder.toRealPath());
  }

  /** Writes a file of dev and commits it: something to ship. */
  void work(String path, String text) throws IOException {
    write(dev, path, text);
    try (var git = GitCheckout.open(dev)) {
      git.commit(List.of(path), "Work on " + path, ADA);
    }
  }

  /** Walks an entry that ships one path, from the first open step to the last. */
  void walk(String id, String path) throws IOException {
    if (!promotions.isRecorded(id)) {
      promotions.start(id, ADA);
    }
    walkBefore("", id, path);
  }

  /** Walks up to a step, which is left as it is. */
  void walkBefore(String end, String id, String path) throws IOException {
    for (var step : promotions.workflow().steps()) {
      if (step.key().equals(end)) {
        return;
      }
      if (!promotions.promotion(id).step(step.key()).state().isSatisfied()) {
        prepare(id, step.key(), path);
        state(id, step.key());
        var outcome = run(id, step.key());
        assertTrue(
            outcome.passed(), () -> step.key() + ": " + outcome.summary() + outcome.details());
      }
    }
  }

  /** What a person does for a step, what only can be stated apart. */
  private void prepare(String id, String step, String path) throws IOException {
    var deeds = promotions.deeds();
    switch (step) {
      case "update" -> deeds.claim(id, path, ADA);
      case "sign-off" -> {
        deeds.sign(id, ADA);
        deeds.sign(id, GRACE);
      }
      case "diff" -> {
        deeds.decide(id, List.of(path), Choice.INCLUDE, "", ADA);
        for (var entry : promotions.log().entries()) {
          if (entry.status().equals(Optional.of(Status.DEV_ONLY))) {
            assertFalse(run(id, step).passed(), "it claims nothing, and nobody spoke for it");
            deeds.state(id, step, entry.id(), "It has no path in these two checkouts", ADA);
          }
        }
      }
      case "verify" -> {
        if (promotions.workspace().checklist().isEmpty()) {
          var refused = run(id, step);
          assertEquals(List.of(Offer.WRITE_CHECKLIST), refused.offers());
          promotions.remedies().take(id, Offer.WRITE_CHECKLIST, "", ADA);
        }
        for (var item : promotions.proposals().checklist()) {
          deeds.resolve(id, item.text(), ItemChoices.PASSED, "seen in prod", List.of(), ADA);
        }
      }
      default -> {}
    }
  }

  /** States what a step cannot prove; without the statement it does not pass. */
  private void state(String id, String step) throws IOException {
    var statement = STATEMENTS.get(step);
    if (statement != null) {
      var unproved = run(id, step);
      assertFalse(unproved.passed(), () -> step + " passed by itself: " + unproved.summary());
      promotions.deeds().state(id, step, "", statement, ADA);
    }
  }

  Outcome run(String id, String step) throws IOException {
    return run(id, step, Map.of());
  }

  Outcome run(String id, String step, Map<String, String> chosen) throws IOException {
    var input =
        switch (step) {
          case "add" -> Map.of("summary", "Low water too", "owner", "Ada");
          case "rollback-plan" -> promotions.proposals().rollback(id);
          default -> chosen;
        };
    return promotions
        .runs()
        .run(id, RunRequest.of(step, ADA, input), RunListener.SILENT, Cancellation.never());
  }

  private static void write(Path root, String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.record.EntryLines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace in which next to nothing can be checked is promoted by what people state. */
class StatementsTest {
  private static final String ID = "2026-04-01-low-water";

  @TempDir Path folder;

  @Test
  void aWorkspaceWithNothingIsWalkedToPromotedByStatementsThatTheLogShowsAsSuch() throws Exception {
    var bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    walkToTheEnd(bare);

    var log = bare.promotions.log();
    var fields = log.entry(ID).orElseThrow().fields();
    assertEquals(
        "not applicable, stated by Ada: " + BareWalk.STATEMENTS.get("config"),
        fields.get(Field.CONFIG));
    for (var schema : new Field[] {Field.SCHEMA_PRE, Field.SCHEMA_POST}) {
      assertEquals(
          "not applicable, stated by Ada: " + BareWalk.STATEMENTS.get("backup"),
          fields.get(schema));
    }
    assertTrue(fields.getOrDefault(Field.BACKUP, "").startsWith("`prod:storage/backups/"));
    var written = log.block(ID, LogWriter.NOTES).orElseThrow();
    for (var step : BareWalk.STATEMENTS.keySet()) {
      var line = "(" + step + "), stated: " + BareWalk.STATEMENTS.get(step);
      assertEquals(
          1, written.stream().filter(one -> one.endsWith(line)).count(), () -> line + written);
    }
    var approved = ", Ada, step 17 (approve), marked Approved";
    assertTrue(written.stream().anyMatch(line -> line.endsWith(approved)), written::toString);
    assertFalse(written.toString().contains("passed"), "a statement never looks like a check");
  }

  @Test
  void whatAStatementSatisfiedSaysSoInItsRunToo() throws Exception {
    var bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    walkToTheEnd(bare);

    var promotion = bare.promotions.promotion(ID);
    for (var step : new String[] {"health", "update", "backup", "config", "promote", "canonical"}) {
      var summary = promotion.step(step).lastRun().orElseThrow().finish().orElseThrow().summary();
      var stated = "stated by Ada: \"" + BareWalk.STATEMENTS.get(step) + "\"";
      assertTrue(summary.contains(stated), () -> step + ": " + summary);
    }
    for (var step : new String[] {"schema-pre", "rehearsal", "schema-post"}) {
      var summary = promotion.step(step).lastRun().orElseThrow().finish().orElseThrow().summary();
      assertTrue(summary.contains("not applicable, stated by Ada: "), () -> step + ": " + summary);
    }
  }

  @Test
  void theChecklistThatStepFifteenWritesLiesInDevAndAsksForProdsStartAndMainJob() throws Exception {
    var bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    walkToTheEnd(bare);

    var written = Files.readString(bare.dev.resolve("docs/MANUAL_VERIFICATION.md"));
    assertTrue(written.contains("- [ ] Prod starts"), written);
    assertTrue(written.contains("- [ ] Prod does its main job"), written);
    var items = bare.promotions.log().block(ID, EntryLines.CHECKLIST).orElseThrow();
    assertTrue(items.stream().allMatch(item -> item.contains(": passed, Ada, ")), items::toString);
    assertEquals(bare.promotions.proposals().checklist().size(), items.size());
    assertFalse(Files.exists(bare.prod.resolve("docs/MANUAL_VERIFICATION.md")));
  }

  @Test
  void aLogThatLiesInProdAloneTakesTheWholePromotion() throws Exception {
    var bare = BareWalk.in(folder, "tide", LogTemplate.empty());
    walkToTheEnd(bare);

    assertEquals(bare.prod.resolve("docs/PROMOTION_LOG.md"), bare.promotions.logFile().get());
    assertTrue(Files.isRegularFile(bare.prod.resolve("docs/promotions/" + ID + "/ledger.jsonl")));
    assertFalse(Files.exists(bare.dev.resolve("docs/promotions")), "the record is beside the log");
    assertFalse(Files.exists(bare.dev.resolve("docs/PROMOTION_LOG.md")));
    for (var attachment : bare.promotions.promotion(ID).evidence()) {
      var path = attachment.artifact().path();
      assertTrue(path.startsWith("prod:"), path);
      assertTrue(Files.exists(bare.promotions.workspace().locate(path).orElseThrow()), path);
    }
  }

  @Test
  void backupsThatFollowOneAnotherWithinASecondAreEachKept() throws Exception {
    var bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    bare.work("page.txt", "Low water at three.\n");
    bare.promotions.start(ID, BareWalk.ADA);
    bare.walkBefore("config", ID, "page.txt");

    for (int again = 0; again < 4; again++) {
      var outcome = bare.run(ID, "backup");
      assertTrue(outcome.passed(), () -> outcome.summary() + outcome.details());
    }

    try (var backups = Files.list(bare.prod.resolve("storage/backups"))) {
      assertEquals(5, backups.count());
    }
  }

  private static void walkToTheEnd(BareWalk bare) throws Exception {
    bare.work("page.txt", "High water at nine.\nLow water at three.\n");
    bare.walk(ID, "page.txt");

    var promotion = bare.promotions.promotion(ID);
    assertEquals(21, promotion.done());
    assertEquals("Promoted", promotion.status());
    assertTrue(
        promotion.required().stream().allMatch(RequiredField::filled),
        () -> promotion.required().toString());
    assertEquals(
        "High water at nine.\nLow water at three.\n",
        Files.readString(bare.prod.resolve("page.txt")));
    // The gate was stated only after the commit: the second run of 14 must not have made another.
    var commits =
        promotion.facts().events().stream()
            .filter(event -> event.type() == EventType.COMPLETED)
            .filter(event -> event.about().equals("commit"))
            .toList();
    assertEquals(1, commits.size());
    try (var prod = GitCheckout.open(bare.prod)) {
      assertTrue(prod.contains(commits.getFirst().text()));
    }
  }
}

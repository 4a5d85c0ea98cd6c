package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static dev.gatehouse.promotion.SampleWalk.WITH_DEV_PORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Offer;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps 4 to 6 where what differs does not fit what the log says, or what prod can bear. */
class CompareTest {
  private static final String DEV_ONLY = "2026-01-08-dev-separation";

  @TempDir Path folder;

  @Test
  void aFailingScriptStopsTheComparisonAndTheBuiltInCanStandIn() throws Exception {
    var walk = Walked.through("sign-off", folder);
    walk.prepare("diff");
    Hands.command(walk, "diff", 3);
    var before = Aftermath.of(walk);

    var outcome = walk.run("diff");

    before.failed("diff", outcome, "The comparison's script failed");
    assertContains(outcome.details().getFirst(), "ended with exit code 3");
    assertEquals(List.of(Offer.USE_BUILT_IN), outcome.offers());
    var failed = before.last(EventType.FINISHED).finish().orElseThrow();
    assertEquals(Optional.of(3), failed.exit());
    assertEquals("script", failed.by());

    assertTrue(walk.runBuiltIn("diff").passed());
    var passed = before.last(EventType.FINISHED).finish().orElseThrow();
    assertEquals("built-in", passed.by());
    assertEquals(StepState.PASSED, walk.state("diff"));
  }

  @Test
  void anExitCodeOfZeroDoesNotAccountForAFileThatNobodyClaims() throws Exception {
    var walk = Walked.through("sign-off", folder);
    walk.prepare("diff");
    Hands.command(walk, "diff", 0);
    var claims = claims(walk);
    walk.promotions.deeds().claim(walk.id, claims.replace("`VERSION`, ", ""), ADA);
    var before = Aftermath.of(walk);

    var outcome = walk.run("diff");

    before.failed("diff", outcome, "The difference does not match the log: 1 problem");
    assertContains(outcome.details().getFirst(), "VERSION differs, and no entry claims it");
    assertContains(before.evidence("diff", "comparison.txt"), "VERSION · UNCLAIMED");
    walk.promotions.deeds().claim(walk.id, claims, ADA);
    walk.pass("diff");
  }

  @Test
  void aPathThatMustShipAndMustStayBlocksWithBothEntriesNamed() throws Exception {
    var walk = Walked.through("sign-off", folder);
    var claims = claims(walk);
    walk.prepare("diff");
    walk.promotions.deeds().claim(walk.id, claims + ", `docs/DEV_SETUP.md`", ADA);
    var before = Aftermath.of(walk);

    var outcome = walk.run("diff");

    before.failed("diff", outcome, "The difference does not match the log: 1 problem");
    var problem = outcome.details().getFirst();
    assertContains(problem, "docs/DEV_SETUP.md is claimed both ways");
    assertContains(problem, walk.id);
    assertContains(problem, DEV_ONLY);
    assertContains(before.evidence("diff", "comparison.txt"), "docs/DEV_SETUP.md · CLASH");

    walk.promotions.deeds().claim(walk.id, claims, ADA);
    assertEquals(claims, claims(walk));
    walk.pass("diff");
    assertContains(before.evidence("diff", "comparison.txt"), "STAYS_DEV_ONLY · " + DEV_ONLY);
  }

  @Test
  void aClaimOfAShippingEntryUnderWhichNothingDiffersBlocks() throws Exception {
    var walk = Walked.through("sign-off", folder);
    var claims = claims(walk);
    walk.prepare("diff");
    walk.promotions.deeds().claim(walk.id, claims + ", `docs/HARBOUR_RULES.md`", ADA);
    var before = Aftermath.of(walk);

    var outcome = walk.run("diff");

    before.failed("diff", outcome, "The difference does not match the log: 1 problem");
    assertContains(
        outcome.details().getFirst(),
        walk.id + " claims docs/HARBOUR_RULES.md, and nothing differs there");
    walk.promotions.deeds().claim(walk.id, claims, ADA);
    walk.pass("diff");
  }

  @Test
  void anUndecidedFileAndDevsPortHoldTheReadinessPass() throws Exception {
    var walk = Walked.through("sign-off", folder);
    assertTrue(walk.run("diff").passed());
    var before = Aftermath.of(walk);

    var undecided = walk.run("readiness");

    before.failed("readiness", undecided, "files undecided");
    assertTrue(undecided.details().contains("undecided: VERSION"), undecided.details()::toString);
    var files = walk.survey().undecided().stream().map(view -> view.delta().path()).toList();
    walk.promotions.deeds().decide(walk.id, files, Choice.INCLUDE, "", ADA);

    var open = walk.run("readiness");

    before.failed("readiness", open, "0 files undecided");
    assertContains(String.join("\n", open.details()), WITH_DEV_PORT + ":");
    assertContains(String.join("\n", open.details()), "dev's port");
    assertContains(before.evidence("readiness", "readiness.txt"), "(open)");
    var finding = walk.survey().openFindings().getFirst().finding().key();
    assertThrows(
        Trouble.class,
        () -> walk.promotions.deeds().accept(walk.id, "readiness", finding, " ", ADA),
        "accepted with no reason");

    walk.decideAll();

    assertEquals(StepState.STALE, walk.state("diff"), "tailoring changes the delta");
    assertThrows(Trouble.class, () -> walk.run("readiness"), "before step 4 ran again");
    walk.pass("diff");
    walk.pass("readiness");
    assertFalse(before.evidence("readiness", "readiness.txt").contains("(open)"));
  }

  @Test
  void aMigrationThatRemovesDataNeedsAMandateOfAPerson() throws Exception {
    var walk = Walked.through("sign-off", folder);
    Hands.command(walk, "update", 0);
    Hands.migration(walk, "0005_forget.sql", "DROP TABLE IF EXISTS bookings;\n");
    walk.through("readiness");
    var before = Aftermath.of(walk);

    var outcome = walk.run("migrations");

    before.failed("migrations", outcome, "1 finding open in the migrations");
    var problem = outcome.details().getFirst();
    assertContains(problem, "backend/migrations/0005_forget.sql:1");
    assertContains(problem, "(needs a mandate)");
    var finding = walk.survey().openMigrationFindings().getFirst().finding().key();
    var deeds = walk.promotions.deeds();

    deeds.accept(walk.id, "migrations", finding, "it is fine", ADA);
    before.failed("migrations", walk.run("migrations"), "1 finding open in the migrations");
    assertThrows(
        Trouble.class,
        () -> deeds.mandate(walk.id, "migrations", finding, "clean slate", AGENT),
        "an agent's mandate");
    assertThrows(
        Trouble.class,
        () -> deeds.mandate(walk.id, "migrations", finding, "", ADA),
        "a mandate with no reason");
    assertEquals(0, before.count(EventType.MANDATED));

    deeds.mandate(walk.id, "migrations", finding, "The board wants a clean slate", ADA);

    assertContains(before.notes(), "mandated");
    assertContains(before.notes(), "The board wants a clean slate");
    walk.pass("migrations");
    assertContains(
        before.evidence("migrations", "migrations.txt"),
        "(mandated by Ada: The board wants a clean slate)");
  }

  @Test
  void aMigrationThatProdHasRunMayNotChangeUnlessAPersonAcceptsIt() throws Exception {
    var walk = Walked.through("sign-off", folder);
    Hands.command(walk, "update", 0);
    var ran = Files.readString(walk.sample.prod().resolve("backend/migrations/0001_core.sql"));
    Hands.migration(
        walk, "0001_core.sql", ran + "\nCREATE TABLE IF NOT EXISTS lost (id INTEGER);\n");
    walk.through("readiness");
    var before = Aftermath.of(walk);

    var outcome = walk.run("migrations");

    before.failed("migrations", outcome, "1 finding open in the migrations");
    assertContains(outcome.details().getFirst(), "backend/migrations/0001_core.sql:");
    assertContains(outcome.details().getFirst(), "prod has run it already");
    var finding = walk.survey().openMigrationFindings().getFirst().finding();
    assertFalse(finding.needsMandate(), "it takes nothing from prod");

    var deeds = walk.promotions.deeds();
    deeds.accept(walk.id, "migrations", finding.key(), "0005 does the same to prod", ADA);

    walk.through("rehearsal");
    assertContains(
        before.evidence("migrations", "migrations.txt"),
        "(accepted by Ada: 0005 does the same to prod)");
    assertFalse(before.evidence("rehearsal", "migrations.json").contains("0001_core"));
  }

  @Test
  void aMigrationThatOnlyItsOwnToolRunsIsNotPassedOverInSilence() throws Exception {
    var walk = Walked.through("sign-off", folder);
    Hands.command(walk, "update", 0);
    Hands.migration(
        walk,
        "versions_2.py",
        "revision = '2'\ndown_revision = '1'\n\n\ndef upgrade():\n    op.drop_table('old')\n");
    walk.through("readiness");
    var before = Aftermath.of(walk);

    var outcome = walk.run("migrations");

    before.failed("migrations", outcome, "2 findings open in the migrations");
    var problems = String.join("\n", outcome.details());
    assertContains(problems, "backend/migrations/versions_2.py:6: it removes what prod has");
    assertContains(problems, "gatehouse.json names no \"migrate\" command");
    for (var view : walk.survey().openMigrationFindings()) {
      walk.promotions
          .deeds()
          .mandate(walk.id, "migrations", view.finding().key(), "by hand, after step 14", ADA);
    }

    walk.through("rehearsal");
    assertContains(
        before.evidence("rehearsal", "rehearsal.txt"), "Not rehearsed, since only their own tool");
    assertContains(
        before.evidence("rehearsal", "rehearsal.txt"), "backend/migrations/versions_2.py");
  }

  private static String claims(SampleWalk walk) throws Exception {
    return walk.promotions.promotion(walk.id).claims();
  }

  @Test
  void aDecisionIsOnWhatWasShownAndOnNothingElse() throws Exception {
    var walk = Walked.through("sign-off", folder);
    var style = "frontend/style.css";
    var identity = walk.survey().comparison().delta(style).orElseThrow().identity();
    var seen = Map.of(style, identity);
    var file = walk.sample.dev().resolve(style);
    Files.writeString(file, Files.readString(file) + "/* meanwhile */\n");

    var trouble =
        assertThrows(
            Trouble.class,
            () ->
                walk.promotions
                    .deeds()
                    .decideAsSeen(walk.id, seen, Choice.INCLUDE, "", SampleWalk.ADA));

    assertContains(trouble.what(), style + " has changed since it was shown");
    assertThrows(
        Trouble.class,
        () ->
            walk.promotions
                .deeds()
                .tailorAsSeen(walk.id, style, identity, "/* */", SampleWalk.ADA));
    assertTrue(
        walk.survey().undecided().stream().anyMatch(view -> view.delta().path().equals(style)));
  }

  @Test
  void aPortThatBecomesDevsOnlyAfterTheReadinessPassStopsThePromotion() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var env = walk.sample.dev().resolve(".env");
    Files.writeString(env, Files.readString(env).replace("PORT=8201", "PORT=8100"));
    var prod = walk.sample.prod().resolve(".env");
    Files.writeString(prod, Files.readString(prod).replace("PORT=8100", "PORT=8300"));

    var outcome = walk.run("promote");

    assertFalse(outcome.passed());
    assertContains(outcome.summary(), "dev's port");
  }
}

package dev.gatehouse.promotion;

import static dev.gatehouse.compare.Decision.Choice.EXCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.Field;
import dev.gatehouse.record.ItemChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are bound to the content that they looked at, and to nothing else. */
class StalenessTest {
  @TempDir Path folder;
  private SampleWalk walk;

  @BeforeEach
  void allIsReadyForProd() throws Exception {
    walk = Walked.through("rollback-plan", folder);
    assertEquals(Set.of(), stale());
    assertTrue(walk.promotions.promotion(walk.id).step("promote").canStart());
  }

  @Test
  void aChangeInDevMakesWhatLookedAtDevStaleAndBlocksThePromotionButNotTheBackup()
      throws Exception {
    change(walk.sample.dev(), "frontend/style.css", "/* wider */\n");

    assertTrue(
        stale().containsAll(List.of("update", "diff", "readiness", "migrations", "rehearsal")),
        () -> unchecked(this::stale).toString());
    for (var fresh : List.of("health", "add", "sign-off", "backup", "config", "schema-pre")) {
      assertEquals(StepState.PASSED, walk.state(fresh), fresh);
    }
    var promote = walk.promotions.promotion(walk.id).step("promote");
    assertTrue(
        promote.blockedBy().stream().anyMatch(why -> why.contains("is stale")),
        () -> promote.blockedBy().toString());
    assertThrows(Trouble.class, () -> walk.run("promote"));
  }

  @Test
  void aChangeThatIsNotCommittedIsAChangeToo() throws Exception {
    Files.writeString(
        walk.sample.dev().resolve("frontend/style.css"), "/* x */\n", StandardOpenOption.APPEND);

    assertEquals(StepState.STALE, walk.state("diff"));
  }

  @Test
  void aChangeInProdMakesItsBackupStale() throws Exception {
    change(walk.sample.prod(), "docs/HARBOUR_RULES.md", "No swimming.\n");

    assertEquals(StepState.STALE, walk.state("backup"));
    assertEquals(StepState.STALE, walk.state("health"));
    assertEquals(StepState.STALE, walk.state("schema-pre"), "it builds on the backup");
    assertEquals(StepState.PASSED, walk.state("update"), "that looked at dev alone");
  }

  @Test
  void contentCountsAndNotCommits() throws Exception {
    var file = walk.sample.dev().resolve("frontend/style.css");
    var former = Files.readString(file);
    change(walk.sample.dev(), "frontend/style.css", "/* wider */\n");
    Files.writeString(file, former);
    commit(walk.sample.dev(), "frontend/style.css");

    assertEquals(Set.of(), stale(), "two commits on, and the same content");
  }

  @Test
  void savingTheLogCommittingItAndMovingStatesMakesNothingStale() throws Exception {
    walk.promotions.edits().set(walk.id, Field.NOTES, "Looked at once more", SampleWalk.ADA);
    walk.promotions.deeds().note(walk.id, "", "a note", SampleWalk.ADA);
    commit(walk.sample.dev(), "docs/build/PROMOTION_LOG.md");
    for (var root : List.of(walk.sample.dev(), walk.sample.prod())) {
      var state = root.resolve(".workspace-state.json");
      Files.writeString(state, Files.readString(state).replace("canonical", "provisional"));
      commit(root, ".workspace-state.json");
    }

    assertEquals(Set.of(), stale());
  }

  @Test
  void tailoringAFileMakesTheComparisonStale() throws Exception {
    walk.promotions.deeds().tailor(walk.id, "VERSION", "9.9.9\n", SampleWalk.ADA);

    assertEquals(StepState.STALE, walk.state("diff"));
    assertEquals(StepState.STALE, walk.state("readiness"));
    assertEquals(StepState.STALE, walk.state("rehearsal"));
    assertEquals(StepState.PASSED, walk.state("backup"));
  }

  @Test
  void afterAStepRanAgainWhatBuildsOnItIsStale() throws Exception {
    walk.pass("backup");

    assertEquals(StepState.STALE, walk.state("config"));
    assertEquals(StepState.STALE, walk.state("rollback-plan"), "it names the old backup");
    walk.through("rollback-plan");
    assertEquals(Set.of(), stale());
  }

  @Test
  void whatGatehouseItselfPromotedMakesNothingStale() throws Exception {
    walk.through("promote");
    assertEquals(Set.of(), stale());

    walk.through("transitions");
    assertEquals(Set.of(), stale());
  }

  @Test
  void aFixFoundInVerificationIsASecondCommitOnTopAndNoMigrationRunsTwice() throws Exception {
    walk.through("promote");
    var item = walk.promotions.proposals().checklist().getFirst().text();
    walk.promotions
        .deeds()
        .resolve(
            walk.id, item, ItemChoices.FAILED, "the list is too narrow", List.of(), SampleWalk.ADA);
    assertFalse(walk.run("verify").passed());

    change(walk.sample.dev(), "frontend/style.css", "/* wider */\n");
    assertFalse(walk.promotions.promotion(walk.id).step("promote").canStart(), "it is undecided");
    walk.through("promote");

    assertEquals(StepState.PASSED, walk.state("promote"));
    assertTrue(
        Files.readString(walk.sample.prod().resolve("frontend/style.css")).contains("wider"));
    var events = walk.promotions.promotion(walk.id).facts().completed("promote");
    assertEquals(2, events.stream().filter(part -> part.about().equals("commit")).count());
    var migrations =
        events.stream().map(part -> part.about()).filter(part -> part.startsWith("migration "));
    assertEquals(
        List.of(
            "migration backend/migrations/0003_booking_requests.sql",
            "migration backend/migrations/0004_tide_windows.sql"),
        migrations.toList());
    var frontend = Files.readString(walk.sample.prod().resolve(SampleWalk.WITH_DEV_PORT));
    assertTrue(frontend.contains("8100") && !frontend.contains("8201"), frontend);

    walk.through("transitions");
    assertEquals("Promoted", walk.promotions.promotion(walk.id).status());
  }

  @Test
  void whatMovedIsNamed() throws Exception {
    var style = walk.sample.dev().resolve("frontend/style.css");
    Files.writeString(style, "/* x */\n", StandardOpenOption.APPEND);
    assertEquals("frontend/style.css changed in dev since", why("diff"));
    assertEquals("frontend/style.css changed in dev since", whyAfterRestart("diff"));

    write(walk.sample.dev(), "frontend/new.css", "/* y */\n");
    assertEquals("frontend/new.css and frontend/style.css changed in dev since", why("diff"));
    write(walk.sample.dev(), "frontend/a.css", "/* z */\n");
    write(walk.sample.dev(), "frontend/b.css", "/* z */\n");
    assertEquals(
        "4 files of dev changed since, frontend/a.css and frontend/b.css among them", why("diff"));
  }

  @Test
  void whatCameAndWentInProdIsNamedAlsoAfterGatehouseHasWrittenThere() throws Exception {
    walk.through("promote");
    write(walk.sample.prod(), "docs/extra.md", "More.\n");

    assertEquals("docs/extra.md was added to prod since", why("backup"));
    assertEquals("docs/extra.md was added to prod since", whyAfterRestart("backup"));
  }

  @Test
  void whatWasNeverCommittedIsNamedByWhoeverSawIt() throws Exception {
    var style = walk.sample.dev().resolve("frontend/style.css");
    Files.writeString(style, "/* x */\n", StandardOpenOption.APPEND);
    walk.pass("update");
    Files.writeString(style, "/* y */\n", StandardOpenOption.APPEND);

    assertEquals("frontend/style.css changed in dev since", why("update"));
    assertEquals("dev's files changed since", whyAfterRestart("update"), "git never held that");
  }

  @Test
  void whatTheEntryDecidedAndClaimedAnewIsNamed() throws Exception {
    var deeds = walk.promotions.deeds();
    deeds.tailor(walk.id, "VERSION", "9.9.9\n", SampleWalk.ADA);
    assertEquals("the decision on VERSION changed since", why("diff"));
    deeds.decide(walk.id, List.of("frontend/style.css"), EXCLUDE, "not yet", SampleWalk.ADA);
    assertEquals("the decision on VERSION and frontend/style.css changed since", why("diff"));
  }

  @Test
  void whatIsClaimedAnewIsNamed() throws Exception {
    var deeds = walk.promotions.deeds();
    var claims = walk.promotions.promotion(walk.id).claims();
    deeds.claim(walk.id, claims, SampleWalk.ADA);
    walk.pass("diff");
    deeds.claim(walk.id, claims + ", `extra/**`", SampleWalk.ADA);
    assertEquals("extra/** is claimed since", why("diff"));
    deeds.claim(walk.id, claims.replace("`VERSION`, ", ""), SampleWalk.ADA);
    assertEquals("VERSION is no longer claimed", why("diff"));
  }

  @Test
  void aChangeOfTheRulesNamesTheirFile() throws Exception {
    Files.writeString(
        walk.sample.dev().resolve("gatehouse.json"), "{\"timeouts\":{\"diff\":\"30m\"}}");
    walk.promotions.rediscover();
    assertEquals(Changed.RULES, why("readiness"));
  }

  @Test
  void aStepThatBuildsOnAnotherNamesIt() throws Exception {
    walk.pass("backup");
    assertEquals("step 7, Back up and verify prod, ran again since", why("config"));
  }

  private String why(String step) throws IOException {
    return walk.promotions.promotion(walk.id).step(step).why();
  }

  private String whyAfterRestart(String step) throws IOException {
    var again = Promotions.of(walk.promotions.workspace(), Clock.systemUTC());
    return again.promotion(walk.id).step(step).why();
  }

  private static void write(Path root, String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text);
    commit(root, path);
  }

  private Set<String> stale() throws IOException {
    var stale = new TreeSet<String>();
    for (var view : walk.promotions.promotion(walk.id).steps()) {
      if (view.state() == StepState.STALE) {
        stale.add(view.step().key());
      }
    }
    return stale;
  }

  private static void change(Path root, String path, String more) throws IOException {
    Files.writeString(root.resolve(path), more, StandardOpenOption.APPEND);
    commit(root, path);
  }

  private static void commit(Path root, String path) throws IOException {
    try (var git = GitCheckout.open(root)) {
      git.commit(new ArrayList<>(List.of(path)), "Change " + path, SampleWalk.GRACE);
    }
  }

  /** Reads that may fail. */
  private interface Read<T> {
    T read() throws IOException;
  }

  private static <T> T unchecked(Read<T> read) {
    try {
      return read.read();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package dev.gatehouse.promotion;

import static dev.gatehouse.git.GitCommand.git;
import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static dev.gatehouse.promotion.SampleWalk.GRACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.record.EntryReport.State;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.record.RecordFinding;
import dev.gatehouse.record.RecordFinding.Kind;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people went on with one entry in two clones of dev, and git merged them. */
class TwoClonesTest {
  @TempDir Path folder;

  private SampleWalk walk;
  private Path dev;
  private Path clone;
  private Promotions theirs;

  @BeforeEach
  void bothWentOn() throws IOException {
    Assumptions.assumeTrue(GitCommand.isThere(), "git is not installed");
    walk = Walked.through("add", folder);
    dev = walk.sample.dev();
    commit(dev, walk.promotions);
    clone = folder.resolve("elsewhere").resolve("harbour-dev");
    Files.createDirectories(clone.getParent());
    git(folder, "clone", "-q", dev.toString(), clone.toString());
    theirs = Promotions.of(Workspace.discover(clone), Clock.systemUTC());

    goOn(walk.promotions, ADA, "ours");
    goOn(theirs, GRACE, "theirs");
    commit(dev, walk.promotions);
    commit(clone, theirs);
  }

  @Test
  void aConflictIsShownAsTheForkThatItIsAndJoinedByANamedPerson() throws IOException {
    mergeInto(dev, "ledger.jsonl");
    assertContains(Files.readString(ledger()), "<<<<<<<");
    takeOurLog();

    isJoined();
  }

  @Test
  void bothRunsOfLinesWithNoMarksAreTheSameFork() throws IOException {
    Files.writeString(dev.resolve(".git/info/attributes"), "ledger.jsonl merge=union\n");
    mergeInto(dev, "");
    assertFalse(Files.readString(ledger()).contains("<<<<<<<"));
    takeOurLog();

    isJoined();
  }

  @Test
  void whereOneSideWasChosenGitsHistoryStillSpeaksOfTheOther() throws IOException {
    mergeInto(dev, "ledger.jsonl");
    git(dev, "checkout", "--ours", "--", dev.relativize(ledger()).toString());
    takeOurLog();
    git(dev, "add", "-A");
    git(dev, "commit", "-q", "-m", "Merge");

    var report = walk.promotions.check(walk.id);
    assertEquals(State.UNBROKEN, report.state(), "by itself it is whole");
    assertFalse(report.isProved());
    var finding = report.alarms().getFirst();
    assertTrue(List.of(Kind.LINE_MISSING, Kind.LINES_CUT).contains(finding.kind()), finding.what());

    var left = git(dev, "show", "HEAD^2:" + dev.relativize(ledger()).toString().replace('\\', '/'));
    var ours = Files.readAllLines(ledger());
    var more = left.lines().filter(line -> !ours.contains(line)).toList();
    Files.writeString(ledger(), String.join("\n", ours) + "\n" + String.join("\n", more) + "\n");
    assertEquals(State.FORKED, walk.promotions.check(walk.id).state(), "what was left out is back");
    walk.promotions.deeds().join(walk.id, ADA);
    assertTrue(walk.promotions.check(walk.id).isProved());
  }

  private void isJoined() throws IOException {
    var lines = eventLines();
    var promotion = walk.promotions.promotion(walk.id);
    var finding = promotion.findings().getFirst().what();
    assertContains(finding, "Two people went on in two clones");
    assertContains(finding, "by Ada");
    assertContains(finding, "by Grace");
    assertTrue(promotion.steps().stream().noneMatch(StepView::canStart));
    var refused =
        assertThrows(Trouble.class, () -> walk.promotions.deeds().note(walk.id, "", "and on", ADA));
    assertContains(refused.remedy(), "join");
    assertEquals(lines, eventLines(), "nothing is added until they are joined");
    var report = walk.promotions.check(walk.id);
    assertEquals(State.FORKED, report.state());
    assertTrue(report.alarms().stream().map(RecordFinding::kind).anyMatch(Kind.FORKED::equals));
    assertThrows(Trouble.class, () -> walk.promotions.deeds().join(walk.id, AGENT));

    var joined = walk.promotions.deeds().join(walk.id, ADA);

    assertEquals(List.of(), joined.findings());
    assertEquals(lines, eventLines().subList(0, lines.size()), "nothing is thrown away");
    var events = joined.facts().events();
    assertEquals(EventType.JOINED, events.getLast().type());
    assertEquals(2, joined.signOffs().size(), "both runs of events count");
    assertTrue(walk.promotions.check(walk.id).isProved());
    assertThrows(Trouble.class, () -> walk.promotions.deeds().join(walk.id, ADA));
    git(dev, "add", "-A");
    git(dev, "commit", "-q", "-m", "Merge");
    walk.through("sign-off");
    var whole = RecordCheck.of(log(), Optional.of(walk.promotions.workspace())).entry(walk.id);
    assertTrue(whole.isProved(), () -> whole.findings().toString());
  }

  private void goOn(Promotions promotions, Who who, String text) throws IOException {
    promotions.deeds().note(walk.id, "", text + ": a first note", who);
    promotions.deeds().sign(walk.id, who);
    if (who.equals(GRACE)) {
      promotions.deeds().note(walk.id, "", text + ": a second note", who);
    }
  }

  /** Merges the clone's work, and wants a conflict in a file, or none in the ledger. */
  private void mergeInto(Path checkout, String conflict) throws IOException {
    git(checkout, "fetch", "-q", clone.toString(), "HEAD");
    var process =
        new ProcessBuilder(
                "git", "-c", "user.name=Ada", "-c", "user.email=a@b.c", "merge", "-q", "FETCH_HEAD")
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .start();
    var output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(output.contains(conflict), output);
  }

  /** The log has its own conflict, which people mend in an editor. */
  private void takeOurLog() throws IOException {
    if (Files.readString(log()).contains("<<<<<<<")) {
      git(dev, "checkout", "--ours", "--", dev.relativize(log()).toString());
    }
  }

  private List<String> eventLines() throws IOException {
    return Files.readAllLines(ledger()).stream().filter(line -> line.startsWith("{")).toList();
  }

  private Path log() {
    return walk.promotions.logFile().orElseThrow();
  }

  private Path ledger() {
    return EntryFolder.of(log(), walk.id).path().resolve("ledger.jsonl");
  }

  private void commit(Path checkout, Promotions promotions) throws IOException {
    var folder = EntryFolder.of(promotions.logFile().orElseThrow(), walk.id);
    git(checkout, "add", "-A");
    git(checkout, "add", "-f", folder.path().toString());
    git(
        checkout,
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        LedgerTrailer.on("Record " + walk.id, folder));
  }
}

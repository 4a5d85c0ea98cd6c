package dev.gatehouse.promotion;

import static dev.gatehouse.git.GitCommand.git;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.GRACE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Folders;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved is in git as well, as soon as that can be. */
class CommitTest {
  @TempDir Path folder;
  private SampleWalk walk;
  private Path dev;

  @BeforeEach
  void aPromotionHasBegun() throws Exception {
    assumeTrue(GitCommand.isThere());
    walk = Walked.through("add", folder);
    dev = walk.sample.dev();
  }

  @Test
  void eachDeedIsOneCommitThatEndsWithTheRecordsHead() throws Exception {
    var before = head();

    walk.promotions.deeds().sign(walk.id, ADA);

    assertEquals(
        List.of(walk.id + ": signed, step 3 (sign-off)"), messages(before), "one deed, one commit");
    var committed = git(dev, "show", "HEAD:" + path(ledger().file()));
    assertEquals(Files.readString(ledger().file()), committed);
    assertEquals((long) ledger().events().size(), trailers().getFirst());
    assertEquals("Ada", git(dev, "log", "-1", "--format=%an").strip());
    assertEquals(new CommitState.Committed(), walk.promotions.commitState());
    assertEquals("", git(dev, "status", "--porcelain", "-uall", "docs"));
  }

  @Test
  void aRunOfAStepIsOneCommitWithItsOutput() throws Exception {
    var before = head();

    walk.run("update");

    assertEquals(1, messages(before).size(), () -> messages(before).toString());
    assertTrue(messages(before).getFirst().startsWith(walk.id + ": step 2 (update) "));
    var output = walk.promotions.outputFile(walk.id, "update", 1);
    assertEquals(Files.readString(output), git(dev, "show", "HEAD:" + path(output)));
  }

  @Test
  void aRowWithoutARecordIsCommittedWithoutATrailer() throws Exception {
    var other = "2026-03-09-quay-power";
    assertTrue(walk.promotions.log().entry(other).isPresent(), "the sample's other row");
    var before = head();

    var owner = walk.promotions.log().entry(other).orElseThrow().owner();
    walk.promotions
        .edits()
        .merge(other, Map.of(Field.OWNER, owner), Map.of(Field.OWNER, "Grace"), ADA);

    assertEquals(List.of(other + ": row edited, no record"), messages(before));
    assertFalse(git(dev, "log", "-1", "--format=%B").contains("Gatehouse-Ledger"));
    assertEquals(path(log()), git(dev, "show", "--name-only", "--format=").strip());
  }

  @Test
  void oneSettingSwitchesItOff() throws Exception {
    var settings = dev.resolve("gatehouse.json");
    var text = Files.readString(settings);
    Files.writeString(settings, text.replaceFirst("\\{", "{\"commits\":false,"));
    walk.promotions.rediscover();
    var before = head();

    walk.promotions.deeds().sign(walk.id, ADA);
    walk.promotions.commitWaiting();

    assertEquals(before, head());
    assertEquals(new CommitState.Off(), walk.promotions.commitState());

    Files.writeString(settings, text);
    walk.promotions.rediscover();
    walk.promotions.commitWaiting();
    assertEquals((long) ledger().events().size(), trailers().getFirst());
  }

  @Test
  void whatIsSavedOnADetachedHeadWaitsIsSaidAndIsCommittedWithTheNextSave() throws Exception {
    git(dev, "checkout", "-q", "--detach");
    var before = head();

    walk.promotions.deeds().sign(walk.id, ADA);

    assertEquals(before, head());
    assertEquals(1, walk.promotions.promotion(walk.id).signOffs().size(), "it is saved");
    var waiting = walk.promotions.commitState().waiting().orElseThrow();
    assertTrue(waiting.sentence().contains("detached head"), waiting.sentence());
    var elsewhere = new SampleWalk(walk.sample, walk.id).promotions.commitState();
    assertEquals(waiting, elsewhere.waiting().orElseThrow(), "seen from another process too");

    git(dev, "checkout", "-q", "main");
    walk.promotions.deeds().sign(walk.id, GRACE);

    assertEquals(1, messages(before).size());
    assertEquals((long) ledger().events().size(), trailers().getFirst());
    assertEquals(new CommitState.Committed(), walk.promotions.commitState());
  }

  @Test
  void whatWaitedIsCommittedOnTheNextStart() throws Exception {
    var lock = Files.createFile(dev.resolve(".git/index.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(3600)));
    walk.promotions.deeds().sign(walk.id, ADA);
    var waiting = walk.promotions.commitState().waiting().orElseThrow();
    assertTrue(waiting.remedy().contains(lock.getFileName().toString()), waiting.remedy());
    Files.delete(lock);

    var later = new SampleWalk(walk.sample, walk.id).promotions;
    later.commitWaiting();

    assertEquals((long) ledger().events().size(), trailers().getFirst());
    assertEquals(new CommitState.Committed(), later.commitState());
    var head = head();
    later.commitWaiting();
    assertEquals(head, head(), "nothing is left to commit");
  }

  @Test
  void aRecordThatWasCutIsNotCommittedByAStart() throws Exception {
    var file = ledger().file();
    var lines = Files.readAllLines(file);
    Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    var before = head();

    new SampleWalk(walk.sample, walk.id).promotions.commitWaiting();

    assertEquals(before, head());
  }

  @Test
  void whereTheLogLiesInNoRepositoryNothingIsDoneOrSaid() throws Exception {
    Folders.delete(dev.resolve(".git"), dev);
    var bare = new SampleWalk(walk.sample, walk.id);

    bare.promotions.deeds().sign(walk.id, ADA);
    bare.promotions.commitWaiting();

    assertEquals(new CommitState.Nowhere(), bare.promotions.commitState());
    assertFalse(Files.exists(dev.resolve(".git")));
  }

  @Test
  void aLogThatPeopleKeepOutOfGitStaysOut() throws Exception {
    git(dev, "rm", "-q", "--cached", path(log()));
    Files.writeString(dev.resolve(".git/info/exclude"), path(log()) + "\n");
    git(dev, "commit", "-qm", "Keep the log out of git");
    var before = head();

    walk.promotions.deeds().sign(walk.id, ADA);

    assertEquals(before, head());
    assertEquals(new CommitState.Nowhere(), walk.promotions.commitState());
  }

  @Test
  void aCloneThatRewritesLineEndsHasTheSameRecordAndEvidence() throws Exception {
    walk.run("update");
    walk.promotions
        .evidence(walk.id)
        .keep("verify", "seen.txt", "one\ntwo\r\nthree\n".getBytes(StandardCharsets.UTF_8));
    walk.promotions.deeds().sign(walk.id, ADA);
    var clone = folder.resolve("clone");
    git(folder, "clone", "-q", "-c", "core.autocrlf=true", dev.toString(), clone.toString());

    assertTrue(Files.readString(clone.resolve(path(log()))).contains("\r\n"), "it does rewrite");
    var records = dev.relativize(walk.promotions.folder(walk.id).path());
    var files = Folders.files(dev.resolve(records));
    assertTrue(files.size() > 3, files.toString());
    for (var file : files) {
      var there = clone.resolve(dev.relativize(file));
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(there), there.toString());
    }
    var ledger = Ledger.open(clone.resolve(records), walk.id);
    assertTrue(ledger.verdict() instanceof Verdict.Unbroken);
    assertEquals("", git(clone, "status", "--porcelain"));
  }

  @Test
  void aCommitIsLittleWorkBesideItsSave() throws Exception {
    var took = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      walk.promotions.append(walk.id, ADA, draft(i));
      // The same record once more with nothing in git of its last event.
      git(dev, "reset", "-q", "--soft", "HEAD~1");
      git(dev, "reset", "-q");
      // Of this thread alone: a busy machine is no reason to fail.
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      new LogCommits(() -> walk.promotions.workspace().settings(), walk.promotions.workflow())
          .catchUp(log());
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      took.add((end - start) / 1_000_000);
    }
    Collections.sort(took);
    assertTrue(took.get(took.size() / 2) < 100, "milliseconds of a commit: " + took);
  }

  private static EventDraft draft(int i) {
    return EventDraft.of(EventType.NOTED).text("note " + i);
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(walk.promotions.folder(walk.id).path(), walk.id);
  }

  private List<Long> trailers() throws IOException {
    return Trailers.check(dev, walk.id, ledger().file());
  }

  private Path log() {
    return walk.promotions.logFile().orElseThrow();
  }

  private String path(Path file) {
    return dev.relativize(file).toString().replace('\\', '/');
  }

  private String head() throws IOException {
    return git(dev, "rev-parse", "HEAD").strip();
  }

  private List<String> messages(String since) {
    try {
      return git(dev, "log", "--format=%s", since + "..HEAD").lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

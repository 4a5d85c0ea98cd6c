package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Stress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.record.EntryReport;
import dev.gatehouse.record.EntryReport.State;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.record.RecordFinding;
import dev.gatehouse.record.RecordFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of a finished promotion's record finds when somebody lays hands on it. */
class RecordCheckTest {
  @TempDir Path folder;

  private SampleWalk walk;
  private Path log;
  private Path ledger;

  @BeforeEach
  void aFinishedPromotionWhoseLastLinesAreCommitted() throws IOException {
    walk = Walked.through("transitions", folder);
    log = walk.promotions.logFile().orElseThrow();
    ledger = entryFolder().path().resolve("ledger.jsonl");
    commit();
  }

  @Test
  void aFinishedPromotionIsCompleteAndUnbroken() throws IOException {
    var report = check();
    assertTrue(report.isProved(), () -> report.findings().toString());
    assertEquals(List.of(), report.findings());
  }

  @Test
  void everyChangeOfOneByteOfTheLedgerRaisesAnAlarm() throws IOException {
    var bytes = Files.readAllBytes(ledger);
    var check = RecordCheck.of(log, Optional.of(walk.promotions.workspace()));
    long seed = System.nanoTime();
    var random = new Random(seed);
    int step = Stress.isFull() ? 1 : Math.max(1, bytes.length / 150);
    for (int at = bytes.length - 1; at >= 0; at -= 1 + random.nextInt(2 * step - 1)) {
      var changed = bytes.clone();
      changed[at] = (byte) (changed[at] + 1 + random.nextInt(255));
      Files.write(ledger, changed);
      int where = at;
      assertFalse(check.entry(walk.id).isProved(), () -> "seed " + seed + ", byte " + where);
    }
    Files.write(ledger, bytes);
    assertTrue(check().isProved());
  }

  @Test
  void everyChangeOfOneByteOfTheEvidenceRaisesAnAlarm() throws IOException {
    var check = RecordCheck.of(log, Optional.of(walk.promotions.workspace()));
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (var file : Folders.files(entryFolder().path().resolve("evidence"))) {
      var bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += Stress.isFull() ? 1 : bytes.length / 2 + 1) {
        var changed = bytes.clone();
        changed[at] = (byte) (changed[at] + 1 + random.nextInt(255));
        Files.write(file, changed);
        var kinds = kinds(check.entry(walk.id));
        assertEquals(Set.of(Kind.EVIDENCE_CHANGED), kinds, "seed " + seed + ", " + file + " " + at);
      }
      Files.write(file, bytes);
    }
    var backup = backup();
    for (var file : Folders.files(backup)) {
      if (file.endsWith("backup.json") || Files.size(file) == 0) {
        continue;
      }
      var bytes = Files.readAllBytes(file);
      var changed = bytes.clone();
      changed[random.nextInt(bytes.length)] ^= 1;
      Files.write(file, changed);
      assertTrue(kinds(check.entry(walk.id)).contains(Kind.EVIDENCE_CHANGED), file + " " + seed);
      Files.write(file, bytes);
    }
    assertTrue(check().isProved());
  }

  @Test
  void handEditsOfProseNeverRaiseAnAlarm() throws IOException {
    long seed = System.nanoTime();
    var prose = new Prose(new Random(seed), walk.id);
    var original = Files.readString(log);
    var check = walk.promotions.workspace();
    var text = original;
    int edits = Stress.count(60, 10_000);
    for (int edit = 1; edit <= edits; edit++) {
      text = edit % 20 == 0 ? original : prose.edit(text);
      Files.writeString(log, text);
      var standing =
          RecordCheck.quick(log, walk.promotions.log(), walk.id, walk.promotions.ledger(walk.id));
      assertEquals(List.of(), standing, "seed " + seed + ", edit " + edit);
    }
    var report = RecordCheck.of(log, Optional.of(check)).entry(walk.id);
    assertTrue(report.isProved(), () -> "seed " + seed + ": " + report.findings());
  }

  @Test
  void theOwnersNameEditedByHandIsSaidAndNoFailure() throws IOException {
    Hands.replace(log, "| Promoted | Mara |", "| Promoted | Maren |");
    var report = check();
    assertTrue(report.isProved());
    assertEquals(Kind.TEXT_EDITED, report.findings().getFirst().kind());
    assertContains(report.findings().getFirst().what(), "edited outside Gatehouse");
  }

  @Test
  void aStatusATransitionAResultAndAFieldOfProofChangedByHandAreToldApart() throws IOException {
    for (var edit :
        List.of(
            new Edit("| Promoted | Mara |", "| Pending | Mara |", Kind.STATUS_EDITED),
            new Edit(
                "| dev | writeable | canonical |",
                "| dev | x | canonical |",
                Kind.TRANSITION_EDITED),
            new Edit(": passed, Ada", ": passed, Grace", Kind.CHECKLIST_EDITED),
            new Edit(
                "**Backup path (prod):** `prod:",
                "**Backup path (prod):** `dev:",
                Kind.FIELD_EDITED))) {
      var before = Files.readString(log);
      Hands.replace(log, edit.from(), edit.to());
      assertEquals(Set.of(edit.kind()), kinds(check()), edit.to());
      Files.writeString(log, before);
    }
  }

  @Test
  void whatWasChangedByHandIsRefusedUntilANamedPersonAcknowledgesIt() throws IOException {
    var deeds = walk.promotions.deeds();
    assertThrows(Trouble.class, () -> deeds.acknowledgeEdit(walk.id, "nothing to see", ADA));
    Hands.replace(log, "| Promoted | Mara |", "| Approved | Mara |");
    Hands.replace(log, "| dev | writeable | canonical |", "| dev | x | canonical |");
    Hands.replace(log, ": passed, Ada", ": passed, Grace");
    var evidence = Folders.files(entryFolder().path().resolve("evidence"));
    Files.writeString(evidence.getFirst(), "redacted");
    Files.delete(evidence.getLast());
    assertFalse(check().isProved());

    deeds.acknowledgeEdit(walk.id, "the board wanted it so", ADA);

    var report = check();
    assertEquals(List.of(), report.alarms());
    Files.writeString(evidence.getFirst(), "something else");
    assertEquals(Set.of(Kind.EVIDENCE_CHANGED), kinds(check()), "that was not acknowledged");
  }

  @Test
  void evidenceThatIsGoneRenamedOrOnlyLiesAroundIsToldApart() throws IOException {
    var file = Folders.files(entryFolder().path().resolve("evidence")).getFirst();
    var renamed = file.resolveSibling("another-name.txt");
    Files.move(file, renamed);
    var finding = check().alarms().getFirst();
    assertEquals(Kind.EVIDENCE_RENAMED, finding.kind());
    assertContains(finding.what(), "another-name.txt");
    Files.delete(renamed);
    assertEquals(Set.of(Kind.EVIDENCE_GONE), kinds(check()));
    Files.writeString(renamed, "who put this here?");
    assertTrue(check().findings().stream().anyMatch(one -> one.kind() == Kind.FILE_UNRECORDED));
  }

  @Test
  void linesThatAreChangedRemovedReorderedRepeatedCutOrCopiedAreToldApart() throws IOException {
    var other = "2026-03-09-quay-power";
    walk.promotions.start(other, ADA);
    walk.promotions.deeds().note(other, "", "a note", ADA);
    var others = Files.readAllLines(EntryFolder.of(log, other).path().resolve("ledger.jsonl"));
    var lines = Files.readAllLines(ledger);
    int last = lines.size() - 1;

    assertEquals(
        Set.of(Kind.LINE_CHANGED),
        found(lines, all -> all.set(4, all.get(4).replace("Ada", "Eve"))));
    assertEquals(Set.of(Kind.LINES_REMOVED), found(lines, all -> all.remove(4)));
    assertEquals(Set.of(Kind.LINE_REORDERED), found(lines, all -> all.add(4, all.remove(5))));
    assertEquals(Set.of(Kind.LINE_REPEATED), found(lines, all -> all.add(5, all.get(4))));
    assertEquals(Set.of(Kind.LINE_COPIED), found(lines, all -> all.add(5, others.get(1))));
    assertEquals(Set.of(Kind.LINE_COPIED), found(lines, all -> all.set(0, others.get(0))));
    assertEquals(Set.of(Kind.LINES_CUT), found(lines, all -> all.remove(last)));
    assertEquals(
        Set.of(Kind.LINES_CUT), found(lines, all -> all.subList(last - 9, last + 1).clear()));
    assertEquals(
        Set.of(Kind.LINE_MISSING),
        found(lines, all -> all.set(last, all.get(last).replace("Ada", "Eve"))));
    assertEquals(Set.of(Kind.LINE_TORN), found(lines, all -> all.add("{\"v\":1,\"se")));
  }

  @Test
  void aLedgerThatIsGoneIsABrokenRecordAndNotNone() throws IOException {
    Files.delete(ledger);
    var report = check();
    assertEquals(State.BROKEN, report.state());
    assertEquals(Set.of(Kind.RECORD_GONE), kinds(report));
    Files.writeString(
        log, Files.readString(log).substring(0, Files.readString(log).indexOf("### " + walk.id)));
    assertContains(check().alarms().getFirst().what(), "git's history");
    assertThrows(Trouble.class, () -> walk.promotions.start(walk.id, ADA), "it hides nothing");
  }

  @Test
  void aRowWithNoRecordAndARecordWithNoRowAreListed() throws IOException {
    var row = Files.readString(log).lines().filter(l -> l.startsWith("| " + walk.id)).findFirst();
    Hands.replace(log, row.orElseThrow() + "\n", "");
    var reports = RecordCheck.of(log, Optional.of(walk.promotions.workspace())).entries();
    var rowless = reports.getLast();
    assertEquals(walk.id, rowless.id());
    assertEquals(Set.of(Kind.ROW_GONE), kinds(rowless));
    assertEquals(State.NONE, reports.getFirst().state());
    assertEquals(List.of(), reports.getFirst().alarms());
  }

  @Test
  void aCloneOfDevAloneIsCheckedTooAndWhatItCannotSeeIsNamed() throws IOException {
    var elsewhere = folder.resolve("elsewhere").resolve("docs");
    Files.createDirectories(elsewhere);
    Folders.copy(
        log.resolveSibling(""), elsewhere.resolve("build"), dev.gatehouse.io.Cancellation.never());
    var copy = elsewhere.resolve("build").resolve(log.getFileName());
    var report = RecordCheck.of(copy, Optional.empty()).entry(walk.id);
    assertTrue(report.isProved(), () -> report.findings().toString());
    assertTrue(
        report.findings().stream().allMatch(one -> one.kind() == Kind.EVIDENCE_UNSEEN),
        () -> report.findings().toString());
  }

  private record Edit(String from, String to, Kind kind) {}

  private interface Tampering {
    void with(List<String> lines);
  }

  private Set<Kind> with(List<String> lines, Tampering tampering) throws IOException {
    var changed = new ArrayList<>(lines);
    tampering.with(changed);
    var text = String.join("\n", changed);
    Files.writeString(ledger, text.endsWith("}") ? text + "\n" : text);
    return kinds(check());
  }

  /** What is found besides what follows from it: the log and the evidence lack events then. */
  private Set<Kind> found(List<String> lines, Tampering tampering) throws IOException {
    var kinds = with(lines, tampering);
    var chain =
        kinds.stream()
            .filter(kind -> kind.name().startsWith("LINE"))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    if (chain.size() > 1) {
      chain.remove(Kind.LINE_MISSING);
      if (chain.size() > 1) {
        chain.remove(Kind.LINES_CUT);
      }
    }
    return chain;
  }

  private static Set<Kind> kinds(EntryReport report) {
    return report.alarms().stream().map(RecordFinding::kind).collect(Collectors.toSet());
  }

  private EntryReport check() throws IOException {
    return walk.promotions.check(walk.id);
  }

  private EntryFolder entryFolder() {
    return EntryFolder.of(walk.promotions.logFile().orElseThrow(), walk.id);
  }

  private Path backup() throws IOException {
    var shown = walk.promotions.promotion(walk.id).facts().artifacts("backup").getFirst().path();
    return walk.promotions.workspace().locate(shown).orElseThrow();
  }

  private void commit() throws IOException {
    try (var git = GitCheckout.open(walk.sample.dev())) {
      git.commit(
          List.of(
              walk.sample.dev().relativize(log).toString(),
              walk.sample.dev().relativize(entryFolder().path()).toString()),
          LedgerTrailer.on("Record the promotion", entryFolder()),
          ADA);
    }
  }
}

package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Verdict.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clones went on with one ledger. */
class ForkTest {
  private static final String ID = "2026-01-04-commit-gates";
  private static final Who ADA = Who.human("Ada");
  private static final Who GRACE = Who.human("Grace");
  private static final Instant AT = Instant.parse("2026-01-05T20:11:04.512Z");

  @TempDir private Path folder;
  private List<String> shared = List.of();
  private List<String> ours = List.of();
  private List<String> theirs = List.of();

  @BeforeEach
  void twoClones() throws IOException {
    shared = grown("ours", List.of(), ADA, 3);
    ours = grown("ours", shared, ADA, 2);
    theirs = grown("theirs", shared, GRACE, 3);
  }

  @Test
  void bothRunsOfLinesAreAForkThatNamesBothHeads() throws IOException {
    var ledger = ledger(ours, tail(theirs));
    var forked = assertInstanceOf(Forked.class, ledger.verdict());

    assertFalse(forked.conflict());
    assertEquals(
        List.of(Sha256.of(ours.getLast()), Sha256.of(theirs.getLast())),
        forked.heads().stream().map(Verdict.Head::sha256).toList());
    assertEquals(List.of(5, 8), forked.heads().stream().map(Verdict.Head::line).toList());
    assertTrue(forked.words().contains("noted by Grace"), forked.words());
    assertEquals(8, ledger.events().size(), "all of them count");
  }

  @Test
  void nothingIsAddedUntilAPersonHasJoinedThem() throws IOException {
    var ledger = ledger(ours, tail(theirs));
    var before = Files.readAllBytes(ledger.file());
    var refused = assertThrows(Trouble.class, () -> note(ledger, ADA, "x"));
    assertTrue(refused.what().contains("in two clones"), refused.what());
    assertEquals(Sha256.of(before), Sha256.of(ledger.file()));

    ledger.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, "");

    var again = Ledger.open(folder.resolve("both"), ID);
    assertTrue(again.verdict().isUnbroken());
    var joined = again.events().getLast();
    assertEquals(Sha256.of(theirs.getLast()), joined.prev());
    assertEquals(Sha256.of(ours.getLast()), joined.also());
    assertEquals(7, joined.seq());
    note(again, GRACE, "and on");
    assertEquals(8, again.seq());
    var lines = Files.readAllLines(again.file());
    assertEquals(lines(ours, tail(theirs)), lines.subList(0, 8), "nothing is thrown away");
    assertThrows(Trouble.class, () -> again.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, ""));
  }

  @Test
  void theMarksOfAConflictAreReadAsTheForkThatTheyAreAndGoWhenItIsJoined() throws IOException {
    for (var style : List.of("merge", "diff3", "diff3 that repeats")) {
      var conflict = new ArrayList<>(shared);
      conflict.add("<<<<<<< HEAD");
      conflict.addAll(tail(ours));
      if (!style.equals("merge")) {
        conflict.add("||||||| 1a2b3c4");
      }
      if (style.equals("diff3 that repeats")) {
        conflict.removeAll(shared.subList(2, 3));
        conflict.add(3, shared.get(2));
        conflict.add(shared.get(2));
      }
      conflict.add("=======");
      if (style.equals("diff3 that repeats")) {
        conflict.add(shared.get(2));
      }
      conflict.addAll(tail(theirs));
      conflict.add(">>>>>>> theirs");
      var ledger = ledger(conflict, List.of());
      var forked = assertInstanceOf(Forked.class, ledger.verdict(), style);
      assertTrue(forked.conflict());

      ledger.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, "");

      var lines = Files.readAllLines(ledger.file());
      assertEquals(lines(ours, tail(theirs)), lines.subList(0, 8), style);
      assertEquals(9, lines.size());
      assertTrue(Ledger.open(folder.resolve("both"), ID).verdict().isUnbroken());
    }
  }

  @Test
  void threeClonesAreJoinedByTwoEvents() throws IOException {
    var third = grown("third", shared, Who.human("Edsger"), 1);
    var all = lines(ours, tail(theirs));
    all.addAll(tail(third));
    var ledger = ledger(all, List.of());
    ledger.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, "");
    assertEquals(11, ledger.events().size());
    assertTrue(Ledger.open(folder.resolve("both"), ID).verdict().isUnbroken());
  }

  @Test
  void aCloneThatWentOnWhileItsLinesWereJoinedForksAgainAndIsJoinedAgain() throws IOException {
    var ledger = ledger(ours, tail(theirs));
    ledger.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, "");
    var later = grown("theirs", theirs, GRACE, 1);
    var all = new ArrayList<>(Files.readAllLines(ledger.file()));
    all.add(later.getLast());
    var again = ledger(all, List.of());
    assertInstanceOf(Forked.class, again.verdict());
    again.join(EventDraft.of(EventType.JOINED), AT, 1, GRACE, "");
    assertTrue(Ledger.open(folder.resolve("both"), ID).verdict().isUnbroken());
  }

  @Test
  void everyChangeOfOneByteOfAJoinedLedgerBeforeItsLastLineIsFound() throws IOException {
    var ledger = ledger(ours, tail(theirs));
    ledger.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, "");
    note(ledger, ADA, "the last");
    var bytes = Files.readAllBytes(ledger.file());
    int last = bytes.length - Files.readAllLines(ledger.file()).getLast().length() - 1;
    for (int at = 0; at < last; at++) {
      var changed = bytes.clone();
      changed[at] ^= 1;
      assertFalse(Chain.of(changed, ID).verdict().isUnbroken(), "byte " + at);
    }
  }

  @Test
  void aJoinThatNamesALineWhichIsNotThereIsNoJoin() throws IOException {
    var ledger = ledger(ours, tail(theirs));
    ledger.join(EventDraft.of(EventType.JOINED), AT, 1, ADA, "");
    var lines = Files.readAllLines(ledger.file());
    lines.removeAll(tail(ours));
    assertInstanceOf(Verdict.Broken.class, ledger(lines, List.of()).verdict());
  }

  private List<String> tail(List<String> lines) {
    return lines.subList(shared.size(), lines.size());
  }

  private static List<String> lines(List<String> one, List<String> two) {
    var both = new ArrayList<>(one);
    both.addAll(two);
    return both;
  }

  private Ledger ledger(List<String> one, List<String> two) throws IOException {
    var both = Files.createDirectories(folder.resolve("both"));
    Files.writeString(both.resolve("ledger.jsonl"), String.join("\n", lines(one, two)) + "\n");
    return Ledger.open(both, ID);
  }

  private List<String> grown(String clone, List<String> from, Who who, int by) throws IOException {
    var at = Files.createDirectories(folder.resolve(clone));
    if (!from.isEmpty()) {
      Files.writeString(at.resolve("ledger.jsonl"), String.join("\n", from) + "\n");
    }
    var ledger = Ledger.open(at, ID);
    for (int number = 0; number < by; number++) {
      note(ledger, who, clone + " " + number);
    }
    return Files.readAllLines(ledger.file());
  }

  private static void note(Ledger ledger, Who who, String text) throws IOException {
    ledger.append(EventDraft.of(EventType.NOTED).text(text), AT, 1, who, "");
  }
}

package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event.Finish;
import dev.gatehouse.ledger.Event.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final String ID = "2026-01-04-commit-gates";
  private static final Instant AT = Instant.parse("2026-01-05T20:11:04.512999Z");
  private static final Who ADA = Who.human("Ada");

  @TempDir private Path top;
  private Path folder;
  private Path file;

  @BeforeEach
  void anEntrysFolder() {
    folder = top.resolve("promotions").resolve(ID);
    file = folder.resolve("ledger.jsonl");
  }

  @Test
  void anEntryWithNoLedgerHasAnEmptyAndUnbrokenOne() throws IOException {
    assertFalse(Ledger.exists(folder));
    var ledger = Ledger.open(folder, ID);
    assertEquals(List.of(), ledger.events());
    assertEquals(Sha256.of("gatehouse:1:" + ID), ledger.head());
    assertEquals(new Verdict.Unbroken(), ledger.verdict());
    assertFalse(Files.exists(folder));
  }

  @Test
  void anEventIsOneLineInTheOrderOfTheFormat() throws IOException {
    var ledger = Ledger.open(folder, ID);
    ledger.append(
        EventDraft.of(EventType.FINISHED)
            .step("backup")
            .run(2)
            .finish(
                new Finish(
                    Result.PASSED, Optional.of(0), 3.2, "script", List.of("pwsh", "x"), "41 files"))
            .artifacts(List.of(new Artifact("prod:storage/backups/b", 13002342, "ab")))
            .saw(
                new Saw(
                    Optional.of(new Saw.Side("c1", "d1")), Optional.empty(), Map.of("rules", "r")))
            .set("backup", "prod:storage/backups/b")
            .about("a")
            .choice("b")
            .text("c")
            .fromTo("d", "e")
            .deltas(Map.of("p", "i"))
            .also("f"),
        AT,
        1,
        ADA,
        "99");
    assertEquals(
        "{\"v\":1,\"seq\":1,\"attempt\":1,\"at\":\"2026-01-05T20:11:04.512Z\","
            + "\"who\":{\"name\":\"Ada\",\"kind\":\"human\"},\"event\":\"finished\","
            + "\"step\":\"backup\",\"run\":2,\"result\":\"passed\",\"exit\":0,\"seconds\":3.2,"
            + "\"by\":\"script\",\"command\":[\"pwsh\",\"x\"],\"summary\":\"41 files\","
            + "\"artifacts\":[{\"path\":\"prod:storage/backups/b\",\"bytes\":13002342,"
            + "\"sha256\":\"ab\"}],\"saw\":{\"dev\":{\"commit\":\"c1\",\"content\":\"d1\"},"
            + "\"rules\":\"r\"},\"set\":{\"backup\":\"prod:storage/backups/b\"},"
            + "\"about\":\"a\",\"choice\":\"b\",\"text\":\"c\",\"from\":\"d\",\"to\":\"e\","
            + "\"deltas\":{\"p\":\"i\"},\"row\":\"99\",\"prev\":\""
            + Sha256.of("gatehouse:1:" + ID)
            + "\",\"also\":\"f\"}\n",
        Files.readString(file));
  }

  @Test
  void whatDoesNotApplyIsLeftOut() throws IOException {
    var ledger = Ledger.open(folder, ID);
    ledger.append(EventDraft.of(EventType.OPENED), AT, 1, Who.agent("Bot"), "");
    assertEquals(
        "{\"v\":1,\"seq\":1,\"attempt\":1,\"at\":\"2026-01-05T20:11:04.512Z\","
            + "\"who\":{\"name\":\"Bot\",\"kind\":\"agent\"},\"event\":\"opened\",\"prev\":\""
            + Sha256.of("gatehouse:1:" + ID)
            + "\"}\n",
        Files.readString(file));
  }

  @Test
  void whatIsReadAgainIsWhatWasAppended() throws IOException {
    for (long seed = 1; seed <= 40; seed++) {
      var drafts = new Drafts(new Random(seed));
      var entry = top.resolve("seed" + seed);
      var ledger = Ledger.open(entry, ID);
      var appended = new ArrayList<Event>();
      for (int number = 0; number < 5; number++) {
        appended.add(ledger.append(drafts.next(), AT, 1 + number / 3, drafts.who(), "row"));
      }
      var again = Ledger.open(entry, ID);
      assertEquals(new Verdict.Unbroken(), again.verdict(), "seed " + seed);
      assertEquals(appended, again.events(), "seed " + seed);
      assertEquals(appended, ledger.events(), "seed " + seed);
      assertEquals(ledger.head(), again.head(), "seed " + seed);
    }
  }

  @Test
  void eachLineCarriesTheHashOfTheOneBefore() throws IOException {
    var ledger = withNotes(3);
    var lines = Files.readAllLines(file);
    assertEquals(Sha256.of(lines.get(0)), ledger.events().get(1).prev());
    assertEquals(Sha256.of(lines.get(1)), ledger.events().get(2).prev());
    assertEquals(Sha256.of(lines.get(2)), ledger.head());
  }

  @Test
  void aTornLastLineIsSaidAndSetAsideAndTheNextEventGoesOn() throws IOException {
    var whole = withNotes(3).head();
    var text = Files.readString(file);
    for (int cut : new int[] {2, 40, 120}) {
      var torn = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1, text.length() - cut);
      Files.writeString(file, text + torn);
      var ledger = Ledger.open(folder, ID);
      assertEquals(new Verdict.Unbroken(), ledger.verdict());
      assertEquals(Optional.of(torn), ledger.tornTail());
      assertEquals(3, ledger.events().size());
      assertEquals(whole, ledger.head());
      assertEquals(4, note(ledger, "after").seq());
      assertEquals(new Verdict.Unbroken(), Ledger.open(folder, ID).verdict());
      var aside = folder.resolve("ledger-torn-" + Sha256.of(torn).substring(0, 8) + ".txt");
      assertEquals(torn, Files.readString(aside));
      assertTrue(Files.readString(file).startsWith(text));
    }
  }

  @Test
  void zeroesThatAPowerCutLeftAreATornTail() throws IOException {
    withNotes(2);
    Files.writeString(file, Files.readString(file) + "\0\0\0\0");
    var ledger = Ledger.open(folder, ID);
    assertEquals(Optional.of("\0\0\0\0"), ledger.tornTail());
    assertEquals(2, ledger.events().size());
  }

  @Test
  void anEditorThatTookTheLastLineEndLosesNoEvent() throws IOException {
    withNotes(3);
    var text = Files.readString(file);
    Files.writeString(file, text.stripTrailing());
    var ledger = Ledger.open(folder, ID);
    assertEquals(Optional.empty(), ledger.tornTail());
    assertEquals(3, ledger.events().size());
    note(ledger, "after");
    assertTrue(Files.readString(file).startsWith(text));
    assertEquals(4, Ledger.open(folder, ID).events().size());
  }

  @Test
  void nothingIsAddedToABrokenLedger() throws IOException {
    withNotes(3);
    var lines = Files.readAllLines(file);
    var broken = lines.get(0) + "\n" + lines.get(2) + "\n";
    Files.writeString(file, broken);
    var ledger = Ledger.open(folder, ID);
    assertEquals(1, ledger.events().size());
    var trouble = assertThrows(Trouble.class, () -> note(ledger, "x"));
    assertTrue(trouble.what().contains("line 2"), trouble.what());
    assertEquals(broken, Files.readString(file));
  }

  @Test
  void aLedgerThatWasCutWhileOpenIsNotWrittenTo() throws IOException {
    var ledger = withNotes(3);
    var first = Files.readAllLines(file).getFirst() + "\n";
    Files.writeString(file, first);
    assertThrows(Trouble.class, () -> note(ledger, "x"));
    assertEquals(first, Files.readString(file));
  }

  @Test
  void aLinkInTheLedgersPlaceIsRefused() throws IOException {
    withNotes(1);
    var moved = Files.move(file, top.resolve("elsewhere.jsonl"));
    try {
      Files.createSymbolicLink(file, moved);
    } catch (IOException | UnsupportedOperationException e) {
      org.junit.jupiter.api.Assumptions.abort("no symbolic links here: " + e);
    }
    assertTrue(Ledger.exists(folder));
    assertThrows(Trouble.class, () -> Ledger.open(folder, ID));
  }

  @Test
  void anAttemptThatHasEndedTakesNoMoreEvents() throws IOException {
    var ledger = withNotes(1);
    ledger.append(EventDraft.of(EventType.NOTED), AT, 2, ADA, "");
    assertThrows(Trouble.class, () -> note(ledger, "late"));
    assertEquals(2, Ledger.open(folder, ID).events().size());
  }

  @Test
  void aThreadThatWasToldToStopCanStillSaySo() throws IOException {
    var ledger = withNotes(1);
    Thread.currentThread().interrupt();
    note(ledger, "cancelled");
    assertTrue(Thread.interrupted(), "whoever comes next must still learn of it");
    assertEquals(2, Ledger.open(folder, ID).events().size());
  }

  @Test
  void twoWhoHaveItOpenGoOnFromWhatTheOtherWrote() throws IOException {
    var one = withNotes(1);
    var other = Ledger.open(folder, ID);
    note(one, "a");
    note(other, "b");
    note(one, "c");
    assertEquals(4, one.events().size());
    assertEquals("b", one.events().get(2).text());
    assertEquals(new Verdict.Unbroken(), Ledger.open(folder, ID).verdict());
  }

  @Test
  void processesThatAppendAtOnceTakeTurns() throws Exception {
    var children = new ArrayList<Process>();
    for (var name : List.of("one", "two", "three")) {
      children.add(child(name, 30));
    }
    for (var child : children) {
      child.getInputStream().readAllBytes();
      assertEquals(0, child.waitFor());
    }
    var ledger = Ledger.open(folder, ID);
    assertEquals(new Verdict.Unbroken(), ledger.verdict());
    assertEquals(90, ledger.events().size());
    for (var name : List.of("one", "two", "three")) {
      var notes = ledger.events().stream().filter(event -> event.who().name().equals(name));
      assertEquals(30, notes.count());
    }
  }

  private Process child(String name, int notes) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            AppendingChild.class.getName(),
            folder.toString(),
            ID,
            name,
            String.valueOf(notes))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private Ledger withNotes(int count) throws IOException {
    var ledger = Ledger.open(folder, ID);
    for (int number = 1; number <= count; number++) {
      note(ledger, "note " + number);
    }
    return ledger;
  }

  private static Event note(Ledger ledger, String text) throws IOException {
    return ledger.append(EventDraft.of(EventType.NOTED).text(text), AT, 1, ADA, "");
  }
}

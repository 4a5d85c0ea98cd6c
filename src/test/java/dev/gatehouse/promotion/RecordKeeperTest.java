package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogMemory;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor saves between the moment the log is read and the moment it is replaced. */
class RecordKeeperTest {
  private static final Who ADA = Who.human("Ada");
  private static final String ID = "2026-04-01-tides";
  private static final String OTHER = "2026-04-02-moon";

  /** The log of these tests is in no repository: there is nothing to commit. */
  private static final LogCommits COMMITS = new LogCommits(() -> Settings.NONE, Workflow.load());

  /** What an editor does to the log right before each save, the first one first. */
  private final Deque<Edit> editor = new ArrayDeque<>();

  @TempDir Path folder;
  private Path file;
  private RecordKeeper keeper;

  private interface Edit {
    PromotionLog of(PromotionLog log) throws IOException;
  }

  @BeforeEach
  void twoEntries() throws IOException {
    file = folder.resolve("LOG.md");
    Files.write(
        file,
        PromotionLog.parse(LogTemplate.empty())
            .add(ID, "Tides", Status.PENDING, "Ada", "")
            .add(OTHER, "Moon", Status.PENDING, "Grace", "")
            .bytes());
    keeper =
        new RecordKeeper(
            file,
            new LogMemory(),
            Workflow.load(),
            Clock.systemUTC(),
            COMMITS,
            (target, former, bytes) -> {
              if (!editor.isEmpty()) {
                Files.write(target, editor.poll().of(PromotionLog.read(target)).bytes());
              }
              return AtomicFile.writeOver(target, former, bytes);
            },
            Duration.ofSeconds(10));
    keeper.append(ID, ADA, Edits.adoption(keeper.log().entry(ID).orElseThrow()));
  }

  @Test
  void proseAndAnotherEntryThatWereSavedInBetweenStayAndTheEditIsMadeOnThem() throws Exception {
    editor.add(log -> prose(log, "Saved in between, once."));
    editor.add(log -> log.withCell(OTHER, Field.NOTES, "by hand"));
    editor.add(log -> log.add("2026-04-03-stars", "Stars", Status.PENDING, "Linh", ""));

    keeper.append(ID, ADA, edited("notes", "from Gatehouse"));

    assertTrue(editor.isEmpty(), "the editor had its turns");
    var log = keeper.log();
    assertEquals("from Gatehouse", log.entry(ID).orElseThrow().notes());
    assertEquals("by hand", log.entry(OTHER).orElseThrow().notes());
    assertEquals("Linh", log.entry("2026-04-03-stars").orElseThrow().owner());
    assertContains(Files.readString(file), "Saved in between, once.");
    assertEquals(2, keeper.events(ID).size(), "it is recorded once");
    assertEquals(RecordKeeper.row(log, ID), keeper.events(ID).getLast().row());
  }

  @Test
  void theSameEntryThatWasSavedInBetweenKeepsWhatTheEditorWroteOfIt() throws Exception {
    editor.add(log -> log.withCell(ID, Field.OWNER, "Mara"));

    keeper.append(ID, ADA, edited("notes", "from Gatehouse"));

    var entry = keeper.log().entry(ID).orElseThrow();
    assertEquals("Mara", entry.owner());
    assertEquals("from Gatehouse", entry.notes());
  }

  @Test
  void aNoteIsWrittenOnceHoweverOftenTheSaveIsBegunAgain() throws Exception {
    for (int i = 0; i < 5; i++) {
      var word = "again " + i;
      editor.add(log -> prose(log, word));
    }

    keeper.append(ID, ADA, EventDraft.of(EventType.NOTED).text("one single note"));

    var text = Files.readString(file);
    assertEquals(1, text.split("one single note", -1).length - 1, text);
    assertContains(text, "again 4");
  }

  @Test
  void aLogThatIsBrokenInBetweenIsLeftAsItIsAndSaysSoWithItsLine() throws Exception {
    editor.add(log -> prose(log, "<<<<<<< ours\n=======\n>>>>>>> theirs"));

    var refused =
        assertThrows(Trouble.class, () -> keeper.append(ID, ADA, edited("notes", "mine")));

    assertContains(refused.what(), "line ");
    assertContains(refused.means(), "while it was saved");
    assertContains(Files.readString(file), "<<<<<<< ours");
    var conflict = "<<<<<<< ours\n=======\n>>>>>>> theirs\n";
    Files.writeString(file, Files.readString(file).replace(conflict, ""));
    keeper.repair(ID);
    assertEquals("mine", keeper.log().entry(ID).orElseThrow().notes(), "written once it can be");
  }

  @Test
  void whatACrashKeptFromTheLogIsWrittenBeforeTheNextEventAndNotLostToIt() throws Exception {
    var before = Files.readAllBytes(file);
    keeper.append(ID, ADA, edited("owner", "Mara"));
    Files.write(file, before);

    keeper.append(ID, ADA, edited("notes", "later"));

    var entry = keeper.log().entry(ID).orElseThrow();
    assertEquals(List.of("Mara", "later"), List.of(entry.owner(), entry.notes()));
  }

  @Test
  void aRefusalInTheMiddleOfSeveralEventsRecordsNoneOfThem() throws Exception {
    var before = Files.readAllBytes(file);

    assertThrows(
        Trouble.class,
        () ->
            keeper.append(
                "2026-04-09-none",
                ADA,
                (log, history) -> {
                  throw new Trouble("no", "", "");
                }));
    assertThrows(
        RuntimeException.class,
        () ->
            keeper.append(
                ID,
                ADA,
                (log, history) ->
                    List.of(edited("notes", "first"), edited("status", "no such status"))));

    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(1, keeper.events(ID).size());
  }

  @Test
  void whoWaitsInVainHearsWhoHoldsTheLogAndNothingIsRecorded() throws Exception {
    var impatient =
        new RecordKeeper(
            file,
            new LogMemory(),
            Workflow.load(),
            Clock.systemUTC(),
            COMMITS,
            AtomicFile::writeOver,
            Duration.ZERO);
    try (var held = ProcessLock.tryAcquire(ProcessLock.fileFor(file)).orElseThrow()) {
      var refused =
          assertThrows(Trouble.class, () -> impatient.append(ID, ADA, edited("notes", "mine")));

      assertContains(refused.what(), "Another Gatehouse is writing LOG.md (");
      assertContains(refused.what(), ", process " + ProcessHandle.current().pid() + " on ");
      assertEquals(1, keeper.events(ID).size(), "while held by " + held);
    }
    impatient.append(ID, ADA, edited("notes", "mine"));
    assertEquals("mine", keeper.log().entry(ID).orElseThrow().notes());
  }

  private static EventDraft edited(String field, String value) {
    return EventDraft.of(EventType.EDITED).set(field, value);
  }

  private static PromotionLog prose(PromotionLog log, String text) {
    var now = new String(log.bytes(), StandardCharsets.UTF_8);
    var at = now.indexOf("## Statuses");
    var with = now.substring(0, at) + text + "\n" + now.substring(at);
    return PromotionLog.parse(with.getBytes(StandardCharsets.UTF_8));
  }
}

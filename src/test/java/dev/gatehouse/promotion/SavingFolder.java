package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.LogMemory;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with a log in which one entry is saved over and over: odd saves edit its notes, even
 * ones add a line to its section, so that both the row and the lines tell which saves are there.
 */
final class SavingFolder {
  static final String ID = "2026-01-04-gates";

  /** The folder is in no repository, so nothing is committed. */
  private static final LogCommits COMMITS = new LogCommits(() -> Settings.NONE, Workflow.load());

  private static final Who ADA = Who.human("Ada");
  private static final String HEAD =
      """
      # Log

      Words that people wrote.

      ## Pending Promotion
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      | 2026-01-03-first | One `a \\| b` | Pending | Bea | hers |
      """;
  private static final String TAIL =
      """
      | 2026-01-05-last | Another | Approved | Cyd | his |

      ## Entry details

      ### 2026-01-03-first

      - **Claims:** `a/**`

      By hand.
      """;

  private final Path folder;

  private SavingFolder(Path folder) {
    this.folder = folder;
  }

  static SavingFolder create(Path folder) throws IOException {
    var created = bare(folder);
    created.adopt();
    return created;
  }

  /** The same before the entry has a record. */
  static SavingFolder bare(Path folder) throws IOException {
    Files.createDirectories(folder);
    var created = new SavingFolder(folder);
    var row = "| " + ID + " | Gates | Pending | Ada | save 0 |\n";
    Files.write(created.log(), (HEAD + row + TAIL).getBytes(StandardCharsets.UTF_8));
    return created;
  }

  void adopt() throws IOException {
    keeper().append(ID, ADA, EventDraft.of(EventType.ADOPTED).step("add").set("status", "Pending"));
  }

  static SavingFolder at(Path folder) {
    return new SavingFolder(folder);
  }

  Path path() {
    return folder;
  }

  Path log() {
    return folder.resolve("PROMOTION_LOG.md");
  }

  private RecordKeeper keeper() {
    return new RecordKeeper(log(), new LogMemory(), Workflow.load(), Clock.systemUTC(), COMMITS);
  }

  /** How many saves the record has. */
  int recorded() throws IOException {
    return keeper().events(ID).size() - 1;
  }

  /** Makes the save of this number; every fourth comes with evidence. */
  void save(int number) throws IOException {
    var text = "save " + number;
    var draft =
        number % 2 == 1
            ? EventDraft.of(EventType.EDITED).set(Field.NOTES.key(), text)
            : EventDraft.of(EventType.NOTED).text(text);
    if (number % 4 == 2) {
      var source = Files.createTempFile("evidence", ".txt");
      Files.writeString(source, text);
      draft.artifacts(List.of(evidence().attach("verify", source)));
      Files.delete(source);
    } else if (number % 4 == 0) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      draft.artifacts(List.of(evidence().keep("verify", number + ".txt", bytes)));
    }
    keeper().append(ID, ADA, draft);
  }

  private EvidenceStore evidence() {
    return new EvidenceStore(keeper().folder(ID), folder, "dev");
  }

  /** What happens when Gatehouse opens the entry again. */
  void start() throws IOException {
    keeper().repair(ID);
    AtomicFile.sweep(folder);
    keeper().sweep(ID);
  }

  /**
   * Proves that a log and record left by a crash are those before or after one save, and that
   * nothing is lost.
   *
   * @param reported the last save that was reported as done
   * @return the number of the last save that is there
   */
  int assertNothingLost(int reported, String how) throws IOException {
    var ledger = keeper().ledger(ID);
    assertTrue(ledger.verdict().isUnbroken(), () -> how + ": " + ledger.verdict());
    var recorded = recorded();
    assertTrue(
        recorded == reported || recorded == reported + 1,
        () -> how + ": recorded " + recorded + ", reported " + reported);
    for (var event : ledger.events()) {
      for (var artifact : event.artifacts()) {
        assertEquals(EvidenceStore.Check.INTACT, evidence().check(artifact), how);
      }
    }
    var shown = shown(how);
    assertTrue(
        shown == Math.max(0, recorded) || (shown == recorded - 1 && shown >= reported),
        () -> how + ": the log says " + shown + ", reported " + reported);
    start();
    assertEquals(Math.max(0, recorded), shown(how), () -> how + ", mended");
    var mended = Files.readAllBytes(log());
    start();
    assertEquals(
        new String(mended, StandardCharsets.UTF_8), Files.readString(log()), () -> how + ", twice");
    assertEquals(List.of(), temporaries(), how);
    return recorded;
  }

  /** The last save that the log has; it has every one before it, and all that it had otherwise. */
  private int shown(String how) throws IOException {
    var text = Files.readString(log());
    assertTrue(text.startsWith(HEAD), how);
    var rest = text.substring(HEAD.length());
    var row = rest.substring(0, rest.indexOf('\n') + 1);
    assertTrue(rest.startsWith(row + TAIL), () -> how + ": " + rest);
    var parsed = PromotionLog.read(log());
    assertEquals(List.of(), parsed.problems(), how);
    var notes = parsed.entry(ID).map(LogEntry::notes).orElseThrow();
    var odd = Integer.parseInt(notes.substring("save ".length()));
    var lines = parsed.block(ID, LogWriter.NOTES).orElse(List.of());
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).endsWith(": save " + (2 * i + 2)), lines.toString());
    }
    var even = 2 * lines.size();
    assertTrue(Math.abs(odd - even) <= 1, () -> how + ": " + odd + " and " + even);
    return Math.max(odd, even);
  }

  private List<Path> temporaries() throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".tmp")).forEach(found::add);
    }
    return found;
  }
}

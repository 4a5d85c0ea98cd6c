package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.PromotionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gatehouse add}, {@code set} and {@code note}: the log for scripts and agents. */
class EditCommandsTest {
  private static final String LOG =
      """
      # Log
      Prose that nobody touches.

      ## Pending Promotion
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      | 2026-04-01-tides   | Tides | Pending | Ada | |

      ## Dev-only
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      """;

  private static final String TIDES = "2026-04-01-tides";

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void aLogOutsideOfAnyWorkspace() throws IOException {
    log = Files.writeString(folder.toRealPath().resolve("LOG.md"), LOG);
  }

  @Test
  void addWritesARowInItsTableAndARecordWithTheNameAndPrintsTheEntry() throws Exception {
    var run =
        done(
            "add",
            log,
            "2026-04-02-moon",
            "--summary",
            "Phases | moon",
            "--owner",
            "Grace",
            "--as",
            "bot");

    assertEquals("2026-04-02-moon  Pending  Phases | moon", run.out().strip());
    var entry = entry("2026-04-02-moon");
    assertEquals("Grace", entry.owner());
    assertEquals("Pending Promotion", entry.section());
    var event = events("2026-04-02-moon").getFirst();
    assertEquals(EventType.OPENED, event.type());
    assertEquals(Who.agent("bot"), event.who());
    assertEquals(entry.hash(), event.row());
    assertTrue(Files.readString(log).startsWith(LOG.substring(0, LOG.indexOf("\n## Dev-only"))));

    done(
        "add",
        log,
        "2026-04-03-port",
        "--dev-only",
        "--summary",
        "Port",
        "--owner",
        "Ada",
        "--as",
        "bot");
    assertEquals("Dev-only", entry("2026-04-03-port").section());
    assertEquals("Dev-only", entry("2026-04-03-port").statusText());
  }

  @Test
  void setAndNoteChangeTheEntryAndNothingElseAndPrintItAsEntriesDoes() throws Exception {
    var set = done("set", log, TIDES, "notes", "first\nsecond", "--as", "bot", "--json");
    var line = "| " + TIDES + "   | Tides | Pending | Ada | first<br>second |\n";
    assertEquals(LOG.replace("| " + TIDES + "   | Tides | Pending | Ada | |\n", line), text());

    var note = done("note", log, TIDES, "--as", "bot", "--json", "--", "- @ada: `done`");
    assertTrue(text().contains("bot, noted: - @ada: `done`"), text());
    done("set", log, TIDES, "claims", "tides/**", "--as", "bot");
    done("set", log, TIDES, "notes", "", "--as", "bot");

    assertEquals("", entry(TIDES).notes());
    var json = new JsonMapper();
    assertEquals("first\nsecond", json.readTree(set.out()).path("notes").asText());
    assertEquals("unbroken", json.readTree(note.out()).path("record").asText());
    var all = json.readTree(done("entries", log, "--json").out());
    var last = done("set", log, TIDES, "owner", "Ada", "--as", "bot", "--json");
    assertEquals(all.get(0), json.readTree(last.out()), "one object of what entries prints");
    assertEquals(
        List.of(
            EventType.ADOPTED,
            EventType.EDITED,
            EventType.NOTED,
            EventType.CLAIMED,
            EventType.EDITED),
        events(TIDES).stream().map(Event::type).toList());
  }

  @Test
  void theProcessSaysNoInOneLineWithExitCodeOneAndNothingIsWritten() throws Exception {
    String[] moon = {"--summary", "Moon", "--owner", "Grace", "--as", "bot"};
    no("has an entry 2026-04-01-tides already, in line 7", with(moon, "add", log, TIDES));
    no("is no entry ID", with(moon, "add", log, "moon"));
    no("is no entry ID", with(moon, "add", log, "2026-02-30-moon"));
    no("is no entry ID", with(moon, "add", log, "../2026-04-02-moon"));
    no(
        "Summary: say in a line",
        "add",
        log,
        "2026-04-02-moon",
        "--summary",
        " ",
        "--owner",
        "G",
        "--as",
        "bot");
    no(
        "Owner: name who",
        "add",
        log,
        "2026-04-02-moon",
        "--summary",
        "M",
        "--owner",
        "",
        "--as",
        "bot");
    no("Approved is given by step 17", "set", log, TIDES, "status", "Approved", "--as", "bot");
    no("Promoted is given by step 18", "set", log, TIDES, "status", "promoted", "--as", "bot");
    no("only ever written by what happens", "set", log, TIDES, "transitions", "x", "--as", "bot");
    no("has to have an owner", "set", log, TIDES, "owner", "", "--as", "bot");
    no("note is needed", "note", log, TIDES, "  ", "--as", "bot");
    no("interactive terminal", "note", log, TIDES, "hello", "--as", "Ada", "--kind", "human");
    no("name behind --as is empty", "note", log, TIDES, "hello", "--as", "");
    no("Say who you are with --as", "note", log, TIDES, "hello");

    assertEquals(LOG, text());
    assertFalse(Files.exists(log.resolveSibling("promotions")), "nor any record");
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLineWithExitCodeTwo() throws Exception {
    unusable("is no field", "set", log, TIDES, "colour", "red", "--as", "bot");
    unusable("schema-pre, schema-post", "set", log, TIDES, "ships-with", "x", "--as", "bot");
    unusable("is no status", "set", log, TIDES, "status", "Done", "--as", "bot");
    unusable("has no entry 2026-01-01-none", "note", log, "2026-01-01-none", "x", "--as", "bot");
    unusable("is no file", "note", folder.resolve("none.md"), TIDES, "x", "--as", "bot");
    unusable("robot", "note", log, TIDES, "x", "--as", "bot", "--kind", "robot");
    unusable("comes behind \"--\"", "note", log, TIDES, "- a list", "--as", "bot");
    unusable("VALUE", "set", log, TIDES, "notes", "--as", "bot");
    unusable("--owner", "add", log, "2026-04-02-moon", "--summary", "x", "--as", "bot");

    Files.writeString(log, LOG + "<<<<<<< ours\n=======\n>>>>>>> theirs\n");
    unusable("is read-only because of line 12", "note", log, TIDES, "x", "--as", "bot");
    assertFalse(Files.exists(log.resolveSibling("promotions")));
  }

  @Test
  void theNameIsGitsWhereNoneIsGivenAndTheWorkspaceIsFoundFromTheLog() throws Exception {
    var dev = folder.toRealPath().resolve("tide-dev");
    var prod = folder.toRealPath().resolve("tide");
    Files.createDirectories(dev.resolve("docs"));
    Files.createDirectories(prod.resolve("docs"));
    Files.writeString(dev.resolve("docs/PROMOTION_LOG.md"), LOG);
    Files.writeString(prod.resolve("docs/PROMOTION_LOG.md"), LOG);
    GitCheckout.init(dev, "A log", Who.human("Ada")).close();
    GitCheckout.init(prod, "A log", Who.human("Ada")).close();
    Files.writeString(
        dev.resolve(".git/config"),
        Files.readString(dev.resolve(".git/config")) + "[user]\n\tname = Linh\n");
    log = dev.resolve("docs/PROMOTION_LOG.md");

    done("note", log, TIDES, "from dev");

    assertEquals(Who.agent("Linh"), events(TIDES).getLast().who());
    assertTrue(done("status", dev).out().contains(TIDES + "  Pending  next: health"));
    done("set", log, TIDES, "status", "Dev-only");
    assertTrue(done("status", dev).out().contains(TIDES + "  Dev-only  next: -"));
    log = prod.resolve("docs/PROMOTION_LOG.md");
    unusable("is prod's copy of the log", "note", log, TIDES, "to prod", "--as", "bot");
    assertEquals(LOG, text());
  }

  private Object[] with(String[] options, Object... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(options));
    return all.toArray();
  }

  private static CommandRun done(Object... arguments) {
    var run = CommandRun.of(arguments);
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    return run;
  }

  private static void no(String reason, Object... arguments) {
    failed(1, reason, arguments);
  }

  private static void unusable(String reason, Object... arguments) {
    failed(2, reason, arguments);
  }

  private static void failed(int code, String reason, Object... arguments) {
    var run = CommandRun.of(arguments);
    assertEquals(code, run.code(), run.out() + run.err());
    assertEquals("", run.out());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().startsWith("gatehouse: "), run.err());
    assertTrue(java.util.regex.Pattern.compile(reason).matcher(run.err()).find(), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  private String text() throws IOException {
    return Files.readString(log);
  }

  private dev.gatehouse.log.LogEntry entry(String id) throws IOException {
    return PromotionLog.read(log).entry(id).orElseThrow();
  }

  private List<Event> events(String id) throws IOException {
    var ledger = Ledger.open(EntryFolder.of(log, id).path(), id);
    assertTrue(ledger.verdict().isUnbroken());
    return ledger.events();
  }
}

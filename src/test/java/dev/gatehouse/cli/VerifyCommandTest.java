package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gatehouse verify}: whether the records of a log are complete and unbroken. */
class VerifyCommandTest {
  private static final String ID = "2026-03-02-berth-booking";
  private static final String OTHER = "2026-03-09-quay-power";

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void oneEntryWithARecord() throws IOException {
    var sample = Walked.sample(folder.toRealPath());
    var promotions = Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC());
    log = promotions.logFile().orElseThrow();
    promotions.start(ID, Who.human("Ada"));
    promotions.deeds().note(ID, "", "a first note", Who.human("Ada"));
    promotions.deeds().note(ID, "", "a second note", Who.human("Ada"));
  }

  @Test
  void aLogOfWholeRecordsAndRowsWithNoneIsZero() {
    var run = CommandRun.of("verify", log);
    assertEquals(0, run.code(), run.out() + run.err());
    assertTrue(run.out().contains(ID + "  complete and unbroken, 3 events"), run.out());
    assertTrue(run.out().contains(OTHER + "  no record"), run.out());
  }

  @Test
  void aRowWithNoRecordIsAFailureOnlyWhereItIsAskedFor() {
    assertEquals(0, CommandRun.of("verify", log, ID).code());
    var run = CommandRun.of("verify", log, OTHER);
    assertEquals(1, run.code());
    assertTrue(run.out().contains("no record"), run.out());
  }

  @Test
  void aBrokenRecordIsOneWithWhatWasFound() throws IOException {
    tamper();
    var run = CommandRun.of("verify", log);
    assertEquals(1, run.code());
    assertTrue(run.out().contains(ID + "  broken"), run.out());
    assertTrue(run.out().contains("  ! The record is broken at line 3"), run.out());
  }

  @Test
  void theJsonHasAKindTheEntryTheFileTheLineAndOneSentence() throws IOException {
    tamper();
    var run = CommandRun.of("verify", log, ID, "--json");
    assertEquals(1, run.code());
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals(log.toString(), json.path("log").asText());
    assertEquals(false, json.path("ok").asBoolean(true));
    var entry = json.path("entries").path(0);
    assertEquals(ID, entry.path("id").asText());
    assertEquals("broken", entry.path("record").asText());
    var finding = entry.path("findings").path(0);
    assertEquals("line-changed", finding.path("kind").asText());
    assertEquals(true, finding.path("alarm").asBoolean());
    assertEquals(ID, finding.path("entry").asText());
    assertEquals("promotions/" + ID + "/ledger.jsonl", finding.path("file").asText());
    assertEquals(3, finding.path("line").asInt());
    assertTrue(finding.path("what").asText().contains("changed"), finding.toString());
  }

  @Test
  void whatCannotBeReadIsTwo() throws IOException {
    assertEquals(2, CommandRun.of("verify", folder.resolve("none.md")).code());
    var text = Files.writeString(folder.resolve("text.md"), "# Nothing\n");
    assertEquals(2, CommandRun.of("verify", text).code());
    assertEquals(2, CommandRun.of("verify", log, "2026-01-01-unknown").code());
    assertEquals(2, CommandRun.of("verify").code());
  }

  @Test
  void theHelpSaysWhatItCannotProve() {
    var run = CommandRun.of("verify", "--help");
    assertEquals(0, run.code());
    assertTrue(run.out().contains("cannot prove"), run.out());
  }

  private void tamper() throws IOException {
    var ledger = log.resolveSibling("promotions").resolve(ID).resolve("ledger.jsonl");
    Files.writeString(ledger, Files.readString(ledger).replace("a first note", "a better note"));
  }
}

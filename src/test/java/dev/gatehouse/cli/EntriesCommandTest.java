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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gatehouse entries}: the rows of a log. */
class EntriesCommandTest {
  private static final String LOG =
      """
      # Log

      ## Pending Promotion
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      | 2026-04-01-tides | Tides \\| times, "high" and low | Pending | Ada | first<br>second · [details](#2026-04-01-tides) |
      | 2026-04-02-moon | Phases of the moon | **approved** | Grace | |

      ## Dev-only
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      | 2026-04-03-ports | Dev's port | Dev-only | Ada | `8201` |

      ## Entry details

      ### 2026-04-01-tides

      - **Claims:** `tides/**`
      """;

  @TempDir Path folder;

  @Test
  void everyEntryIsGivenInTheOrderOfTheFileWithItsValuesDecoded() throws Exception {
    var log = Files.writeString(folder.resolve("LOG.md"), LOG);
    var run = CommandRun.of("entries", log, "--json");

    assertEquals(0, run.code(), run.err());
    assertEquals(
        """
        [{"id":"2026-04-01-tides","summary":"Tides | times, \\"high\\" and low","status":"Pending","owner":"Ada",\
        "notes":"first\\nsecond","section":"Pending Promotion","line":6,"fields":{"claims":"`tides/**`"},"record":"none"},\
        {"id":"2026-04-02-moon","summary":"Phases of the moon","status":"**approved**","owner":"Grace",\
        "notes":"","section":"Pending Promotion","line":7,"fields":{},"record":"none"},\
        {"id":"2026-04-03-ports","summary":"Dev's port","status":"Dev-only","owner":"Ada",\
        "notes":"`8201`","section":"Dev-only","line":12,"fields":{},"record":"none"}]
        """
            .strip(),
        run.out().strip());
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsChangeNothing() throws Exception {
    var plain = Files.writeString(folder.resolve("LOG.md"), LOG);
    var other = Files.writeString(folder.resolve("W.md"), "\uFEFF" + LOG.replace("\n", "\r\n"));

    assertEquals(
        CommandRun.of("entries", plain, "--json").out(),
        CommandRun.of("entries", other, "--json").out());
  }

  @Test
  void theRecordOfAnEntryIsNoneUnbrokenOrBroken() throws Exception {
    var sample = Walked.sample(folder.toRealPath());
    var log = sample.dev().resolve("docs/build/PROMOTION_LOG.md");
    var promotions = Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC());
    var ada = Who.human("Ada");
    for (var id : List.of("2026-03-02-berth-booking", "2026-03-09-quay-power")) {
      promotions.start(id, ada);
      promotions.deeds().note(id, "", "a first note", ada);
      promotions.deeds().note(id, "", "a second note", ada);
    }
    var ledger = log.resolveSibling("promotions/2026-03-09-quay-power/ledger.jsonl");
    Files.writeString(ledger, Files.readString(ledger).replace("a first note", "a better note"));

    assertEquals(List.of("none", "unbroken", "broken", "none", "none"), records(log));
  }

  @Test
  void aRecordThatIsGoneAlthoughTheEntryShowsOneIsBrokenAndNotAbsent() throws Exception {
    var log =
        Files.writeString(
            folder.resolve("LOG.md"),
            LOG + "- **Backup path (prod):** `prod:storage/backups/system-20260401`\n");

    assertEquals(List.of("broken", "none", "none"), records(log));
  }

  @Test
  void forPeopleItIsALinePerEntry() throws Exception {
    var log = Files.writeString(folder.resolve("LOG.md"), LOG);

    assertEquals(
        List.of(
            "2026-04-01-tides  Pending  Tides | times, \"high\" and low",
            "2026-04-02-moon  **approved**  Phases of the moon",
            "2026-04-03-ports  Dev-only  Dev's port"),
        CommandRun.of("entries", log).out().lines().toList());
  }

  private static List<String> records(Path log) throws IOException {
    var run = CommandRun.of("entries", log, "--json");
    assertEquals(0, run.code(), run.err());
    var records = new ArrayList<String>();
    JsonNode array = new JsonMapper().readTree(run.out());
    assertTrue(array.isArray());
    array.forEach(entry -> records.add(entry.path("record").asText()));
    return records;
  }
}

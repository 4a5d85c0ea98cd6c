package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.sample.SampleWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole walk leaves on the disk, held against the format's own words and not our reader. */
class RecordFormatTest {
  private static final List<String> KEYS =
      List.of(
          "v",
          "seq",
          "attempt",
          "at",
          "who",
          "event",
          "step",
          "run",
          "result",
          "exit",
          "seconds",
          "by",
          "command",
          "summary",
          "artifacts",
          "saw",
          "set",
          "about",
          "choice",
          "text",
          "from",
          "to",
          "deltas",
          "row",
          "prev",
          "also");
  private static final String HASH = "[0-9a-f]{64}";

  @TempDir static Path folder;
  private static SampleWalk walk;
  private static Path record;
  private static final List<String> lines = new ArrayList<>();
  private static final List<JsonNode> events = new ArrayList<>();

  @BeforeAll
  static void aWholePromotionIsOver() throws Exception {
    var sample = Walked.sample(folder);
    haveATestRunTellTheSecrets(sample.dev().resolve("gatehouse.json"));
    walk = new SampleWalk(sample, SampleWorkspace.READY_ENTRY).through("transitions");
    record = walk.sample.dev().resolve("docs/build/promotions/" + walk.id);
    var text = Files.readString(record.resolve("ledger.jsonl"));
    assertTrue(text.endsWith("\n") && !text.contains("\r") && !text.contains("\n\n"));
    for (var line : text.split("\n")) {
      lines.add(line);
      events.add(new JsonMapper().readTree(line));
    }
  }

  /** Where there is a shell; the others keep the sample's own tests. */
  private static void haveATestRunTellTheSecrets(Path settings) throws Exception {
    if (Files.isExecutable(Path.of("/bin/sh"))) {
      var command = "\"commands\": {\"update\": [\"sh\", \"-c\", \"cat .env ../harbour/.env\"]},";
      Files.writeString(
          settings, Files.readString(settings).replaceFirst("\\{", "{\n  " + command));
    }
  }

  @Test
  void everyEventHasTheKnownKeysInTheirOrderAndNoneThatIsEmpty() {
    for (int number = 0; number < events.size(); number++) {
      var event = events.get(number);
      var keys = new ArrayList<String>();
      event.fieldNames().forEachRemaining(keys::add);
      assertEquals(KEYS.stream().filter(keys::contains).toList(), keys, lines.get(number));
      event
          .properties()
          .forEach(
              one -> assertFalse(one.getValue().isNull() || one.getValue().asText().equals(" ")));
      assertTrue(
          keys.containsAll(List.of("v", "seq", "attempt", "at", "who", "event", "prev")),
          lines.get(number));
      assertEquals(1, event.path("v").asInt());
      assertEquals(number + 1, event.path("seq").asInt());
      assertEquals(1, event.path("attempt").asInt());
      var at = event.path("at").asText();
      assertTrue(at.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), at);
      assertTrue(event.at("/who/kind").asText().matches("human|agent"));
    }
  }

  @Test
  void eachLineHoldsTheHashOfTheOneBeforeItAndTheFirstThatOfTheEntry() throws Exception {
    var former = sha256("gatehouse:1:" + walk.id);
    for (int number = 0; number < events.size(); number++) {
      assertEquals(former, events.get(number).path("prev").asText(), lines.get(number));
      former = sha256(lines.get(number));
    }
  }

  @Test
  void everyStepIsStartedAndFinishedAndSawWhatItLookedAt() {
    for (var step : walk.promotions.workflow().steps()) {
      // The sample's row stood in the log already: it was adopted.
      var kinds = step.key().equals("add") ? List.of("adopted") : List.of("started", "finished");
      for (var kind : kinds) {
        assertTrue(
            events.stream()
                .filter(event -> event.path("step").asText().equals(step.key()))
                .anyMatch(event -> event.path("event").asText().equals(kind)),
            () -> step.key() + " " + kind);
      }
    }
    for (var event : events) {
      if (event.path("event").asText().equals("finished")) {
        for (var side : List.of("dev", "prod")) {
          assertTrue(event.at("/saw/" + side + "/content").asText().matches(HASH));
          assertTrue(event.at("/saw/" + side + "/commit").asText().matches("[0-9a-f]{40}"));
        }
        assertTrue(event.at("/saw/rules").asText().matches(HASH));
        assertTrue(event.path("result").asText().matches("passed|failed|cancelled|interrupted"));
        assertTrue(event.path("by").asText().matches("script|built-in|person"));
      }
    }
  }

  @Test
  void aRowsHashIsThatOfTheEntryAsJsonWithSortedKeys() throws Exception {
    var log = PromotionLog.read(walk.sample.dev().resolve("docs/build/PROMOTION_LOG.md"));
    var entry = log.entry(walk.id).orElseThrow();
    var fields = new TreeMap<String, String>();
    entry.fields().forEach((field, value) -> fields.put(field.key(), value));
    var said = new TreeMap<String, Object>();
    said.put("id", entry.id());
    said.put("status", "Promoted");
    said.put("summary", entry.summary());
    said.put("owner", entry.owner());
    said.put("notes", entry.notes());
    said.put("fields", fields);
    var json = new JsonMapper().writeValueAsString(said);

    assertEquals(sha256(json), events.getLast().path("row").asText());
    assertEquals(entry.hash(), events.getLast().path("row").asText());
  }

  @Test
  void artifactsAreNamedByTheirCheckoutWithSlashesAndAreStillWhatTheyWere() throws Exception {
    int seen = 0;
    for (var event : events) {
      for (var artifact : event.path("artifacts")) {
        var path = artifact.path("path").asText();
        assertTrue(path.matches("(dev|prod):[^/\\\\:][^\\\\:]*"), path);
        assertFalse(path.contains("//") || path.contains(".."), path);
        assertTrue(artifact.path("sha256").asText().matches(HASH), path);
        assertTrue(artifact.path("bytes").asLong() > 0, path);
        assertTrue(
            Files.exists(walk.promotions.workspace().locate(path).orElseThrow()),
            () -> path + " is gone");
        seen++;
      }
    }
    assertTrue(seen > 10, "artifacts: " + seen);
    // The way back holds command lines, as a person is to run them on this machine.
    for (var line : Files.readAllLines(walk.promotions.logFile().orElseThrow())) {
      assertTrue(
          line.startsWith("- **Rollback steps:**")
              || !line.contains(folder.toRealPath().toString()),
          line);
    }
  }

  @Test
  void theEntrysFolderHasItsAttributesAnOutputPerRunAndAFolderPerStep() throws Exception {
    assertEquals(
        "* -text -filter -ident -working-tree-encoding\n",
        Files.readString(record.resolveSibling(".gitattributes")));
    for (var event : events) {
      if (event.path("event").asText().equals("finished")) {
        var name = event.path("step").asText() + "-" + event.path("run").asInt() + ".txt";
        assertTrue(Files.isRegularFile(record.resolve("output").resolve(name)), name);
      }
    }
    try (var evidence = Files.list(record.resolve("evidence"))) {
      var keys = walk.promotions.workflow().steps().stream().map(step -> step.key()).toList();
      evidence.forEach(
          path -> assertTrue(keys.contains(path.getFileName().toString()), path::toString));
    }
    try (var inside = Files.list(record)) {
      assertEquals(
          List.of("evidence", "ledger.jsonl", "output"),
          inside.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void everyCommitThatGatehouseMadeForTheEntryNamesTheLinesThatCameBefore() throws Exception {
    int made = 0;
    for (var root : List.of(walk.sample.dev(), walk.sample.prod())) {
      for (var message : messages(root)) {
        if (message.contains(walk.id)) {
          made++;
          var trailer = message.strip().lines().toList().getLast();
          assertTrue(
              trailer.matches("Gatehouse-Ledger: " + walk.id + " \\d+ " + HASH), () -> message);
          var words = trailer.split(" ");
          int seq = Integer.parseInt(words[2]);
          assertEquals(sha256(lines.get(seq - 1)), words[3], message);
        }
      }
    }
    assertTrue(made >= 1, "prod has at least the promotion's commit");
  }

  @Test
  void noSecretStandsInAnyFileOfTheRecordOrInTheLog() throws Exception {
    var secrets = new ArrayList<String>();
    for (var root : List.of(walk.sample.dev(), walk.sample.prod())) {
      for (var line : Files.readAllLines(root.resolve(".env"))) {
        if (line.startsWith("SECRET_KEY=")) {
          secrets.add(line.substring("SECRET_KEY=".length()));
        }
      }
    }
    assertEquals(2, secrets.size());
    int files = 0;
    try (var all = Files.walk(walk.sample.dev().resolve("docs/build"))) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (var secret : secrets) {
          assertFalse(text.contains(secret), file::toString);
        }
        files++;
      }
    }
    assertTrue(files > 30, "files: " + files);
    var told = Files.readString(record.resolve("output/update-1.txt"));
    assertTrue(
        !Files.isExecutable(Path.of("/bin/sh")) || told.contains("SECRET_KEY="),
        () -> "the script did tell its settings: " + told);
  }

  private static List<String> messages(Path root) throws Exception {
    try (var git = org.eclipse.jgit.api.Git.open(root.toFile())) {
      var messages = new ArrayList<String>();
      git.log().call().forEach(commit -> messages.add(commit.getFullMessage()));
      return messages;
    }
  }

  private static String sha256(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}

package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gatehouse status}: what a workspace is made of. */
class StatusCommandTest {
  @TempDir Path folder;

  @Test
  void theSamplesStatusHasTheShapeOfTheFormat() throws Exception {
    var sample = Walked.sample(folder.toRealPath());
    var status = json(CommandRun.of("status", sample.prod(), "--json"));

    assertEquals(
        List.of("dev", "prod", "log", "roles", "states", "scripts", "entries", "missing"),
        keys(status));
    assertEquals(sample.dev().toString(), status.path("dev").asText());
    assertEquals(sample.prod().toString(), status.path("prod").asText());
    assertEquals(
        sample.dev().resolve("docs/build/PROMOTION_LOG.md").toString(),
        status.path("log").asText());
    assertEquals("{\"dev\":\"dev\",\"prod\":\"prod\"}", status.path("roles").toString());
    assertEquals(
        "{\"dev\":{\"state\":\"writeable\",\"canonical_owner\":\"prod\"},"
            + "\"prod\":{\"state\":\"canonical\",\"canonical_owner\":\"prod\"}}",
        status.path("states").toString());
    assertEquals("[]", status.path("missing").toString());
  }

  @Test
  void theScriptsOfAStepAreNamedWithWhatRunsThem() throws Exception {
    var sample = Walked.sample(folder.toRealPath());
    var scripts = json(CommandRun.of("status", sample.dev(), "--json")).path("scripts");

    assertTrue(scripts.has("diff") && scripts.has("backup") && scripts.has("update"));
    assertFalse(scripts.has("schema-pre"), "the sample leaves that one to the built-in");
    for (var step : scripts.properties()) {
      var script = step.getValue();
      assertTrue(
          keys(script)
              .equals(
                  script.path("runnable").asBoolean()
                      ? List.of("path", "interpreter", "runnable")
                      : List.of("path", "interpreter", "runnable", "why")),
          script::toString);
      assertTrue(Path.of(script.path("path").asText()).isAbsolute());
      assertTrue(Files.isRegularFile(Path.of(script.path("path").asText())));
    }
  }

  @Test
  void entriesAreGivenWithTheStepThatComesNext() throws Exception {
    var sample = Walked.sample(folder.toRealPath());
    var promotions = Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC());
    promotions.start("2026-03-09-quay-power", Who.human("Linh"));
    promotions.start("2026-05-01-not-yet-a-row", Who.human("Linh"));

    assertEquals(
        "[{\"id\":\"2026-02-09-winter-fees\",\"status\":\"Approved\",\"next\":\"health\"},"
            + "{\"id\":\"2026-03-02-berth-booking\",\"status\":\"Pending\",\"next\":\"health\"},"
            + "{\"id\":\"2026-03-09-quay-power\",\"status\":\"Pending\",\"next\":\"health\"},"
            + "{\"id\":\"2026-01-12-desk-bookings\",\"status\":\"Promoted\",\"next\":null},"
            + "{\"id\":\"2026-01-08-dev-separation\",\"status\":\"Dev-only\",\"next\":null}]",
        json(CommandRun.of("status", sample.dev(), "--json")).path("entries").toString());
  }

  @Test
  void whatIsNotThereIsNullAndListedAsMissingWithTheReason() throws Exception {
    var dev = Files.createDirectories(folder.toRealPath().resolve("tide-dev"));
    Files.writeString(dev.resolve("page.txt"), "High water\n");
    GitCheckout.init(dev, "A page", Who.human("Ada")).close();

    var run = CommandRun.of("status", dev, "--json");
    var status = json(run);

    for (var key : List.of("prod", "log")) {
      assertTrue(status.has(key) && status.path(key).isNull(), key);
    }
    assertEquals("{\"dev\":null,\"prod\":null}", status.path("roles").toString());
    assertEquals("{\"dev\":null,\"prod\":null}", status.path("states").toString());
    assertEquals("{}", status.path("scripts").toString());
    assertEquals("[]", status.path("entries").toString());
    var missing = new ArrayList<String>();
    for (var one : status.path("missing")) {
      assertEquals(List.of("what", "why"), keys(one));
      assertFalse(one.path("why").asText().isBlank());
      missing.add(one.path("what").asText());
    }
    assertTrue(missing.containsAll(List.of("prod", "log", "checklist")), missing::toString);
    assertEquals("", run.err());
  }

  @Test
  void forPeopleItIsALinePerThing() throws Exception {
    var sample = Walked.sample(folder.toRealPath());
    var run = CommandRun.of("status", sample.dev());

    assertEquals(0, run.code());
    assertTrue(run.out().contains("dev: " + sample.dev()), run.out());
    assertTrue(run.out().contains("prod is canonical"), run.out());
    assertTrue(run.out().contains("2026-03-02-berth-booking  Pending  next: health"), run.out());
  }

  @Test
  void statusOnlyLooks() throws Exception {
    var sample = Walked.sample(folder.toRealPath());
    var before = files(sample);
    CommandRun.of("status", sample.dev(), "--json");
    assertEquals(before, files(sample));
  }

  private static List<String> files(SampleWorkspace sample) throws IOException {
    var files = new ArrayList<String>();
    for (var root : List.of(sample.dev(), sample.prod())) {
      try (var all = Files.walk(root)) {
        for (var file : all.sorted().toList()) {
          files.add(file + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return files;
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertEquals(0, run.code(), run.err());
    return new JsonMapper().readTree(run.out());
  }

  private static List<String> keys(JsonNode node) {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}

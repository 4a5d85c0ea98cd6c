package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String WHOLE =
      """
      {"log":"docs/PROMOTION_LOG.md","prod":"../northwind","roots":["storage"],"scratch":"scratch",
       "backups":"storage/backups","checklist":"docs/MANUAL.md","database":"sqlite:backend/app.db",
       "commands":{"schema-post":["pwsh","-File","scripts/s.ps1","-DatabasePath","{database}"],
                   "migrate":["python3","manage.py","migrate"]},
       "checks":[["sh","scripts/check.sh"]],
       "gates":[{"name":"tests","run":["t"]},
                {"name":"look","run":["s",""],"last-before-verification":true},
                {"name":"soak","run":["u"]}],
       "services":{"stop":["down"],"start":["up"]},"environment":{"ALLOW_PROD_WRITE":"1"},
       "secrets":["LICENCE_ID"],"protected":["users","settings"],
       "separation":[{"find":"8201","why":"dev's port"}],
       "timeouts":{"backup":"30m","migrate":"1h30m"}}
      """;

  @TempDir Path dev;

  @Test
  void everyKeyIsReadAndTheHashIsThatOfTheBytes() throws IOException {
    var file = Places.writeWithMark(dev.resolve("gatehouse.json"), WHOLE);
    var settings = Settings.read(dev);
    assertEquals(Optional.of("docs/PROMOTION_LOG.md"), settings.log());
    assertEquals(Optional.of("../northwind"), settings.prod());
    assertEquals(Optional.of("docs/MANUAL.md"), settings.checklist());
    assertEquals(Optional.of("sqlite:backend/app.db"), settings.database());
    assertEquals(List.of("python3", "manage.py", "migrate"), settings.commands().get("migrate"));
    assertEquals(List.of(List.of("sh", "scripts/check.sh")), settings.checks());
    assertEquals(new GateCommand("look", List.of("s", ""), true), settings.gates().get(1));
    assertEquals(List.of("tests", "look"), names(settings.gatesBeforeVerification()));
    assertEquals(List.of("soak"), names(settings.gatesAfterVerification()));
    assertEquals(List.of("down"), settings.stop());
    assertEquals(List.of("up"), settings.start());
    assertEquals(Map.of("ALLOW_PROD_WRITE", "1"), settings.environment());
    assertEquals(List.of("LICENCE_ID"), settings.secrets());
    assertEquals(List.of("users", "settings"), settings.protectedTables());
    assertEquals(List.of(new SeparationRule("8201", "dev's port")), settings.separation());
    assertEquals(Duration.ofMinutes(90), settings.timeouts().get("migrate"));
    assertEquals(Sha256.of(Files.readAllBytes(file)), settings.hash());
  }

  @Test
  void withoutAFileAndWithAnEmptyObjectTheDefaultsHold() throws IOException {
    assertEquals(Settings.NONE, Settings.read(dev));
    Places.write(dev.resolve("gatehouse.json"), "{}");
    var settings = Settings.read(dev);
    assertEquals("scratch", settings.scratch());
    assertEquals("storage/backups", settings.backups());
    assertEquals(List.of("storage"), settings.roots());
  }

  @Test
  void anUnknownKeyIsNamedWithItsLineAndColumn() throws IOException {
    var said = refused("{\n  \"log\": \"docs/L.md\",\n  \"backup\": \"x\"\n}\n");
    assertTrue(said.contains("line 3, column 3, at \"backup\""), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"gates\":[{\"name\":\"a\",\"run\":[\"x\"],\"last\":true}]}; 1; 35; gates[0].last",
        "{\"gates\":[{\"name\":\"a\"}]}; 1; 11; gates[0]",
        "{\"gates\":[{\"name\":\"a\",\"run\":[]}]}; 1; 29; gates[0].run",
        "{\"commands\":{\"backp\":[\"x\"]}}; 1; 14; commands.backp",
        "{\"checks\":[[\"sh\",7]]}; 1; 18; checks[0][1]",
        "{\"scratch\":\"../away\"}; 1; 12; scratch",
        "{\"scratch\":\".\"}; 1; 12; scratch",
        "{\"roots\":[\"/etc\"]}; 1; 11; roots[0]",
        "{\"roots\":[\"C:/Users\"]}; 1; 11; roots[0]",
        "{\"backups\":\"..\"}; 1; 12; backups",
        "{\"backups\":\"a/..\"}; 1; 12; backups",
        "{\"checklist\":\".git/config\"}; 1; 14; checklist",
        "{\"database\":\"mysql://u:geheim@h/d\"}; 1; 13; database",
        "{\"database\":\"sqlite:/etc/x.db\"}; 1; 13; database",
        "{\"timeouts\":{\"backup\":\"soon\"}}; 1; 23; timeouts.backup",
        "{\"environment\":{\"A\":1}}; 1; 21; environment.A",
        "{\"environment\":{\"A=B\":\"1\"}}; 1; 23; environment.A=B",
        "{\"log\":\"a\",\"log\":\"b\"}; 1; 12; log",
        "{\"log\":\"\"}; 1; 8; log",
        "{\"secrets\":\"x\"}; 1; 12; secrets",
      })
  void whatIsWrongIsNamedWithItsPlace(String json, int line, int column, String key)
      throws IOException {
    var said = refused(json);
    assertTrue(said.contains("line %d, column %d, at \"%s\"".formatted(line, column, key)), said);
    assertTrue(!said.contains("geheim"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{\"log\": }",
        "{\"log\": \"a\" \"b\"}",
        "{} {}",
        "{\"a\":{\"b\":[1,}}"
      })
  void brokenJsonIsTroubleWithALine(String json) throws IOException {
    assertTrue(refused(json).contains("line 1, column "), refused(json));
  }

  @Test
  void aBrokenValueDeepInsideNamesItsKey() throws IOException {
    var said = refused("{\"gates\": [\n {\"name\": \"a\",\n  \"run\": [\"x\", nope]}]}");
    assertTrue(said.contains("line 3"), said);
    assertTrue(said.contains("gates[0].run[1]"), said);
  }

  @Test
  void deepNestingIsRefusedWithoutACrash() throws IOException {
    refused("{\"log\":" + "[".repeat(100_000));
  }

  @Test
  void settingsThatLeadOutOfDevAreNotRead() throws IOException {
    var dir = Files.createDirectories(dev.resolve("inner"));
    Places.write(dev.resolve("elsewhere.json"), "{}");
    Files.createSymbolicLink(dir.resolve("gatehouse.json"), dev.resolve("elsewhere.json"));
    assertThrows(Trouble.class, () -> Settings.read(dir));
  }

  @Test
  void whereNoGateIsMarkedTheOneCalledSmokeIsTheLastBeforeVerification() throws IOException {
    Places.write(
        dev.resolve("gatehouse.json"),
        """
        {"gates":[{"name":"tests","run":["t"]},{"name":"smoke checks","run":["s"]},
                  {"name":"soak","run":["u"]}]}
        """);
    assertEquals(
        List.of("tests", "smoke checks"), names(Settings.read(dev).gatesBeforeVerification()));
  }

  @Test
  void theSchemaThatShipsKnowsTheSameKeysAsTheProgram() throws IOException {
    try (var in = Settings.class.getResourceAsStream("gatehouse.schema.json")) {
      var schema = new ObjectMapper().readTree(in);
      assertEquals(SettingsReader.KEYS, keys(schema.path("properties").fieldNames()));
      assertEquals(CommandNames.COMMANDS, keys(properties(schema, "commands")));
      assertEquals(CommandNames.TIMEOUTS, keys(properties(schema, "timeouts")));
    }
  }

  private static Iterator<String> properties(JsonNode schema, String key) {
    return schema.path("properties").path(key).path("properties").fieldNames();
  }

  private static List<String> keys(Iterator<String> names) {
    var keys = new ArrayList<String>();
    names.forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> names(List<GateCommand> gates) {
    return gates.stream().map(GateCommand::name).toList();
  }

  private String refused(String json) throws IOException {
    Places.write(dev.resolve("gatehouse.json"), json);
    var trouble = assertThrows(Trouble.class, () -> Settings.read(dev));
    assertTrue(trouble.what().contains("gatehouse.json"), trouble.what());
    return trouble.what();
  }
}

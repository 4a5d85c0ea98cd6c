package dev.gatehouse.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.io.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSettingsTest {
  @ParameterizedTest
  @CsvSource({"Windows 11, powershell, .ps1", "Linux, sh, .sh", "Mac OS X, sh, .sh"})
  void everyCommandNamesAScriptThatTheSystemCanRun(String system, String interpreter, String ending)
      throws IOException {
    var settings = Json.strict().readTree(SampleSettings.forSystem(system));
    var scripts = SampleResources.text(SampleResources.CONTENTS);
    for (var command : commands(settings)) {
      assertEquals(interpreter, command.get(0).asText(), command::toString);
      var script =
          command
              .valueStream()
              .map(JsonNode::asText)
              .filter(word -> word.startsWith("{prod}/"))
              .findFirst()
              .orElseThrow();
      assertTrue(script.endsWith(ending), script);
      assertTrue(scripts.contains("/" + script.substring("{prod}/".length()) + "\n"), script);
    }
  }

  private static List<JsonNode> commands(JsonNode settings) {
    var commands = new ArrayList<JsonNode>();
    settings.get("checks").forEach(commands::add);
    settings.get("gates").forEach(gate -> commands.add(gate.get("run")));
    settings.get("services").forEach(commands::add);
    assertEquals(6, commands.size());
    return commands;
  }
}

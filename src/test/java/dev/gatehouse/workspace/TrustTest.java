package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  private static final String SETTINGS =
      """
      {"commands":{"migrate":["python3","manage.py","migrate","a b"]},
       "checks":[["sh","-c","scripts/check.sh --fast; echo"]],
       "gates":[{"name":"smoke","run":["{prod}/smoke","--rules=rules.txt"]}],
       "services":{"stop":["down"],"start":["up"]},"environment":{"ALLOW":"1"}}
      """;

  @TempDir Path temp;
  private Path dev = Path.of("");
  private Path prod = Path.of("");
  private Trust trust = new Trust(Path.of(""));

  @BeforeEach
  void aWorkspaceWithCommands() throws IOException {
    dev = Places.checkout(temp.resolve("northwind-dev"), "dev");
    prod = Places.checkout(temp.resolve("northwind"), "prod");
    Places.write(dev.resolve("gatehouse.json"), SETTINGS);
    Places.write(dev.resolve("scripts/check.sh"), "exit 0\n");
    Places.write(prod.resolve("scripts/check.sh"), "exit 1\n");
    Places.write(prod.resolve("smoke"), "x");
    trust = new Trust(temp.resolve("config/gatehouse"));
  }

  @Test
  void aWorkspaceThatAsksForNothingIsTrusted() throws IOException {
    Places.write(dev.resolve("gatehouse.json"), "{\"environment\":{\"A\":\"1\"}}");
    assertEquals(List.of(), trust.asks(workspace()));
    assertTrue(trust.trusted(workspace()));
  }

  @Test
  void whatItAsksToRunIsListedInFull() throws IOException {
    assertEquals(
        List.of(
            "migrate: python3 manage.py migrate \"a b\"",
            "check 1: sh -c \"scripts/check.sh --fast; echo\"",
            "gate smoke: {prod}/smoke --rules=rules.txt",
            "stop services: down",
            "start services: up",
            "environment: ALLOW=1"),
        trust.asks(workspace()));
  }

  @Test
  void whatATerminalWouldObeyIsShownAndNotSent() throws IOException {
    Places.write(dev.resolve("gatehouse.json"), "{\"checks\":[[\"a\\u001b[2K\\u202eb\\n\",\"\"]]}");
    assertEquals(List.of("check 1: \"a\\u001b[2K\\u202eb\\u000a\" \"\""), trust.asks(workspace()));
  }

  @Test
  void aConfirmationHoldsForThisFileAndOutlivesTheProgram() throws IOException {
    assertFalse(trust.trusted(workspace()));
    trust.trust(workspace());
    assertTrue(new Trust(temp.resolve("config/gatehouse")).trusted(workspace()));
    assertFalse(new Trust(temp.resolve("other")).trusted(workspace()));
    Files.createSymbolicLink(temp.resolve("link"), dev);
    assertTrue(trust.trusted(Workspace.discover(temp.resolve("link"))));
  }

  @Test
  void oneWorkspacesConfirmationLeavesTheOthersAlone() throws IOException {
    trust.trust(workspace());
    var other = Places.checkout(temp.resolve("elsewhere/acme-dev"), "dev");
    Places.write(other.resolve("gatehouse.json"), SETTINGS);
    assertFalse(trust.trusted(Workspace.discover(other)));
    trust.trust(Workspace.discover(other));
    assertTrue(trust.trusted(workspace()));
  }

  @Test
  void confirmationsOfManyWorkspacesAtOnceAreAllKept() throws Exception {
    var others = new ArrayList<Workspace>();
    for (int number = 0; number < 8; number++) {
      var checkout = Places.checkout(temp.resolve("place" + number + "/acme-dev"), "dev");
      Places.write(checkout.resolve("gatehouse.json"), SETTINGS);
      others.add(Workspace.discover(checkout));
    }
    try (var windows = Executors.newFixedThreadPool(4)) {
      var confirmed =
          windows.invokeAll(
              others.stream().map(one -> Executors.callable(() -> trust.trust(one))).toList());
      for (var one : confirmed) {
        one.get();
      }
    }
    assertTrue(others.stream().allMatch(trust::trusted));
  }

  @Test
  void changedSettingsAreConfirmedAnewAlsoBeforeTheyAreReadAgain() throws IOException {
    var before = workspace();
    trust.trust(before);
    Places.write(dev.resolve("gatehouse.json"), SETTINGS + " ");
    assertFalse(trust.trusted(before));
    assertFalse(trust.trusted(workspace()));
  }

  @Test
  void everyScriptThatACommandNamesIsWatched() throws IOException {
    for (var script :
        List.of(
            dev.resolve("scripts/check.sh"),
            prod.resolve("scripts/check.sh"),
            prod.resolve("smoke"),
            dev.resolve("rules.txt"),
            dev.resolve("manage.py"))) {
      trust.trust(workspace());
      assertTrue(trust.trusted(workspace()));
      Places.write(script, "changed " + script);
      assertFalse(trust.trusted(workspace()), script.toString());
    }
    trust.trust(workspace());
    Places.write(dev.resolve("scripts/other.sh"), "not named");
    assertTrue(trust.trusted(workspace()));
  }

  @Test
  void shippingAConfirmedScriptToProdAsksNothingAgain() throws IOException {
    trust.trust(workspace());
    Places.write(prod.resolve("scripts/check.sh"), "exit 0\r\n");
    assertTrue(trust.trusted(workspace()));
  }

  @Test
  void aDatabaseThatACommandNamesIsNoScript() throws IOException {
    Places.write(
        dev.resolve("gatehouse.json"),
        "{\"database\":\"sqlite:app.db\",\"checks\":[[\"sqlite3\",\"app.db\"]]}");
    Places.write(prod.resolve("app.db"), "1");
    trust.trust(workspace());
    Places.write(prod.resolve("app.db"), "2");
    assertTrue(trust.trusted(workspace()));
  }

  @Test
  void aStoreThatCannotBeReadConfirmsNothingAndCanBeWrittenAgain() throws IOException {
    trust.trust(workspace());
    Files.writeString(temp.resolve("config/gatehouse/trusted.json"), "{\"workspaces\": [");
    assertFalse(trust.trusted(workspace()));
    trust.trust(workspace());
    assertTrue(trust.trusted(workspace()));
  }

  @Test
  void theFingerprintChangesWithTheSettingsAndWithAScript() throws IOException {
    var scripts = List.of(dev.resolve("scripts/check.sh"));
    var first = trust.fingerprint(workspace(), scripts);
    assertEquals(first, trust.fingerprint(workspace(), scripts));
    assertNotEquals(first, trust.fingerprint(workspace(), List.of()));
    Places.write(scripts.getFirst(), "exit 2");
    assertNotEquals(first, trust.fingerprint(workspace(), scripts));
  }

  @Test
  void theStoreLiesWhereEachSystemKeepsConfiguration() {
    var home = temp.toString();
    assertEquals(
        temp.resolve(".config/gatehouse"), folder("Linux", home, Map.of("XDG_CONFIG_HOME", "x")));
    assertEquals(
        temp.resolve("xdg/gatehouse"),
        folder("Linux", home, Map.of("XDG_CONFIG_HOME", temp.resolve("xdg").toString())));
    assertEquals(
        temp.resolve("roam/gatehouse"),
        folder("Windows 11", home, Map.of("APPDATA", temp.resolve("roam").toString())));
    assertEquals(
        temp.resolve("Library/Application Support/gatehouse"), folder("Mac OS X", home, Map.of()));
    var given = new Properties();
    given.setProperty("gatehouse.config", temp.resolve("given").toString());
    assertEquals(temp.resolve("given"), UserFolders.configuration(given, Map.of()));
  }

  private static Path folder(String system, String home, Map<String, String> environment) {
    var properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("user.home", home);
    return UserFolders.configuration(properties, environment);
  }

  private Workspace workspace() throws IOException {
    return Workspace.discover(dev);
  }
}

package dev.gatehouse.ui.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.script.CanaryForms;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.console.Console;
import dev.gatehouse.ui.console.OutputLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script that prints its secrets in every form, and what the window and the disk have of it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is written for sh")
class CanaryPageTest extends WindowTest {
  @TempDir static Path folder;

  @TempDir static Path forms;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @BeforeAll
  static void writeAScriptThatPrintsSecrets() throws Exception {
    var dev = Walked.dev("add", folder);
    Files.writeString(dev.resolve(".env.canary"), CanaryForms.env());
    var number = 0;
    for (var form : CanaryForms.all().values()) {
      Files.write(forms.resolve(String.valueOf(1000 + number++)), form);
    }
    Files.delete(dev.resolve("scripts/run-tests.ps1"));
    Files.writeString(
        dev.resolve("scripts/run-tests.sh"),
        """
        for form in %1$s/*; do cat "$form"; cat "$form" >&2; done
        printf 'artifact=%%s\\n' "$(cat %1$s/1000)" >> "$GATEHOUSE_OUTPUT"
        exit 3
        """
            .formatted(forms));
  }

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(folder.resolve("harbour-dev"), stage);
  }

  @Test
  void noneOfThemIsOnTheScreenOnTheClipboardInTheRecordOrAnywhereElseOnTheDisk() throws Exception {
    walker.start(SampleWorkspace.READY_ENTRY);
    walker.press("run-update");
    Screen.until("it fails", () -> walker.promotion().step("update").state() == StepState.FAILED);
    var console = (Console) walker.seen("console-update").orElseThrow();

    Screen.picture(walker.window().getScene(), "console-failed");
    Screen.picture(walker.window().getScene(), "console-failed-small", 900, 600);

    var places = new LinkedHashMap<String, String>();
    places.put(
        "the console",
        console.lines().stream().map(OutputLine::text).collect(Collectors.joining("\n")));
    walker.press((ButtonBase) console.lookup(".console-copy"));
    interact(() -> places.put("the clipboard", Clipboard.getSystemClipboard().getString()));
    places.put("the window", walker.words("promotion-page"));
    places.putAll(files());

    assertTrue(console.lines().size() > 2 * 50);
    assertTrue(places.getOrDefault("the clipboard", "").contains("said *** so"));
    assertTrue(places.keySet().stream().anyMatch(place -> place.endsWith("ledger.jsonl")));
    assertTrue(places.keySet().stream().anyMatch(place -> place.endsWith("update-1.txt")));
    CanaryForms.all()
        .forEach(
            (how, form) ->
                places.forEach(
                    (place, text) ->
                        assertFalse(CanaryForms.shows(text, form), () -> how + " in " + place)));
  }

  /**
   * Every file of both checkouts and of the user's own folders, but for the one with the secrets.
   */
  private Map<String, String> files() throws IOException {
    var all = new LinkedHashMap<String, String>();
    for (var root : new Path[] {folder, Path.of(System.getProperty("gatehouse.config"))}) {
      if (!Files.exists(root)) {
        continue;
      }
      try (var files = Files.walk(root)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          if (!file.endsWith(".env.canary")) {
            all.put(file.toString(), new String(Files.readAllBytes(file), UTF_8));
          }
        }
      }
    }
    return all;
  }
}

package dev.gatehouse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.GatehouseApp;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.control.TypedTexts;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Personal;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.Kept;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.Preferences.Look;
import dev.gatehouse.workspace.Settings;
import dev.gatehouse.workspace.Workspace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageTest extends WindowTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @SuppressWarnings("NullAway.Init")
  private Path dev;

  @Override
  public void start(Stage stage) throws Exception {
    dev = folder.resolve("shop-dev");
    Files.createDirectories(dev.resolve("scripts"));
    Files.createDirectories(folder.resolve("shop/scripts"));
    Files.writeString(dev.resolve(".workspace-role"), "dev");
    Files.writeString(folder.resolve("shop/.workspace-role"), "prod");
    Files.writeString(dev.resolve("scripts/run-tests.sh"), "#!/bin/sh\necho tested\n");
    file = dev.resolve("gatehouse.json");
    Files.writeString(file, "{\n  \"scratch\": \"scratch\",\n  \"commits\": false\n}\n");
    var personal = Personal.forgetful(Preferences.NONE.withLook(Look.LIGHT));
    session =
        new Session(
            Promotions.of(Workspace.discover(dev), Clock.systemUTC()),
            TaskRunner.forWindow(),
            personal,
            new TypedTexts(Kept.nowhere(Map.of())));
    window = GatehouseApp.window(session, new Appearance(personal));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
  }

  @BeforeEach
  void turnToThePage() {
    Screen.until("the log is read", () -> session.contentsProperty().get().wasRead() && isIdle());
    clickOn("#tab-settings");
    Screen.until("the file is read", () -> text("#settings-text").contains("scratch") && isIdle());
  }

  private boolean isIdle() {
    return session.runner().pendingProperty().get() == 0;
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return Screen.find(window.getScene(), id, type);
  }

  private String text(String id) {
    return find(id, TextInputControl.class).getText();
  }

  private void type(String id, String words) {
    interact(
        () -> {
          find(id, TextInputControl.class).requestFocus();
          find(id, TextInputControl.class).setText(words);
        });
  }

  private void press(String id) {
    interact(() -> find(id, Button.class).fire());
    Screen.until("all is done", this::isIdle);
  }

  private String words(String id) {
    var all = new StringBuilder();
    interact(
        () -> {
          for (var node : find(id, Node.class).lookupAll("*")) {
            if (node instanceof Labeled labeled) {
              all.append(labeled.getText()).append('\n');
            }
          }
        });
    return all.toString();
  }

  @Test
  void whatTheFormSaysIsWrittenIntoTheFileAfterItWasShownAsAChange() throws Exception {
    assertTrue(find("#settings-save", Button.class).isDisabled());
    type("#settings-backups", "../backups");
    type("#settings-separation", "8201 | dev's port");
    type("#settings-timeouts", "backup=45m");
    var preview = words("#settings-preview");
    assertTrue(preview.contains("+   \"backups\": \"../backups\""), preview);
    assertTrue(
        preview.contains("    \"scratch\": \"scratch\"") || preview.contains("  \"scratch\""),
        preview);
    Screen.picture(window.getScene(), "settings");
    Screen.picture(window.getScene(), "settings-small", 900, 600);
    press("#settings-save");
    var saved = Settings.read(dev);
    assertEquals("../backups", saved.backups());
    assertEquals("8201", saved.separation().getFirst().find());
    assertEquals("dev's port", saved.separation().getFirst().why());
    assertEquals(Map.of("backup", Duration.ofMinutes(45)), saved.timeouts());
    assertFalse(saved.commits());
    assertTrue(Files.readString(file).startsWith("{\n  \"scratch\": \"scratch\",\n"));
    assertEquals("../backups", session.workspace().settings().backups());
  }

  @Test
  void whatTheSchemaDoesNotWantIsSaidWithItsLineAndCannotBeSaved() throws Exception {
    var before = Files.readString(file);
    type("#settings-timeouts", "backup=soon");
    assertTrue(find("#settings-save", Button.class).isDisabled());
    var said = find("#settings-problem", Label.class).getText();
    assertTrue(said.contains("timeouts.backup") && said.contains("90s"), said);
    Screen.picture(window.getScene(), "settings-wrong");
    type("#settings-timeouts", "");
    assertFalse(find("#settings-problem", Label.class).getParent().isVisible());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void theTextCanBeTypedAndTheFormFollows() {
    type(
        "#settings-text",
        "{ \"backups\": \"/mnt/backups\", \"secrets\": [\"LICENCE_ID\", \"PIN\"] }");
    assertEquals("/mnt/backups", text("#settings-backups"));
    assertEquals("LICENCE_ID\nPIN", text("#settings-secrets"));
    type("#settings-text", "{ \"backups\": ");
    assertTrue(find("#settings-backups", Node.class).isDisabled());
    press("#settings-discard");
    Screen.until("the file's own text is back", () -> text("#settings-text").contains("commits"));
    assertEquals("", text("#settings-backups"));
  }

  @Test
  void aScriptThatWasFoundIsNamedAndItsCommandCanBeTakenAndChanged() {
    assumeTrue(File.separatorChar == '/', "the script is one for a POSIX shell");
    Screen.until(
        "it is named",
        () -> words("#settings-commands").contains("dev:scripts/run-tests.sh, run by sh"));
    press("#take-update");
    assertTrue(text("#settings-command-update").contains("scripts/run-tests.sh"));
    assertTrue(words("#settings-preview").contains("\"update\""));
  }

  @Test
  void aCommandIsTriedOnDemandAfterItWasShownInFull() {
    assumeTrue(File.separatorChar == '/', "the command is one for a POSIX shell");
    type("#settings-command-update", "sh scripts/run-tests.sh \"a b\"");
    interact(() -> find("#try-command-update", Button.class).fire());
    Screen.until("it is shown", () -> lookup("#try-command").tryQuery().isPresent());
    assertEquals("sh scripts/run-tests.sh \"a b\"", find("#try-command", Label.class).getText());
    clickOn("#try-run");
    Screen.until(
        "it has ended",
        () -> find("#try-result", Label.class).getText().startsWith("It ended with exit code 0"));
    Screen.picture(window.getScene(), "settings-try");
    press("#dialog-cancel");
    type("#settings-command-update", "sh -c \"echo {database}\"");
    assertTrue(
        find("#try-command-update", Button.class).isDisabled(),
        "only a promotion knows which database it is about");
  }

  @Test
  void whatSomebodyElseSavedMeanwhileStaysAndSoDoesWhatWasTyped() throws Exception {
    type("#settings-backups", "mine");
    Files.writeString(file, "{\"backups\":\"theirs\"}");
    press("#settings-save");
    Screen.until("it is said", () -> window.dialogs().isOpen());
    interact(() -> window.dialogs().cancel());
    assertEquals("{\"backups\":\"theirs\"}", Files.readString(file));
    assertEquals("mine", text("#settings-backups"));
  }

  @Test
  void checksAndGatesAreAddedMovedAndRemoved() throws Exception {
    press("#add-check");
    type("#settings-check-0", "sh check.sh");
    press("#add-gate");
    type("#settings-gate-name-0", "tests");
    type("#settings-gate-0", "sh scripts/run-tests.sh");
    press("#add-gate");
    type("#settings-gate-name-1", "smoke");
    press("#settings-save");
    var saved = Settings.read(dev);
    assertEquals(List.of(List.of("sh", "check.sh")), saved.checks());
    assertEquals(
        List.of("tests", "smoke"), saved.gates().stream().map(gate -> gate.name()).toList());
    assertEquals(List.of("sh", "scripts/run-tests.sh"), saved.gates().getFirst().run());
  }

  @Test
  void onesOwnLikingsHoldAtOnce() {
    interact(() -> lookup("#look-DARK").queryAs(javafx.scene.control.ToggleButton.class).fire());
    assertTrue(String.valueOf(Application.getUserAgentStylesheet()).contains("dark"));
    Screen.picture(window.getScene(), "settings-dark");
    press("#font-larger");
    assertEquals("110 %", find("#font-size", Label.class).getText());
    press("#font-usual");
    type("#personal-name", "Grace Hopper");
    press("#personal-name-use");
    assertEquals("Grace Hopper", session.who().name());
    assertEquals("Grace Hopper", session.personal().preferences().name());
    interact(() -> lookup("#look-LIGHT").queryAs(javafx.scene.control.ToggleButton.class).fire());
    assertEquals(Look.LIGHT, session.personal().preferences().look());
  }
}

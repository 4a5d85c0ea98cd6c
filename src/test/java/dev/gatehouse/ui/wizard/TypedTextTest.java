package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.shell.Session.Page;
import dev.gatehouse.workspace.PersonalFile;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class TypedTextTest extends WindowTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @SuppressWarnings("NullAway.Init")
  private Path dev;

  private PersonalFile<Map<String, String>> file() {
    return PersonalFile.typed(dev);
  }

  @Override
  public void start(Stage primary) throws Exception {
    stage = primary;
    dev = Walked.dev("sign-off", folder);
    walker = Walker.open(dev, stage, file());
  }

  private void openEntry() {
    walker.start(SampleWorkspace.READY_ENTRY);
    walker.show("entry");
  }

  /** What the program knew is gone; what it had written is there. */
  private void startAnew() {
    walker = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Walker.open(dev, stage, file()));
    openEntry();
  }

  @Test
  void whatIsTypedOnACardIsThereAgainAfterTheProgramWasEndedAndGoneOnceItIsGivenAway() {
    openEntry();
    interact(() -> walker.there("note-update").orElseThrow().requestFocus());
    write("Half a sen");
    Screen.until("it is kept", () -> file().read().containsValue("Half a sen"));
    startAnew();
    Screen.until("it is back", () -> walker.typed("note-update").equals("Half a sen"));
    interact(() -> walker.there("note-update").orElseThrow().requestFocus());
    push(KeyCode.END);
    write("tence");
    walker.press("note-add-update");
    Screen.until(
        "it is a note",
        () ->
            walker.promotion().notes().stream()
                .anyMatch(note -> note.text().equals("Half a sentence")));
    Screen.until("nothing is left to be kept", () -> file().read().isEmpty());
  }

  @Test
  void whatWasTypedForTheLogAndItsEntriesAndTheSettingsIsThereAgain() {
    walker.settle();
    page(Page.SETTINGS);
    Screen.until("the file is shown", () -> walker.typed("settings-text").contains("prod"));
    var half = walker.typed("settings-text") + " // half a thought";
    walker.type("settings-text", half);
    page(Page.LOG);
    select();
    walker.press("edit-entry");
    walker.type("edit-notes", "Half a note");
    walker.type("edit-owner", "");
    walker.press("new-entry");
    write("night-rates");
    push(KeyCode.ESCAPE);
    Screen.until("it is left", () -> !walker.window().dialogs().isOpen());
    Screen.until(
        "it is kept",
        () -> {
          var kept = file().read();
          return kept.containsValue("Half a note")
              && kept.containsValue(LocalDate.now() + "-night-rates")
              && kept.containsValue(half);
        });
    walker = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Walker.open(dev, stage, file()));
    walker.settle();
    select();
    Screen.until(
        "it is back",
        () ->
            walker.there("edit-notes").isPresent()
                && walker.typed("edit-notes").equals("Half a note"));
    assertEquals("", walker.typed("edit-owner"), "what was taken out stays out");
    walker.press("new-entry");
    assertEquals(LocalDate.now() + "-night-rates", walker.typed("new-entry-id"));
    push(KeyCode.ESCAPE);
    walker.press("entry-undo");
    page(Page.SETTINGS);
    Screen.until("it is back", () -> walker.typed("settings-text").equals(half));
    walker.press("settings-discard");
    page(Page.LOG);
    walker.press("new-entry");
    interact(() -> ((TextInputControl) walker.there("new-entry-id").orElseThrow()).clear());
    Screen.until("nothing is left to be kept", () -> file().read().isEmpty());
  }

  private void page(Page page) {
    interact(() -> walker.session().pageProperty().set(page));
    walker.settle();
  }

  private void select() {
    interact(
        () -> {
          var table = (TableView<?>) walker.there("log-table").orElseThrow();
          for (int row = 0; row < table.getItems().size(); row++) {
            if (String.valueOf(table.getItems().get(row)).contains(SampleWorkspace.READY_ENTRY)) {
              table.getSelectionModel().clearAndSelect(row);
              return;
            }
          }
        });
    walker.settle();
  }

  @Test
  void aWindowThatAnotherOneTookThePlaceOfIsLetGo() throws Exception {
    openEntry();
    var gone = new WeakReference<>(walker.window());
    startAnew();
    walker.settle();
    FxToolkit.registerStage(() -> stage); // forgets the events, which know where they happened
    Screen.until(
        "nothing holds it",
        () -> {
          System.gc();
          return gone.get() == null;
        });
  }

  @Test
  void aQuestionThatWasLeftByEscapeStillHasWhatWasTyped() {
    openEntry();
    walker.press("abandon-entry");
    write("It is not the time for");
    push(KeyCode.ESCAPE);
    Screen.until("it is left", () -> !walker.window().dialogs().isOpen());
    Screen.until("it is kept", () -> file().read().containsValue("It is not the time for"));
    startAnew();
    walker.press("abandon-entry");
    assertEquals("It is not the time for", walker.typed("dialog-text"));
    push(KeyCode.ESCAPE);
    assertTrue(walker.promotion().transitions().size() > 0, "nothing was abandoned");
  }
}

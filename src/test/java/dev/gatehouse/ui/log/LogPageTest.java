package dev.gatehouse.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.OneWindow;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@OneWindow
class LogPageTest extends ApplicationTest {
  @TempDir static Path folder;
  private static SampleWorkspace sample;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @BeforeAll
  static void writeTheSample() throws Exception {
    sample = SampleWorkspace.write(folder.resolve("sample"));
    Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC()).trust();
  }

  @Override
  public void start(Stage stage) throws Exception {
    session =
        new Session(
            Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC()),
            TaskRunner.forWindow());
    window =
        new MainWindow(
            session,
            new Appearance(Theme.LIGHT),
            LogPage::new,
            (model, dialogs) -> new EmptyState("The promotion's page", ""),
            (model, dialogs) -> new EmptyState("The settings", ""));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
  }

  @BeforeEach
  void waitForTheLog() {
    Screen.until("the log is read", () -> session.contentsProperty().get().wasRead() && idle());
  }

  @Test
  void theEntriesOfTheSampleAreListedWithTheirStatuses() {
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    assertEquals(5, table.getItems().size());
    var counted =
        List.of("PENDING", "APPROVED", "PROMOTED", "DEV_ONLY").stream()
            .map(status -> Screen.find(window.getScene(), "#status-" + status, ToggleButton.class))
            .mapToInt(chip -> Integer.parseInt(chip.getText().replaceAll(".* ", "")))
            .sum();
    assertEquals(5, counted);
    Screen.picture(window.getScene(), "log-light");
    Screen.picture(window.getScene(), "log-small", 900, 600);
    interact(Theme.DARK::apply);
    Screen.picture(window.getScene(), "log-dark");
    interact(Theme.LIGHT::apply);
  }

  @Test
  void theFilterLeavesTheEntriesThatHoldAllItsWords() {
    clickOn("#log-filter").write("berth");
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    Screen.until("the filter has worked", () -> table.getItems().size() < 5);
    assertTrue(
        table.getItems().stream().allMatch(row -> row.matches("berth")),
        () -> table.getItems().toString());
    assertTrue(
        table.getItems().stream().anyMatch(row -> row.id().equals(SampleWorkspace.READY_ENTRY)));
  }

  @Test
  void aStatusChipLeavesItsOwnEntries() {
    clickOn("#status-DEV_ONLY");
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    assertFalse(table.getItems().isEmpty());
    assertTrue(table.getItems().stream().allMatch(row -> row.status().equals("Dev-only")));
    clickOn("#status-DEV_ONLY");
    assertEquals(5, table.getItems().size());
  }

  @Test
  void aWrongIdIsRefusedWhereItIsTypedAndNothingIsWritten() {
    clickOn("#new-entry");
    clickOn("#new-entry-id").write("Not A Slug");
    clickOn("#new-entry-ok");
    Screen.until("the error is shown", () -> text("#new-entry-error").contains("no entry ID"));
    Screen.picture(window.getScene(), "new-entry-refused");
    push(KeyCode.ESCAPE);
    assertFalse(window.dialogs().isOpen());
    assertEquals("", session.currentId());
  }

  @Test
  void anIdThatTheLogHasIsRefused() {
    clickOn("#new-entry");
    var id = Screen.find(window.getScene(), "#new-entry-id", TextField.class);
    interact(() -> id.setText(SampleWorkspace.READY_ENTRY));
    clickOn("#new-entry-ok");
    Screen.until("the error is shown", () -> text("#new-entry-error").contains("already"));
    push(KeyCode.ESCAPE);
  }

  @Test
  void aNewEntryOpensItsPromotionAndIsGoneOnWithAfterwards() {
    clickOn("#new-entry");
    write("a-new-one");
    clickOn("#new-entry-ok");
    Screen.until("the promotion is open", () -> session.currentId().endsWith("-a-new-one"));
    assertEquals(Session.Page.PROMOTION, session.pageProperty().get());
    assertFalse(window.dialogs().isOpen());
    clickOn("#tab-log");
    assertEquals(Session.Page.LOG, session.pageProperty().get());
  }

  @Test
  void aRowThatPeopleWroteIsAdoptedAndThenContinued() {
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    var row = table.getItems().stream().filter(LogRow::canBeAdopted).toList().getLast();
    interact(() -> table.getSelectionModel().select(row));
    Screen.until("it is read", this::idle);
    clickOn("#adopt-entry");
    Screen.until("it is open", () -> session.currentId().equals(row.id()) && idle());
    clickOn("#tab-log");
    Screen.until(
        "its progress is counted",
        () ->
            table.getItems().stream()
                .anyMatch(now -> now.id().equals(row.id()) && now.progress().endsWith("/21")));
    Screen.until("it is read", this::idle);
    assertEquals(
        "Continue " + row.id(),
        Screen.find(window.getScene(), "#continue-entry", Button.class).getText());
    Screen.picture(window.getScene(), "log-adopted");
    clickOn("#continue-entry");
    Screen.until("it is open", () -> session.pageProperty().get() == Session.Page.PROMOTION);
  }

  private boolean idle() {
    return session.runner().pendingProperty().get() == 0;
  }

  private String text(String selector) {
    return Screen.find(window.getScene(), selector, Label.class).getText();
  }
}

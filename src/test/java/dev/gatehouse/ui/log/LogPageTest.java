package dev.gatehouse.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
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
import javafx.event.EventType;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPageTest extends WindowTest {
  @TempDir static Path folder;
  private static SampleWorkspace sample;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @BeforeAll
  static void writeTheSample() throws Exception {
    sample = Walked.sample(folder.resolve("sample"));
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
    assertEquals(5, table.entries().size());
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
    Screen.until("the filter has worked", () -> table.entries().size() < 5);
    assertTrue(
        table.entries().stream().allMatch(row -> row.matches("berth")),
        () -> table.entries().toString());
    assertTrue(
        table.entries().stream().anyMatch(row -> row.id().equals(SampleWorkspace.READY_ENTRY)));
  }

  @Test
  void aStatusChipLeavesItsOwnEntries() {
    clickOn("#status-DEV_ONLY");
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    assertFalse(table.entries().isEmpty());
    assertTrue(table.entries().stream().allMatch(row -> row.status().equals("Dev-only")));
    clickOn("#status-DEV_ONLY");
    assertEquals(5, table.entries().size());
  }

  @Test
  void theHeadsOfTheColumnsSortAndTheOrderOfWorkComesBack() {
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    var before = ids(table);
    clickHead("Owner");
    assertEquals(List.of("Linh", "Mara", "Mara", "Teodor", "Teodor"), owners(table));
    clickHead("Owner");
    assertEquals(List.of("Teodor", "Teodor", "Mara", "Mara", "Linh"), owners(table));
    clickHead("Owner");
    assertEquals(before, ids(table));
    clickHead("Status");
    assertEquals("Pending", table.entries().getFirst().status());
    assertEquals("Dev-only", table.entries().getLast().status());
    clickHead("Status");
    clickHead("Status");
  }

  @Test
  void theEntriesStandBelowTheHeadingsOfTheirTablesWithTheirCounts() {
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    clickOn("#group-by-table");
    assertEquals(
        List.of("Pending Promotion · 3", "Promoted · 1", "Dev-only (Do Not Promote) · 1"),
        groups(table));
    Screen.picture(window.getScene(), "log-grouped");
    Screen.picture(window.getScene(), "log-grouped-small", 900, 600);
    interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(0);
        });
    push(KeyCode.ENTER);
    assertEquals(2, table.entries().size(), "the heading is folded");
    push(KeyCode.RIGHT);
    assertEquals(5, table.entries().size());
    clickOn("#log-filter").write("dev-only");
    Screen.until("the filter has worked", () -> table.entries().size() == 1);
    assertEquals(List.of("Dev-only (Do Not Promote) · 1"), groups(table));
    push(KeyCode.ESCAPE);
    clickOn("#group-by-table");
    assertEquals(List.of(), groups(table));
    assertEquals(5, table.entries().size());
  }

  @Test
  void whatMatchesNothingSaysSoAndShowsAllByAClick() {
    clickOn("#status-DEV_ONLY");
    clickOn("#log-filter").write("nowhere");
    Screen.until("it is said", () -> lookup("#show-all").tryQuery().isPresent());
    assertTrue(text("#log-read").contains("0 of 5 entries"));
    Screen.picture(window.getScene(), "log-nothing");
    clickOn("#show-all");
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    assertEquals(5, table.entries().size());
  }

  @Test
  void fromTheFilterTheKeyboardGoesOnToWhatWasFoundAndOpensIt() {
    var table = Screen.find(window.getScene(), "#log-table", EntryTable.class);
    clickOn("#log-filter").write("quay");
    push(KeyCode.DOWN);
    Screen.until("the table has the keyboard", table::isFocused);
    Screen.until("it is shown", () -> shows("2026-03-09-quay-power"));
    assertTrue(shows("Waiting"), "the pane says how it stands");
    clickOn("#log-filter");
    push(KeyCode.ESCAPE);
  }

  private boolean shows(String words) {
    return lookup("#entry-pane")
        .lookup((Label label) -> label.getText().contains(words))
        .tryQuery()
        .isPresent();
  }

  /** The headless screen takes each release for a wish for a menu, and so a head would not sort. */
  private void clickHead(String title) {
    var head =
        lookup(".column-header").queryAllAs(TableColumnHeader.class).stream()
            .filter(one -> one.getTableColumn() != null)
            .filter(one -> one.getTableColumn().getText().equals(title))
            .findFirst()
            .orElseThrow();
    interact(
        () -> {
          head.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, true));
          head.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, false));
        });
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, boolean down) {
    return new MouseEvent(
        type,
        5,
        5,
        5,
        5,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        down,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private static List<String> ids(EntryTable table) {
    return table.entries().stream().map(LogRow::id).toList();
  }

  private static List<String> owners(EntryTable table) {
    return table.entries().stream().map(LogRow::owner).toList();
  }

  private static List<String> groups(EntryTable table) {
    return table.getItems().stream()
        .filter(LogLine.Group.class::isInstance)
        .map(line -> ((LogLine.Group) line).words())
        .toList();
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
    var row = table.entries().stream().filter(LogRow::canBeAdopted).toList().getLast();
    interact(() -> table.getSelectionModel().select(row));
    Screen.until("it is read", this::idle);
    clickOn("#adopt-entry");
    Screen.until("it is open", () -> session.currentId().equals(row.id()) && idle());
    clickOn("#tab-log");
    Screen.until(
        "its progress is counted",
        () ->
            table.entries().stream()
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

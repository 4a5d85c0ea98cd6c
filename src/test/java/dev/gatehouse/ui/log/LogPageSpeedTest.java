package dev.gatehouse.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.RecordState;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(
    named = "gatehouse.bench",
    matches = "true",
    disabledReason = "figures are measured by mvn -Pbench verify")
class LogPageSpeedTest extends WindowTest {
  private static final int ENTRIES = 500;
  private static final String TYPED = "tide windows 14";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Path dev;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @BeforeAll
  static void write() throws Exception {
    dev = ManyEntries.write(folder.resolve("many"), ENTRIES);
  }

  @Override
  public void start(Stage stage) throws Exception {
    session =
        new Session(
            Promotions.of(Workspace.discover(dev), Clock.systemUTC()), TaskRunner.forWindow());
    window =
        new MainWindow(
            session,
            new Appearance(Theme.LIGHT),
            LogPage::new,
            (shown, dialogs) -> new EmptyState("The promotion's page", ""),
            (shown, dialogs) -> new EmptyState("The settings", ""));
    window.show(stage);
    Screen.fit(stage);
  }

  @Test
  void theFiguresOfALogOfFiveHundredEntriesArePrinted() throws Exception {
    System.out.printf(
        "A log of %d entries: opened, from the look to the rows laid out, %.0f ms (target 1000)%n",
        ENTRIES, measure(session::refresh, () -> table().entries().size() == ENTRIES));
    var unbroken =
        session.contentsProperty().get().entries().stream()
            .filter(view -> view.record() == RecordState.UNBROKEN)
            .count();
    assertEquals(ENTRIES * 8 / 10, unbroken);
    Screen.until("all is read", () -> session.runner().pendingProperty().get() == 0);
    var at = session.contentsProperty().get().at();
    System.out.printf(
        "A log of %d entries: looked at again %.0f ms%n",
        ENTRIES,
        measure(session::refresh, () -> session.contentsProperty().get().at().isAfter(at)));
    Screen.until("all is read", () -> session.runner().pendingProperty().get() == 0);
    var filter = Screen.find(window.getScene(), "#log-filter", TextField.class);
    var keys = new ArrayList<Double>();
    for (var key = 1; key <= TYPED.length(); key++) {
      var text = TYPED.substring(0, key);
      keys.add(measure(() -> filter.setText(text), () -> true));
    }
    for (var key = TYPED.length() - 1; key >= 0; key--) {
      var text = TYPED.substring(0, key);
      keys.add(measure(() -> filter.setText(text), () -> true));
    }
    Collections.sort(keys);
    System.out.printf(
        "A log of %d entries: a key in the filter %.1f ms, the longest of %d %.1f ms (target 16, at"
            + " most 50)%n",
        ENTRIES, keys.get(keys.size() / 2), keys.size(), keys.getLast());
    assertEquals(ENTRIES, table().entries().size());
  }

  private EntryTable table() {
    return Screen.find(window.getScene(), "#log-table", EntryTable.class);
  }

  private double measure(Runnable change, BooleanSupplier shown) throws Exception {
    return Screen.untilLaidOut(window.getScene(), change, shown);
  }
}

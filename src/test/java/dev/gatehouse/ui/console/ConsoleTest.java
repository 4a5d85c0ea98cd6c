package dev.gatehouse.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.ui.OneWindow;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@OneWindow
class ConsoleTest extends ApplicationTest {
  @SuppressWarnings("NullAway.Init")
  private Console console;

  @Override
  public void start(Stage stage) {
    Theme.LIGHT.apply();
    console = new Console();
    stage.setScene(new Scene(console, 900, 400));
    stage.show();
    Screen.fit(stage);
  }

  @Test
  void aFloodOfLinesArrivesInFewBatchesAndOnlyTheLastAreKept() {
    var batches = new AtomicInteger();
    var feed =
        new OutputFeed(
            TaskRunner.forWindow(),
            lines -> {
              batches.incrementAndGet();
              console.append(lines);
            });
    for (var i = 1; i <= 50_000; i++) {
      feed.line("line " + i, false);
    }
    Screen.until(
        "the last line is there",
        () -> !console.lines().isEmpty() && console.lines().getLast().text().equals("line 50000"));
    assertEquals(OutputFeed.CAPACITY, console.lines().size());
    assertTrue(batches.get() < 500, () -> batches + " batches");
  }

  @Test
  void aLineIsFoundByWhatItSays() {
    fill();
    clickOn(".console-search").write("NEEDLE").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(
        "line 41", Screen.find(console.getScene(), ".console-found", Label.class).getText());
    var list = Screen.find(console.getScene(), ".console-lines", ListView.class);
    assertEquals(40, list.getSelectionModel().getSelectedIndex());
    Screen.picture(console.getScene(), "console");
  }

  @Test
  void theChosenLineIsCopied() {
    fill();
    interact(
        () ->
            Screen.find(console.getScene(), ".console-lines", ListView.class)
                .getSelectionModel()
                .clearAndSelect(40));
    clickOn(".console-copy");
    interact(() -> assertEquals("41 has the needle\n", Clipboard.getSystemClipboard().getString()));
  }

  private void fill() {
    interact(
        () -> {
          for (var i = 1; i <= 100; i++) {
            console.append(i == 41 ? "41 has the needle" : i + " hay", i % 10 == 0);
          }
        });
    Screen.settle();
  }
}

package dev.gatehouse.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.script.Masker;
import dev.gatehouse.script.OutputText;
import dev.gatehouse.script.OutputText.Look;
import dev.gatehouse.script.OutputText.Tint;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class ConsoleTest extends WindowTest {
  private static final Look RED = new Look(1, false, false);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Console console;

  @SuppressWarnings("NullAway.Init")
  private OutputFeed feed;

  @Override
  public void start(Stage stage) {
    Theme.LIGHT.apply();
    console = new Console();
    feed = new OutputFeed(TaskRunner.forWindow(), console);
    stage.setScene(new Scene(console, 900, 400));
    stage.show();
    Screen.fit(stage);
  }

  @Test
  void aFloodOfLinesArrivesInFewBatchesAndOnlyTheLastAreKept() {
    var batches = new AtomicInteger();
    var counted =
        new OutputFeed(
            TaskRunner.forWindow(),
            batch -> {
              batches.incrementAndGet();
              console.append(batch);
            });
    for (var i = 1; i <= 50_000; i++) {
      counted.line("line " + i, false);
    }
    Screen.until(
        "the last line is there",
        () -> !console.lines().isEmpty() && console.lines().getLast().text().equals("line 50000"));
    assertEquals(OutputFeed.CAPACITY, console.lines().size());
    assertEquals(50_000, console.lines().getLast().number());
    assertTrue(words().contains("from line 30,001 on; all of it is in the file"), this::words);
    assertTrue(batches.get() < 500, () -> batches + " batches");
  }

  @Test
  void longLinesFillTheMemoryNoMoreThanShortOnes() {
    var line = "x".repeat(64_000);
    for (var i = 0; i < 1_000; i++) {
      feed.line(line, false);
    }
    feed.line("the end", false);
    interact(feed::drain);

    var kept = console.lines();
    assertEquals("the end", kept.getLast().text());
    var characters = kept.stream().mapToLong(each -> each.text().length()).sum();
    assertTrue(characters <= OutputFeed.MOST_CHARACTERS, () -> characters + " characters");
    assertTrue(characters > OutputFeed.MOST_CHARACTERS / 2, () -> characters + " characters");
  }

  @Test
  void aLineIsFoundByWhatItSaysAndTheNextOneByAKey() {
    fill();
    clickOn(".console-search").write("NEEDLE").type(KeyCode.ENTER);
    Screen.settle();
    assertEquals("line 41", found());
    assertEquals("needle", console.chosen());
    Screen.picture(console.getScene(), "console");
    type(KeyCode.F3);
    assertEquals("line 81", found());
    type(KeyCode.F3);
    assertEquals("line 41", found(), "goes round at the end");
    clickOn(".console-search").write("less").type(KeyCode.ENTER);
    assertEquals("not found", found());
  }

  @Test
  void whatIsChosenWithTheMouseIsCopied() {
    fill();
    var at = view().localToScreen(130, 50);
    doubleClickOn(at.getX(), at.getY(), MouseButton.PRIMARY);
    assertTrue(console.chosen().matches("\\d+|hay"), console::chosen);

    moveTo(at.getX(), at.getY()).press(MouseButton.PRIMARY);
    moveBy(60, 40).release(MouseButton.PRIMARY);
    clickOn(".console-copy");
    var copied = clipboard();
    assertEquals(console.chosen(), copied);
    assertTrue(copied.lines().count() >= 3, copied);
  }

  @Test
  void theKeyboardWalksThroughTheLinesAndChoosesThem() {
    fill();
    clickOn(".console-search").write("41 has").type(KeyCode.ENTER);
    interact(() -> view().requestFocus());
    type(KeyCode.DOWN);
    assertEquals("42 hay", console.chosen());
    press(KeyCode.SHIFT).type(KeyCode.DOWN, 2).release(KeyCode.SHIFT);
    assertEquals("42 hay\n43 hay\n44 hay", console.chosen());
    press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);
    assertEquals("42 hay\n43 hay\n44 hay", clipboard());
    type(KeyCode.HOME);
    assertEquals("1 hay", console.chosen());
    press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    assertEquals(100, console.chosen().lines().count());
  }

  @Test
  void whoScrollsUpIsNotCarriedAwayAndFollowsAgainByAClick() {
    fill();
    assertTrue(console.isFollowing());
    assertTrue(spoken().contains("100 hay"), this::spoken);
    moveTo(view()).scroll(20, javafx.geometry.VerticalDirection.DOWN);
    moveTo(view()).scroll(5, javafx.geometry.VerticalDirection.UP);
    Screen.until("it no longer follows", () -> !console.isFollowing());
    feed.line("one more", false);
    interact(feed::drain);
    Screen.settle();
    assertFalse(spoken().contains("one more"), this::spoken);

    clickOn(".console-follow");
    Screen.until("it follows again", () -> spoken().contains("one more"));
  }

  @Test
  void theFirstErrorIsOneClickAwayAndTheNextOneAnother() {
    interact(() -> assertTrue(button(".console-alarm").isDisabled()));
    feed.line("0 errors so far", false);
    feed.line("progress, as usual", true);
    for (var i = 0; i < 100; i++) {
      feed.line("fine", false);
    }
    feed.line("E   AssertionError: 8201", false);
    feed.line("fine", false);
    feed.line("FAILED tests/test_fees.py", true);
    interact(feed::drain);
    clickOn(".console-alarm");
    assertEquals("E   AssertionError: 8201", console.chosen());
    clickOn(".console-alarm");
    assertEquals("FAILED tests/test_fees.py", console.chosen());
  }

  @Test
  void whereNothingReadsAsAnErrorTheFirstLineOfStandardErrorIsGoneTo() {
    feed.line("fine", false);
    feed.line("hm", true);
    interact(feed::drain);
    clickOn(".console-alarm");
    assertEquals("hm", console.chosen());
  }

  @Test
  void theFirstErrorOfAFloodIsToldAlthoughItIsNoLongerShown() {
    feed.line("error: disk full", true);
    for (var i = 0; i < 2 * OutputFeed.CAPACITY; i++) {
      feed.line("fine", false);
    }
    interact(feed::drain);
    clickOn(".console-alarm");
    assertEquals("first in line 1, in the file: error: disk full", found());
  }

  @Test
  void whatWasPrintedBeforeIsShownWithItsColoursAndWithNoTimeOfDay() {
    var red = new OutputText("red", List.of(new Tint(0, 3, RED)));
    interact(() -> console.show(new KeptOutput(List.of(red), false)));
    Screen.settle();
    assertTrue(shows(colour -> isNear(colour, Color.web("#ff7b72"))), "red");
    assertFalse(shows(colour -> isNear(colour, Color.web("#8b949e"))), "no time");
    assertTrue(words().contains("the end of it; all of it is in the file"), this::words);
  }

  @Test
  void coloursAndStandardErrorAreSeen() {
    feed.line(new OutputText("red and not", List.of(new Tint(0, 3, RED))), false);
    interact(feed::drain);
    Screen.settle();
    assertTrue(shows(colour -> isNear(colour, Color.web("#ff7b72"))), "red");
    assertFalse(shows(colour -> isNear(colour, Color.web("#e3b341"))), "nothing is wrong yet");

    feed.line("said on standard error", true);
    interact(feed::drain);
    Screen.settle();
    assertTrue(shows(colour -> isNear(colour, Color.web("#e3b341"))), "amber");
    for (var colour = 0; colour < 16; colour++) {
      var look = new Look(colour, colour % 2 == 0, false);
      var text = "colour " + colour + ", 漢字\tand a tab " + "and on ".repeat(30);
      feed.line(new OutputText(text, List.of(new Tint(0, 12, look))), colour == 7);
    }
    interact(feed::drain);
    Screen.picture(console.getScene(), "console-colours", 900, 500);
  }

  @Test
  void aScreenReaderReadsTheLinesInViewAndKnowsWhichAreErrors() {
    feed.line("first", false);
    feed.line("second\twith a tab, 漢字", true);
    interact(feed::drain);
    Screen.until("it is told", () -> spoken().contains("second"));

    assertEquals("first\nerror: second\twith a tab, 漢字\n", spoken());
    interact(() -> view().requestFocus());
    type(KeyCode.HOME).type(KeyCode.DOWN);
    interact(
        () -> {
          assertEquals("second\twith a tab, 漢字", console.chosen());
          var start =
              (Integer) view().queryAccessibleAttribute(AccessibleAttribute.SELECTION_START);
          var end = (Integer) view().queryAccessibleAttribute(AccessibleAttribute.SELECTION_END);
          assertEquals("second\twith a tab, 漢字", spoken().substring(start, end));
          assertEquals(
              1, view().queryAccessibleAttribute(AccessibleAttribute.LINE_FOR_OFFSET, start));
        });
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the rubbish comes from /dev/urandom")
  void binaryRubbishIsShownAsWellAsItCanBeAndTheWindowAnswers() throws Exception {
    var command = List.of("head", "-c", "3000000", "/dev/urandom");
    new ScriptRunner()
        .run(
            new Command(command, folder, Map.of(), Duration.ofMinutes(1)),
            folder.resolve("output.txt"),
            Masker.NONE,
            feed::line,
            Cancellation.never());
    feed.line("the end of it", false);
    interact(feed::drain);
    Screen.settle();

    assertEquals(3_000_000, Files.size(folder.resolve("output.txt")));
    assertTrue(spoken().contains("the end of it"), this::spoken);
    assertTrue(console.lines().stream().noneMatch(line -> line.text().indexOf('\033') >= 0));
    interact(() -> view().requestFocus());
    type(KeyCode.HOME).type(KeyCode.PAGE_DOWN, 3).type(KeyCode.RIGHT, 3);
    clickOn(".console-search").write("the end of").type(KeyCode.ENTER);
    assertEquals("the end of", console.chosen());
  }

  private void fill() {
    for (var i = 1; i <= 100; i++) {
      feed.line(i % 40 == 1 && i > 1 ? i + " has the needle" : i + " hay", i % 10 == 0);
    }
    interact(feed::drain);
    Screen.settle();
  }

  private Node view() {
    return Screen.find(console.getScene(), ".console-lines", Node.class);
  }

  private Node button(String selector) {
    return Screen.find(console.getScene(), selector, Node.class);
  }

  private String words() {
    return console.lookupAll(".console-found").stream()
        .map(node -> ((Label) node).getText())
        .collect(Collectors.joining("\n"));
  }

  private String found() {
    WaitForAsyncUtils.waitForFxEvents();
    return Screen.find(console.getScene(), ".console-found", Label.class).getText();
  }

  private String spoken() {
    return String.valueOf(
        WaitForAsyncUtils.waitForAsyncFx(
            5000, () -> view().queryAccessibleAttribute(AccessibleAttribute.TEXT)));
  }

  private String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString());
  }

  /** Whether a pixel of the output has such a colour. */
  private boolean shows(Predicate<Color> wanted) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          var image = view().snapshot(null, null);
          for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
              if (wanted.test(image.getPixelReader().getColor(x, y))) {
                return true;
              }
            }
          }
          return false;
        });
  }

  private static boolean isNear(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 0.08
        && Math.abs(one.getGreen() - other.getGreen()) < 0.08
        && Math.abs(one.getBlue() - other.getBlue()) < 0.08;
  }
}

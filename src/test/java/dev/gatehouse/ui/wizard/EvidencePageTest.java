package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Drop;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.evidence.DropTarget;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person brings evidence to a step, to an item of the checklist and beside them. */
class EvidencePageTest extends WindowTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walked.dev("", folder), stage);
  }

  @BeforeEach
  void openTheReadyEntry() {
    walker.start(SampleWorkspace.READY_ENTRY);
  }

  @Test
  void aScreenshotIsPastedOnTheCardOfTheStepThatHasTheKeyboardAndIsTheSamePicture()
      throws Exception {
    var screenshot = new WritableImage(3, 2);
    var pixels = new int[] {0xff102030, 0xffffffff, 0xff000000, 0x80ff0000, 0xff00ff00, 0};
    screenshot
        .getPixelWriter()
        .setPixels(0, 0, 3, 2, PixelFormat.getIntArgbInstance(), pixels, 0, 3);
    onClipboard(Map.of(DataFormat.IMAGE, screenshot));
    clickOn("#card-health .card-title");

    push(KeyCode.SHORTCUT, KeyCode.V);

    Screen.until("it is listed", () -> brought().size() == 1);
    var piece = brought().getFirst();
    assertEquals("health", piece.step());
    var path = piece.artifact().path();
    assertTrue(path.matches(".*/screenshot-[0-9-]{10}T[0-9]{6}Z\\.png"), path);
    var read = new Image(file(piece).toUri().toString());
    var same = new int[6];
    read.getPixelReader().getPixels(0, 0, 3, 2, PixelFormat.getIntArgbInstance(), same, 0, 3);
    assertArrayEquals(pixels, same);
  }

  @Test
  void anItemsWordsAreShownWithoutTheMarksOfMarkdown() {
    walker.show("verify");
    Screen.until("the checklist is shown", () -> walker.seen("item-5-row").isPresent());
    assertTrue(walker.words("item-5-row").contains("map under storage/documents still opens"));
  }

  @Test
  void textThatIsPastedOnAnItemIsKeptBesideItAndTheCaptionIsAskedForInPlace() throws Exception {
    walker.show("verify");
    onClipboard(Map.of(DataFormat.PLAIN_TEXT, "GET /week 200\n"));

    press("#item-1-evidence .evidence-paste");

    Screen.until("it is listed", () -> brought().size() == 1);
    var piece = brought().getFirst();
    assertEquals("verify", piece.step());
    assertFalse(piece.about().isEmpty());
    assertEquals("GET /week 200\n", Files.readString(file(piece)));
    Screen.until(
        "the caption is asked for",
        () -> walker.window().getScene().getFocusOwner() instanceof TextField);
    write("The week answers");
    push(KeyCode.ENTER);
    Screen.until("it is kept", () -> brought().getFirst().caption().equals("The week answers"));
    walker.untilSaid("item-1-row", "The week answers");
    walker.untilSaid("item-1-row", "Ada, ");
    Screen.picture(walker.window().getScene(), "evidence-item");
  }

  @Test
  void filesOnTheClipboardAreFilesAndAFieldKeepsItsText() throws Exception {
    var tide = Files.writeString(folder.resolve("tide.csv"), "low,high\n");
    onClipboard(Map.of(DataFormat.FILES, List.of(tide.toFile())));
    interact(() -> walker.there("note-health").orElseThrow().requestFocus());
    push(KeyCode.SHORTCUT, KeyCode.V);
    Screen.until("it is listed", () -> brought().size() == 1);
    assertTrue(brought().getFirst().artifact().path().endsWith("/tide.csv"));
    assertEquals("", walker.typed("note-health"));

    onClipboard(Map.of(DataFormat.PLAIN_TEXT, "The tide was out"));
    interact(() -> walker.there("note-health").orElseThrow().requestFocus());
    push(KeyCode.SHORTCUT, KeyCode.V);
    assertEquals("The tide was out", walker.typed("note-health"));
    assertEquals(1, brought().size());
  }

  @Test
  void anEmptyClipboardIsSaid() {
    onClipboard(Map.of());
    press("#drop-evidence .drop-paste");
    walker.untilSaid("dialogs", "on the clipboard");
    push(KeyCode.ESCAPE);
    assertEquals(List.of(), brought());
  }

  @Test
  void moreThanTenMegabytesTogetherAreAskedAboutOnceAndEscapeLeavesAllAsItWas() throws Exception {
    var parts = List.of(sized("one.bin", 6_000_000), sized("two.bin", 6_000_000));

    drop("card-health", parts);
    Screen.until("it is asked", () -> walker.window().dialogs().isOpen());
    Screen.picture(walker.window().getScene(), "evidence-large");
    push(KeyCode.ESCAPE);
    walker.settle();
    assertFalse(walker.window().dialogs().isOpen());
    assertEquals(List.of(), brought());
    assertFalse(Files.exists(evidence("health")));

    drop("card-health", parts);
    Screen.until("it is asked again", () -> walker.window().dialogs().isOpen());
    walker.press("dialog-ok");
    assertEquals(2, brought().size());
    drop("card-health", List.of(sized("small.bin", 6_000_000)));
    assertFalse(walker.window().dialogs().isOpen());
    assertEquals(3, brought().size());
  }

  @Test
  void aFolderAmongFilesIsRefusedWithAReasonAndNothingIsHalfDone() throws Exception {
    var good = Files.writeString(folder.resolve("good.txt"), "good");
    drop("drop-evidence", List.of(good, folder));
    Screen.until("it is said", () -> walker.window().dialogs().isOpen());
    walker.untilSaid("dialogs", "is a folder");
    Screen.picture(walker.window().getScene(), "evidence-folder");
    push(KeyCode.ESCAPE);
    drop("drop-evidence", List.of(folder.resolve("gone.txt"), good));
    walker.untilSaid("dialogs", "is no file");
    push(KeyCode.ESCAPE);
    assertEquals(List.of(), brought());
    assertFalse(Files.exists(evidence("health")));
  }

  @Test
  void aPieceIsWithdrawnWithAReasonAndStaysListedStruckThrough() throws Exception {
    var wrong = Files.writeString(folder.resolve("wrong.txt"), "wrong");
    drop("card-health", List.of(wrong));
    push(KeyCode.ESCAPE);
    press("#card-health .evidence-withdraw");
    push(KeyCode.ESCAPE);
    assertEquals(1, brought().size(), "thought better of it");

    press("#card-health .evidence-withdraw");
    walker.type("dialog-text", "The wrong harbour");
    walker.press("dialog-ok");

    assertEquals(List.of(), brought());
    for (var place : List.of("card-health", "evidence-list")) {
      walker.untilSaid(place, "wrong.txt");
      walker.untilSaid(place, "withdrawn by Ada");
      walker.untilSaid(place, "“The wrong harbour”");
    }
    var row = from(walker.window()).lookup("#card-health .evidence-row.withdrawn").query();
    assertTrue(String.valueOf(row.getAccessibleText()).startsWith("Withdrawn evidence"));
    Screen.picture(walker.window().getScene(), "evidence-withdrawn");
    Screen.picture(walker.window().getScene(), "evidence-withdrawn-small", 900, 600);
  }

  @Test
  void theCardShowsItselfWhileFilesHoverOverIt() throws Exception {
    var file = Files.writeString(folder.resolve("tide.txt"), "low");
    walker.settle();
    var card = walker.there("card-health").orElseThrow();
    var held = new Drop[1];
    interact(() -> held[0] = Drop.hover(card, List.of(file)));
    assertTrue(card.getPseudoClassStates().contains(DropTarget.HOVERED));
    Screen.picture(walker.window().getScene(), "drop-in-progress");
    interact(() -> held[0].leave());
    assertFalse(card.getPseudoClassStates().contains(DropTarget.HOVERED));
  }

  private void onClipboard(Map<DataFormat, Object> content) {
    interact(() -> Clipboard.getSystemClipboard().setContent(content));
  }

  /** Fires a link or a button that has no id of its own. */
  private void press(String query) {
    walker.settle();
    Node node = from(walker.window()).lookup(query).query();
    interact(
        () -> {
          if (node instanceof Hyperlink link) {
            link.fire();
          } else {
            ((Button) node).fire();
          }
        });
    walker.settle();
  }

  private void drop(String id, List<Path> files) {
    walker.settle();
    interact(() -> Drop.hover(walker.there(id).orElseThrow(), files).release());
    walker.settle();
  }

  private List<Attachment> brought() {
    return walker.promotion().evidence().stream().filter(Attachment::attached).toList();
  }

  private Path file(Attachment piece) {
    return walker.session().promotions().evidenceFile(piece.artifact());
  }

  private Path evidence(String step) {
    var log = walker.session().workspace().log().orElseThrow();
    return log.resolveSibling("promotions/" + SampleWorkspace.READY_ENTRY + "/evidence/" + step);
  }

  private Path sized(String name, long bytes) throws IOException {
    File file = folder.resolve(name).toFile();
    try (var open = new RandomAccessFile(file, "rw")) {
      open.setLength(bytes);
    }
    return file.toPath();
  }
}

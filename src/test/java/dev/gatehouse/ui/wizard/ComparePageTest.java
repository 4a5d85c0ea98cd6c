package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.compare.DeltaRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparePageTest extends WindowTest {
  private static final String PORT = "frontend/config.js";
  private static final String LEFT_OVER = "2026-01-01-old-toys";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @SuppressWarnings("NullAway.Init")
  private DeltaList list;

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walked.dev("", folder), stage);
    var log = walker.session().promotions().logFile().orElseThrow();
    AtomicFile.write(
        log, PromotionLog.read(log).add(LEFT_OVER, "Toys", Status.DEV_ONLY, "Mara", "").bytes());
  }

  @BeforeEach
  void openTheComparison() {
    list = DeltaList.open(walker);
  }

  private TableView<DeltaRow> table() {
    return list.table();
  }

  private List<DeltaView> views() {
    return list.files();
  }

  private DeltaView row(String path) {
    return list.file(path);
  }

  private void choose(String path) {
    list.choose(path);
  }

  @Test
  void aFileIsExcludedWithAReasonAndNeverWithoutOne() {
    choose("VERSION");
    walker.press("delta-exclude");
    assertTrue(walker.window().dialogs().isOpen());
    walker.press("dialog-ok");
    assertTrue(row("VERSION").isUndecided());
    walker.type("delta-reason", "Prod counts its own versions");
    walker.press("delta-exclude");
    var decided = row("VERSION").decision().orElseThrow();
    assertEquals(Choice.EXCLUDE, decided.choice());
    assertEquals("Prod counts its own versions", decided.reason());
    assertEquals("", walker.typed("delta-reason"));
    Screen.until("it stays chosen", () -> chosen().equals("VERSION"));
  }

  @Test
  void whatNobodyHasDecidedIsIncludedAtOnce() {
    var all = (Button) walker.there("delta-include-all").orElseThrow();
    assertEquals("Include all 17 undecided", all.getText());
    interact(all::requestFocus);
    walker.press("delta-include-all");
    assertTrue(views().stream().noneMatch(DeltaView::isUndecided));
    walker.untilSaid("card-diff", "0 undecided");
    walker.untilSaid("card-diff", "3 stay in dev");
    assertTrue(
        walker.there("deltas-table").orElseThrow().isFocused(), "and no button that claims files");
    assertTrue(walker.isDisabled("delta-include-all"));
  }

  @Test
  void aTailoredTextShipsInPlaceOfDevsAndResolvesWhatWasFoundThere() {
    walker.press("delta-include-all");
    walker.untilSaid("findings-readiness", "1 finding is open");
    choose(PORT);
    walker.press("delta-tailor");
    walker.press("tailor-from-dev");
    var text = walker.typed("tailor-text").replace("8201", "8100");
    walker.type("tailor-text", text);
    interact(() -> walker.session().refresh());
    walker.settle();
    assertEquals(text, walker.typed("tailor-text"), "a refresh leaves what is typed");
    walker.press("tailor-save");
    var decided = row(PORT).decision().orElseThrow();
    assertEquals(Choice.TAILOR, decided.choice());
    assertEquals(text, new String(decided.tailored().orElseThrow(), StandardCharsets.UTF_8));
    walker.untilSaid("findings-readiness", "Nothing of dev was found");
    assertTrue(walker.seen("tailor-text").isEmpty(), "what ships is settled");
    Screen.until(
        "the keyboard is where the next file is chosen",
        () -> walker.there("deltas-table").orElseThrow().isFocused());
  }

  @Test
  void whatIsTypedWhileATailoredTextIsSavedStaysAndIsNotTakenForSaved() {
    choose(PORT);
    walker.press("delta-tailor");
    walker.press("tailor-from-dev");
    interact(
        () -> {
          ((Button) walker.there("tailor-save").orElseThrow()).fire();
          ((TextArea) walker.there("tailor-text").orElseThrow()).appendText("// more\n");
        });
    Screen.until("it is decided on", () -> row(PORT).decision().isPresent());
    walker.settle();
    var ships = new String(row(PORT).decision().get().tailored().get(), StandardCharsets.UTF_8);
    assertEquals(ships + "// more\n", walker.typed("tailor-text"));
    assertTrue(walker.seen("tailor-text").isPresent());
    walker.press("tailor-close");
    choose("VERSION");
    choose(PORT);
    walker.press("delta-tailor");
    assertEquals(ships + "// more\n", walker.typed("tailor-text"));
  }

  @Test
  void aFindingIsAcceptedWithAReason() {
    var accept = (ButtonBase) from(walker.window()).lookup(".finding-accept").query();
    assertTrue(accept.isDisabled());
    var reason = (TextField) from(walker.window()).lookup(".finding-reason").query();
    interact(() -> reason.setText("The port is right for both"));
    walker.press(accept);
    walker.untilSaid("findings-readiness", "accepted by Ada: The port is right for both");
  }

  @Test
  void aDevOnlyEntryThatClaimsNothingIsStatedToHaveNothingHere() {
    walker.untilSaid("card-diff", LEFT_OVER + " is Dev-only and names no paths");
    walker.press("none-here-" + LEFT_OVER);
    assertTrue(walker.promotion().facts().statedNoneHere().contains(LEFT_OVER));
    Screen.until("it is asked no more", () -> walker.there("none-here-" + LEFT_OVER).isEmpty());
  }

  @Test
  void theDifferenceIsShownUnifiedAndSideBySide() {
    choose(PORT);
    walker.untilSaid("diff-view", "port: 8201,");
    assertFalse(walker.seen("diff-heads").isPresent());
    walker.press("diff-split");
    Screen.until("the sides are named", () -> walker.seen("diff-heads").isPresent());
    walker.untilSaid("diff-view", "port: 8100,");
    Screen.picture(walker.window().getScene(), "compare-split");
    walker.press("diff-unified");
    assertFalse(walker.seen("diff-heads").isPresent());
  }

  @Test
  void whatWasFoundStandsOnTheLineThatItSpeaksOf() {
    choose(PORT);
    walker.untilSaid("diff-view", "dev's port");
  }

  @Test
  void linesThatAreTheSameAreFoldedAndComeToLightByAClick() throws Exception {
    change("frontend/desk.js", text -> "// first\n" + "same();\n".repeat(60) + text);
    change(
        "frontend/desk.js",
        walker.session().workspace().prod().orElseThrow().root(),
        text -> "same();\n".repeat(60) + text);
    choose("frontend/desk.js");
    walker.untilSaid("diff-view", "unchanged lines");
    var rows = lines().getItems().size();
    walker.press(inLines(".gap-button"));
    Screen.until("more lines are shown", () -> lines().getItems().size() == rows + 20);
    interact(() -> lines().scrollTo(18));
    walker.press(inLines(".hyperlink"));
    Screen.until("all of them are", () -> lines().getItems().size() > rows + 20);
  }

  @Test
  void whiteSpaceAtLineEndsCanBeLeftOutOfSight() throws Exception {
    var prod = walker.session().workspace().prod().orElseThrow().root();
    var text = Files.readString(prod.resolve("VERSION"));
    Files.writeString(
        walker.session().workspace().dev().root().resolve("VERSION"), text.strip() + "  \n");
    interact(walker.session()::refresh);
    choose("VERSION");
    walker.untilSaid("diff-view", "+1 −1");
    interact(
        () ->
            ((ChoiceBox<?>) walker.there("diff-spaces").orElseThrow())
                .getSelectionModel()
                .select(1));
    walker.untilSaid("diff-view", "+0 −0");
  }

  @Test
  void aSearchMarksAndFindsLinesOnBothSidesFoldedOrNot() {
    choose(PORT);
    walker.press("diff-find");
    walker.type("diff-search", "REFRESH");
    Screen.until("it is found", () -> lines().getSelectionModel().getSelectedIndex() > 0);
    var first = lines().getSelectionModel().getSelectedIndex();
    push(KeyCode.ENTER);
    Screen.until("the next one is", () -> lines().getSelectionModel().getSelectedIndex() > first);
    walker.type("diff-search", "no such word");
    walker.untilSaid("diff-view", "not in this file");
    push(KeyCode.ESCAPE);
    assertFalse(walker.seen("diff-search").isPresent());
  }

  @Test
  void theKeyboardGoesFromFileToFileAndFromDifferenceToDifference() {
    choose("VERSION");
    interact(() -> lines().requestFocus());
    push(KeyCode.F7);
    walker.untilSaid("diff-view", "1 of 1");
    push(KeyCode.ALT, KeyCode.UP);
    Screen.until("it is another file", () -> !chosen().isEmpty() && !chosen().equals("VERSION"));
    walker.press("delta-include-all");
    walker.type("delta-reason", "Not for prod");
    choose("frontend/desk.js");
    walker.press("delta-exclude");
    Screen.until("it stays chosen", () -> chosen().equals("frontend/desk.js"));
  }

  @Test
  void oneKeyGoesToTheNextFileThatNobodyHasDecidedOn() {
    choose("VERSION");
    walker.press("delta-include");
    interact(() -> lines().requestFocus());
    push(KeyCode.F8);
    Screen.until("it is undecided", () -> !chosen().isEmpty() && row(chosen()).isUndecided());
    var next = chosen();
    push(KeyCode.F8);
    Screen.until(
        "it is the one after it",
        () -> !chosen().isEmpty() && !chosen().equals(next) && row(chosen()).isUndecided());
  }

  @Test
  void theComparisonGetsAllTheHeightOfTheWindowAndGivesItBack() {
    interact(() -> walker.window().getScene().getWindow().setWidth(1280));
    choose("frontend/desk.js");
    Screen.until("the two stand side by side", () -> lines().getHeight() < 300);
    var before = lines().getHeight();
    interact(() -> lines().requestFocus());
    push(KeyCode.F11);
    Screen.until("it is larger", () -> lines().getHeight() > before + 50);
    var where = lines().localToScene(lines().getBoundsInLocal());
    assertTrue(where.getMinY() > 0, "its top is in sight");
    Screen.until(
        "so is its end",
        () ->
            lines().localToScene(lines().getBoundsInLocal()).getMaxY()
                < walker.window().getScene().getHeight());
    Screen.picture(walker.window().getScene(), "compare-larger");
    walker.press("compare-larger");
    Screen.until("it is as before", () -> lines().getHeight() < before + 50);
  }

  @Test
  void theListIsNarrowedByWordsAndToWhatIsUndecided() {
    var all = table().getItems().size();
    walker.type("delta-filter", "frontend/");
    Screen.until("it is narrowed", () -> table().getItems().size() < all);
    assertTrue(views().stream().allMatch(view -> view.delta().path().startsWith("frontend/")));
    walker.type("delta-filter", "stays in dev");
    Screen.until("it is what stays", () -> views().stream().noneMatch(DeltaView::isUndecided));
    interact(() -> ((TextField) walker.there("delta-filter").orElseThrow()).clear());
    walker.press("delta-undecided");
    assertTrue(views().stream().allMatch(DeltaView::isUndecided));
  }

  @Test
  void aFileThatChangesOnDiskShowsByItselfAndTheChosenOneStaysChosen() throws Exception {
    choose("VERSION");
    var file = walker.session().workspace().dev().root().resolve("frontend/style.css");
    var before = row("frontend/style.css").delta().identity();
    Files.writeString(file, Files.readString(file) + "/* live */\n");
    Screen.until(
        "it is noticed", () -> !row("frontend/style.css").delta().identity().equals(before));
    assertEquals("VERSION", chosen());
  }

  @Test
  void aFileIsMarkedAsViewedUntilASideChanges() throws Exception {
    walker.type("delta-filter", PORT);
    choose(PORT);
    walker.press("diff-viewed");
    walker.untilSaid("deltas-table", "viewed");
    change(PORT, text -> text + "// one more\n");
    interact(walker.session()::refresh);
    Screen.until("the mark is gone", () -> !walker.words("deltas-table").contains("viewed"));
  }

  @Test
  void pictureBesidePictureIsShownAndOtherBinariesBySizeAndId() throws Exception {
    var dev = walker.session().workspace().dev().root();
    var image = new java.awt.image.BufferedImage(40, 20, java.awt.image.BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", dev.resolve("frontend/harbour.png").toFile());
    Files.write(dev.resolve("frontend/blob.bin"), new byte[5000]);
    GitCommand.git(dev, "add", "frontend/harbour.png", "frontend/blob.bin");
    interact(walker.session()::refresh);
    Screen.until(
        "it is listed",
        () ->
            views().stream().anyMatch(view -> view.delta().path().equals("frontend/harbour.png")));
    choose("frontend/harbour.png");
    Screen.until(
        "it is a picture",
        () -> from(walker.window()).lookup(".image-view").tryQuery().isPresent());
    walker.untilSaid("diff-view", "does not have it");
    walker.untilSaid("diff-view", "40 × 20");
    Screen.picture(walker.window().getScene(), "compare-picture");
    choose("frontend/blob.bin");
    walker.untilSaid("diff-view", "git's id");
  }

  private ButtonBase inLines(String selector) {
    return from(walker.window())
        .lookup("#diff-lines " + selector)
        .queryAllAs(ButtonBase.class)
        .stream()
        .filter(node -> node.isVisible() && node.getScene() != null)
        .findFirst()
        .orElseThrow();
  }

  private String chosen() {
    return list.chosen();
  }

  @SuppressWarnings("unchecked")
  private ListView<Object> lines() {
    return (ListView<Object>) walker.there("diff-lines").orElseThrow();
  }

  private void change(String path, UnaryOperator<String> how) throws Exception {
    change(path, walker.session().workspace().dev().root(), how);
    interact(walker.session()::refresh);
  }

  private static void change(String path, Path root, UnaryOperator<String> how) throws Exception {
    var file = root.resolve(path);
    Files.writeString(file, how.apply(Files.readString(file)));
  }
}

package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.workspace.CheckoutState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something goes wrong or around, and the page says what, who and why, and the way on. */
class GoingOnTest extends WindowTest {
  private final List<Path> opened = new ArrayList<>();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @Override
  public void start(Stage stage) throws Exception {
    var dev = Walked.dev("rollback-plan", folder);
    walker = Walker.open(dev, stage, (owner, title) -> List.of(), opened::add);
  }

  @BeforeEach
  void openTheReadyEntry() {
    walker.start(SampleWorkspace.READY_ENTRY);
  }

  @Test
  void everyRunIsListedWithItsOutputOneClickAwayAndThoseOfAnAbandonedAttemptAsSuch()
      throws Exception {
    walker.show("pre-check");
    var check = folder.resolve("harbour/scripts/check-prod.sh");
    var good = Files.readString(check);
    Files.writeString(check, "exit 3\n");
    walker.press("run-health");
    walker.press("run-health");
    Files.writeString(check, good);
    assertTrue(walker.seen("run-list-health").isEmpty(), "folded by default");
    walker.untilSaid("card-health", "3 runs");
    walker.press("runs-health");
    var runs = walker.words("run-list-health");
    assertTrue(runs.contains("3 failed") && runs.contains("by the built-in"), runs);
    assertTrue(runs.contains("1 passed") && runs.contains("exit code 0"), runs);
    assertTrue(runs.contains("Ada · "), runs);

    walker.press(output("Show the output of run 2 of step 0"));
    walker.untilSaid("card-health", "3 runs");
    Screen.until("its output is shown", () -> walker.seen("console-health").isPresent());
    Screen.picture(walker.window().getScene(), "run-history");
    walker.press(output("Open the output of run 1 of step 0"));
    assertTrue(opened.getFirst().endsWith("output/health-1.txt"), opened.toString());

    walker.press("abandon-pre-check");
    walker.type("dialog-text", "No wind");
    walker.press("dialog-ok");
    walker.untilSaid("card-health", "3 runs in earlier attempts");
    walker.untilSaid("run-list-health", "Attempt 1, abandoned by Ada: No wind");
    assertFalse(walker.words("result-health").contains("check-prod.sh"), "of the last attempt");
    Screen.picture(walker.window().getScene(), "run-history-abandoned", 900, 600);
  }

  @Test
  void whatIsAbandonedBringsTheFormerStatesOfBothCheckoutsBackAndShowsThem() throws Exception {
    walker.untilSaid("header", "dev canonical");
    walker.untilSaid("header", "prod writeable");

    walker.press("abandon-promote");
    walker.press("dialog-cancel");
    assertEquals(1, walker.promotion().attempt(), "thought better of it");
    walker.press("abandon-promote");
    walker.type("dialog-text", "The winter came first");
    walker.press("dialog-ok");

    walker.untilSaid("header", "prod canonical");
    walker.untilSaid("header", "dev writeable");
    var sample = folder.resolve("harbour-dev");
    assertEquals("writeable", CheckoutState.read(sample).orElseThrow().state());
    assertEquals("canonical", CheckoutState.read(folder.resolve("harbour")).orElseThrow().state());
    assertEquals(2, walker.promotion().attempt());
    assertEquals(StepState.PASSED, walker.promotion().step("add").state(), "the entry stays");
    assertEquals(StepState.NOT_STARTED, walker.promotion().step("backup").state());
    assertTrue(walker.seen("abandon-promote").isEmpty(), "nothing is left to give up");
    assertTrue(
        walker.promotion().notes().stream()
            .anyMatch(note -> note.text().equals("The winter came first")));
  }

  @Test
  void whatMadeAStepStaleStandsOnItsCardAndOnTheRail() throws Exception {
    Files.writeString(folder.resolve("harbour-dev/frontend/style.css"), "/* wider */\n");
    walker.show("compare");
    var why = "stale: frontend/style.css changed in dev since";
    Screen.until("it is on the rail", () -> spoken("rail-step-diff").contains(why));
    walker.untilSaid("card-diff", "Stale: frontend/style.css changed in dev since.");
    assertTrue(spoken("rail-compare").contains("one is stale"), spoken("rail-compare"));
    Screen.picture(walker.window().getScene(), "stale");
    Screen.picture(walker.window().getScene(), "stale-small", 900, 600);
  }

  @Test
  void aWaivedStepSaysWhoWaivedItWhoAskedAndWhyAndLooksLikeNoPass() throws Exception {
    var engine = walker.session().promotions();
    engine.deeds().tailor(SampleWorkspace.READY_ENTRY, "VERSION", "9.9.9\n", Walker.ADA);
    walker.show("compare");
    interact(walker.session()::refresh);
    Screen.until(
        "the step is open again",
        () -> walker.promotion().step("migrations").state() == StepState.STALE);
    walker.press("run-diff");
    walker.press("run-readiness");
    Screen.until("it can be waived", () -> walker.seen("waive-migrations").isPresent());
    walker.press(link("waive-migrations"));
    walker.type("dialog-name", "Grace");
    walker.type("dialog-text", "The disk is full, and it is night");
    walker.press("dialog-ok");

    var words = "waived by Ada, asked by Grace: The disk is full, and it is night";
    walker.untilSaid("card-migrations", "Waived by Ada, asked by Grace: The disk is full");
    assertTrue(spoken("rail-step-migrations").contains(words), spoken("rail-step-migrations"));
    assertTrue(spoken("rail-compare").contains("one was waived"), spoken("rail-compare"));
    var button = (Button) walker.there("rail-step-migrations").orElseThrow();
    assertEquals(words, button.getTooltip().getText());
    assertFalse(walker.words("state-migrations").contains("passed"));
    Screen.picture(walker.window().getScene(), "waived");
  }

  private Hyperlink link(String id) {
    return (Hyperlink) walker.there(id).orElseThrow();
  }

  private String spoken(String id) {
    return String.valueOf(walker.there(id).orElseThrow().getAccessibleText());
  }

  private Hyperlink output(String accessible) {
    return from(walker.window())
        .lookup(".hyperlink")
        .match(node -> accessible.equals(node.getAccessibleText()))
        .query();
  }
}

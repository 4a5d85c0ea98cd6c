package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.SignOff;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Drop;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.workspace.WindowLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsTest extends WindowTest {
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
  void aNewEntryIsWrittenIntoTheLogWithWhatWasTyped() throws Exception {
    walker.start("2026-04-01-winter-berths");
    walker.press("run-health");
    walker.press("next");
    walker.type("entry-summary", "Winter berths | half price");
    walker.press("run-add");
    assertEquals(StepState.FAILED, walker.promotion().step("add").state());
    walker.untilSaid("result-add", "Owner");
    walker.type("entry-owner", "Mara");
    walker.press("run-add");
    assertEquals(StepState.PASSED, walker.promotion().step("add").state());
    var row = walker.session().promotions().log().entry("2026-04-01-winter-berths").orElseThrow();
    assertEquals("Winter berths | half price", row.summary());
    assertEquals("Mara", row.owner());
  }

  @Test
  void theKeyboardStaysOnTheButtonThatRanAStepAndNoFieldOfTheCardTakesIt() {
    walker.start("2026-04-01-winter-berths");
    for (var step : List.of("health", "add")) {
      walker.press("rail-step-" + step);
      clickOn("#run-" + step);
      Screen.until(
          step + " has ended",
          () ->
              walker.promotion().step(step).lastRun().flatMap(run -> run.finish()).isPresent()
                  && !walker.isDisabled("run-" + step));
      walker.settle();
      Screen.settle();
      assertEquals("run-" + step, focused());
      if (step.equals("health")) {
        walker.press("next");
      }
    }
  }

  @Test
  void aStatementStandsUnderOnesNameAndTheFieldIsFreeAgain() {
    walker.show("capture");
    var card = walker.there("card-backup").orElseThrow();
    var link = (Hyperlink) from(card).lookup("State something instead…").query();
    walker.press(link);
    walker.type("statement-backup", "Prod has no database, I looked");
    walker.press("statement-add-backup");
    assertEquals("", walker.typed("statement-backup"));
    walker.untilSaid("card-backup", "“Prod has no database, I looked”, stated by Ada");
    assertTrue(walker.promotion().facts().noDatabase().isPresent());
  }

  @Test
  void proposedClaimsAreAddedToWhatWasTypedAndSaved() {
    walker.show("entry");
    walker.type("claims", "backend/**\n");
    walker.press("claims-propose");
    assertTrue(walker.typed("claims").startsWith("backend/**\n"), walker.typed("claims"));
    assertTrue(walker.typed("claims").contains("frontend/config.js"), walker.typed("claims"));
    assertFalse(walker.typed("claims").contains("backend/server.py"), "backend/** has it already");
    walker.untilSaid("card-update", "Not saved yet");
    walker.press("claims-save");
    assertTrue(walker.promotion().claims().contains("`frontend/config.js`"));
    assertFalse(walker.words("card-update").contains("Not saved yet"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aClickOnACommitOrOnAFileClaimsWhatItBroughtAndNothingThatWasTypedGoes() {
    walker.show("entry");
    walker.type("claims", "docs/**\n");
    walker.press("claims-since");
    var list = (ListView<OriginsList.Row>) walker.there("claims-origins").orElseThrow();
    Screen.until("it is looked up", () -> !list.getItems().isEmpty());
    walker.press("rail-step-update");
    Screen.picture(walker.window().getScene(), "claims-origins");
    Screen.picture(walker.window().getScene(), "claims-origins-small", 900, 600);
    var file = list.getItems().stream().filter(OriginsList.Row::isFile).findFirst().orElseThrow();
    interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(file);
        });
    push(KeyCode.ENTER);
    Screen.until(
        "it is added", () -> walker.typed("claims").equals("docs/**\n" + file.paths().getFirst()));
    interact(() -> list.getSelectionModel().select(0));
    push(KeyCode.ENTER);
    var brought = list.getItems().getFirst().paths();
    Screen.until(
        "all that the commit brought is",
        () -> brought.stream().allMatch(Claims.parse(walker.typed("claims"))::matches));
    assertTrue(walker.typed("claims").startsWith("docs/**\n"));
    walker.untilSaid("claims-origins", "claimed");
    walker.untilSaid("card-update", "Not saved yet");
  }

  @Test
  void anotherEntryIsChosenToShipTogetherSaysSoOnItsOwnPageAndShipsAloneAgain() throws Exception {
    var other = "2026-03-09-quay-power";
    walker.show("entry");
    walker.press("together-more");
    walker.untilSaid("together", "Power meters on the quay");
    Screen.picture(walker.window().getScene(), "together-choose");
    walker.press("together-" + other);
    walker.untilSaid("promotion-page", other + " ships with this entry.");
    assertEquals(List.of(other), walker.promotion().followers());
    walker.press("rail-step-update");
    Screen.picture(walker.window().getScene(), "together-chosen");
    Screen.picture(walker.window().getScene(), "together-chosen-small", 900, 600);

    walker.press((Hyperlink) from(walker.window()).lookup(".open-" + other).query());
    Screen.until("it is open", () -> walker.promotion().id().equals(other));
    walker.untilSaid(
        "promotion-page",
        "Ships with " + SampleWorkspace.READY_ENTRY + ", which takes steps 0, 3 to 16 and 19");
    walker.untilSaid("promotion-page", "Left to do here: steps 2, 17, 18 and 20.");
    walker.show("pre-check");
    assertTrue(walker.isDisabled("run-health"), "the rest is not run here");
    walker.untilSaid("card-health", "takes this step for it too");
    Screen.picture(walker.window().getScene(), "together-led");
    walker.show("verify");
    assertFalse(walker.seen("item-0-pass").isPresent(), "items are resolved there");
    Screen.picture(walker.window().getScene(), "together-led-verify");
    walker.show("pre-check");
    walker.press((Hyperlink) from(walker.window()).lookup(".ship-alone").query());
    Screen.until("it is alone", () -> walker.promotion().shipsWith().isEmpty());
    assertFalse(walker.isDisabled("run-health"));
    assertEquals(
        List.of(),
        walker.session().promotions().promotion(SampleWorkspace.READY_ENTRY).followers());
  }

  @Test
  void twoNamesSignAndNeitherIsFilledInByTheProgram() {
    walker.show("entry");
    assertEquals("", walker.typed("sign-name"));
    assertTrue(walker.isDisabled("sign-add"));
    walker.type("sign-name", "Ada");
    walker.press("sign-add");
    assertEquals("", walker.typed("sign-name"));
    choose(Who.Kind.AGENT);
    walker.type("sign-name", "release-agent");
    walker.press("sign-add");
    assertEquals(
        List.of(Who.human("Ada"), Who.agent("release-agent")),
        walker.promotion().signOffs().stream().map(SignOff::who).toList());
    walker.untilSaid("card-sign-off", "release-agent, an agent");
    assertTrue(walker.seen("sign-asked").isEmpty(), "nobody else has to sign");
  }

  @Test
  void aStatusEditedByHandStopsThePromotionUntilSomebodyAcknowledgesIt() throws Exception {
    var log = walker.session().workspace().log().orElseThrow();
    var edited = PromotionLog.read(log).withStatus(SampleWorkspace.READY_ENTRY, Status.APPROVED);
    AtomicFile.write(log, edited.bytes());
    Screen.until(
        "it is noticed",
        () ->
            walker.promotion().status().equals("Approved")
                && !walker.isDisabled("acknowledge-edit"));
    assertTrue(walker.isDisabled("run-health"));
    Screen.picture(walker.window().getScene(), "wizard-edited");
    walker.press("acknowledge-edit");
    walker.type("dialog-text", "Approved by the board, in its minutes");
    walker.press("dialog-ok");
    Screen.until("it goes on", () -> walker.promotion().findings().isEmpty());
    assertFalse(walker.isDisabled("run-health"));
  }

  @Test
  void aWindowThatIsTakenOverShowsAllAndRunsNothing() throws Exception {
    var log = walker.session().workspace().log().orElseThrow();
    try (var other = WindowLock.on(log, Clock.systemUTC())) {
      other.takeOver("Grace");
      interact(walker.session()::refresh);
      Screen.until("it is noticed", () -> walker.isDisabled("run-health"));
      walker.untilSaid("footer-reason", "Grace has taken this log over");
      assertTrue(walker.isDisabled("note-health"));
      Screen.picture(walker.window().getScene(), "wizard-held");
      walker.show("entry");
    }
  }

  @SuppressWarnings("unchecked")
  private void choose(Who.Kind kind) {
    var box = (ChoiceBox<Who.Kind>) walker.there("sign-kind").orElseThrow();
    interact(() -> box.setValue(kind));
  }

  @Test
  void whatIsTypedSurvivesARefreshAndATurnOfThePage() {
    walker.show("rehearse");
    Screen.until("the way back is proposed", () -> !walker.typed("rollback-restart").isEmpty());
    walker.type("rollback-stop", "ring the harbour master");
    walker.type("note-rehearsal", "half a note");
    interact(() -> walker.session().refresh());
    walker.settle();
    walker.show("verify");
    walker.type("item-0-text", "half a sentence");
    walker.show("rehearse");
    interact(() -> walker.session().refresh());
    walker.settle();
    assertEquals("ring the harbour master", walker.typed("rollback-stop"));
    assertEquals("half a note", walker.typed("note-rehearsal"));
    walker.show("verify");
    assertEquals("half a sentence", walker.typed("item-0-text"));
  }

  @Test
  void anItemIsResolvedAtOnceAndAPassWithNothingToShowIsRefused() {
    walker.show("verify");
    walker.press("item-0-pass");
    assertTrue(walker.window().dialogs().isOpen());
    walker.press("dialog-ok");
    assertEquals("item-0-text", focused(), "where it is said what was seen");
    walker.type("item-0-text", "The week is there");
    walker.press("item-0-pass");
    var item = walker.promotion().facts().items().values().iterator().next();
    assertEquals(ItemChoices.PASSED, item.result());
    assertEquals("The week is there", item.text());
    walker.untilSaid("card-verify", "1 passed");
    walker.press("item-1-fail");
    walker.untilSaid("card-verify", "1 failed");
    walker.type("item-2-text", "No piers here");
    walker.press("item-2-na");
    walker.untilSaid("card-verify", "not applicable, Ada");
  }

  @Test
  void fromAnItemThatIsResolvedTheKeyboardGoesToTheNextThatIsOpenAndFromTheLastToTheStep() {
    walker.show("verify");
    Screen.until("the checklist is shown", () -> walker.seen("item-5-text").isPresent());
    interact(() -> walker.there("item-2-text").orElseThrow().requestFocus());
    for (var item : List.of(2, 3, 4, 5, 0, 1)) {
      Screen.until("item " + item + " is next", () -> focused().equals("item-" + item + "-text"));
      push(KeyCode.X);
      push(KeyCode.ENTER);
      assertEquals("item-" + item + "-pass", focused());
      push(KeyCode.SPACE);
      walker.settle();
    }
    walker.untilSaid("card-verify", "6 passed");
    Screen.until("the step is next", () -> focused().equals("card-verify"));
  }

  private String focused() {
    var owner = walker.window().getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  @Test
  void evidenceIsDroppedOnAnItemOnACardAndBesideThem() throws Exception {
    var picture = Files.writeString(folder.resolve("tide table.png"), "not really a picture");
    walker.show("verify");
    drop("item-1-evidence", picture);
    walker.untilSaid("item-1-row", "tide-table.png");
    drop("card-approve", picture);
    walker.untilSaid("card-approve", "tide-table.png");
    drop("drop-evidence", picture);
    var kept = walker.promotion().evidence();
    assertEquals(3, kept.size());
    assertEquals("verify", kept.getFirst().step());
    assertFalse(kept.getFirst().about().isEmpty());
    assertTrue(kept.getLast().attached());
    walker.untilSaid("evidence-list", "step 15");
  }

  private void drop(String id, Path file) {
    walker.settle();
    interact(() -> Drop.hover(walker.there(id).orElseThrow(), List.of(file)).release());
    walker.settle();
  }

  @Test
  void aNoteStandsOnItsCard() {
    walker.type("note-health", "The tide was out");
    walker.press("note-add-health");
    assertEquals("", walker.typed("note-health"));
    walker.untilSaid("card-health", "The tide was out (Ada");
  }

  @Test
  void aPagePastAShutGateSaysWhatHoldsItAndRunsNothing() {
    walker.untilSaid("promotion-page", "Entry opens when step 0 passes");
    assertTrue(walker.isDisabled("next"));
    walker.show("rehearse");
    walker.untilSaid("promotion-page", "Nothing can run here yet: steps 0 and 2 to 9");
    assertTrue(walker.isDisabled("run-rehearsal"));
    walker.show("pre-check");
    walker.press("run-health");
    assertFalse(walker.isDisabled("next"));
    walker.untilSaid("result-health", "Prod is clean");
    walker.untilSaid("promotion-page", "to the log");
  }

  @Test
  void aDirtyProdIsCommittedWithAReasonByWhatThePageOffers() throws Exception {
    var prod = walker.session().workspace().prod().orElseThrow().root();
    Files.writeString(prod.resolve("VERSION"), "hot fix\n");
    walker.press("run-health");
    walker.untilSaid("result-health", "VERSION");
    walker.press("offer-health-COMMIT_PROD");
    walker.type("dialog-text", "A hot fix in the night");
    walker.press("dialog-ok");
    assertTrue(
        walker.promotion().notes().stream()
            .anyMatch(note -> note.text().contains("A hot fix in the night")));
    walker.press("run-health");
    assertEquals(StepState.PASSED, walker.promotion().step("health").state());
  }
}

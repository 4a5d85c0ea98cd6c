package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Facts;
import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.schema.Database;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of step 14, with everything before it passed. */
class PromotePageTest extends WindowTest {
  private static final String STYLE = "frontend/style.css";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  /** A window has a minute to open, which the walk may need by itself on a busy machine. */
  @BeforeAll
  static void everythingBeforeItIsWalked(@TempDir Path walked) throws Exception {
    Walked.dev("rollback-plan", walked);
  }

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walked.dev("rollback-plan", folder), stage);
  }

  @BeforeEach
  void openThePage() {
    walker.start(SampleWorkspace.READY_ENTRY);
    walker.show("promote");
    Screen.until("it can be promoted", () -> !walker.isDisabled("run-promote"));
  }

  private Path prod() {
    return walker.session().workspace().prod().orElseThrow().root();
  }

  private StepState state(String step) {
    return walker.promotion().step(step).state();
  }

  private void sql(String sql) throws IOException {
    try (var open = Database.open(new DatabaseAddress.Sqlite(prod().resolve("backend/app.db")))) {
      open.run("by hand", sql);
    }
  }

  @Test
  void aFileThatChangesInDevMakesWhatLookedAtItStaleAndShutsThePromotionByItself()
      throws Exception {
    var file = walker.session().workspace().dev().root().resolve(STYLE);
    var text = Files.readString(file);
    Files.writeString(file, text + "/* wider */\n");

    Screen.until("it is noticed", () -> state("diff") == StepState.STALE);
    assertTrue(walker.isDisabled("run-promote"));
    assertEquals(StepState.PASSED, state("backup"), "prod is as it was");
    Screen.picture(walker.window().getScene(), "promote-stale");
    walker.show("compare");
    walker.untilSaid("card-diff", "Stale: " + STYLE + " changed in dev since.");
    walker.untilSaid("state-diff", "stale");
    Screen.picture(walker.window().getScene(), "compare-stale");

    walker.show("promote");
    Files.writeString(file, text);
    Screen.until("it is as it was", () -> state("diff") == StepState.PASSED);
    Screen.until("it can be promoted", () -> !walker.isDisabled("run-promote"));
  }

  @Test
  void aLongPathOfARequiredFieldLosesItsMiddleAndTheTooltipHasItWhole() {
    var brief = "dev:…/schema-pre/schema.sql";
    walker.untilSaid("required-fields", brief);
    var label =
        walker.there("required-fields").orElseThrow().lookupAll(".mono").stream()
            .map(Label.class::cast)
            .filter(one -> one.getText().equals(brief))
            .findFirst();
    var whole = label.orElseThrow().getTooltip().getText();
    assertTrue(
        whole.matches("`?dev:docs/build/promotions/.*/evidence/schema-pre/schema.sql`?"), whole);
  }

  @Test
  void theTimesOfTheRehearsalAreShownAndTheBackupCanBeVerifiedAgain() throws Exception {
    walker.untilSaid("estimate-promote", "Run the migrations: ");
    walker.untilSaid("estimate-promote", "Put the database back: ");
    Screen.picture(walker.window().getScene(), "promote-estimate");

    walker.show("capture");
    walker.press("verify-again-backup");
    walker.untilSaid("card-backup", "is as its manifest says");
    Screen.picture(walker.window().getScene(), "backup-verified-again");
    try (var files = Files.walk(prod().resolve("storage/backups"))) {
      var database = files.filter(file -> file.endsWith("database/app.db")).findFirst();
      Files.writeString(database.orElseThrow(), "cut");
    }
    walker.press("verify-again-backup");
    walker.untilSaid("card-backup", "database/app.db has 3 bytes, the manifest says ");
  }

  @Test
  void whatWasPromotedIsUndoneByOneClickUntilSomethingElseHappens() throws Exception {
    var version = Files.readString(prod().resolve("VERSION"));
    assertFalse(walker.seen("undo-promote").isPresent());
    sql("CREATE TABLE bookings_by_berth (x INTEGER);");
    walker.press("run-promote");
    Screen.until("the migration fails", () -> state("promote") == StepState.FAILED);
    sql("DROP TABLE bookings_by_berth;");
    assertFalse(Files.readString(prod().resolve("VERSION")).equals(version));
    Screen.until("it can be undone", () -> walker.seen("undo-promote").isPresent());
    Screen.picture(walker.window().getScene(), "promote-undo");

    walker.press("undo-promote");
    walker.untilSaid("promotion-page", "Undone: prod's files are as they were before");
    assertEquals(version, Files.readString(prod().resolve("VERSION")));
    assertFalse(walker.seen("undo-promote").isPresent());
    assertFalse(walker.seen("roll-back-promote").isPresent(), "nothing is in prod");

    walker.press("run-promote");
    Screen.until("it is promoted", () -> state("promote") == StepState.PASSED);
    assertFalse(walker.seen("undo-promote").isPresent(), "migrations have run");
    assertTrue(walker.seen("roll-back-promote").isPresent());
    Screen.picture(walker.window().getScene(), "promoted");
  }

  @Test
  void whatWasPromotedIsRolledBackPartByPartEachConfirmedAndKept() throws Exception {
    var version = Files.readString(prod().resolve("VERSION"));
    walker.press("run-promote");
    Screen.until("it is promoted", () -> state("promote") == StepState.PASSED);
    walker.press("roll-back-promote");
    assertTrue(walker.words("roll-back-parts-promote").contains("Back up the present state"));
    Screen.picture(walker.window().getScene(), "roll-back");
    for (var part : List.of(RollBackPart.STOP, RollBackPart.KEEP, RollBackPart.UNDO)) {
      walker.press("roll-back-now-promote");
      Screen.until(part.words(), () -> RollBackPart.done(facts()).contains(part));
    }
    Screen.until(
        "the keys are with the next part",
        () -> walker.there("roll-back-now-promote").orElseThrow().isFocused());
    assertEquals(version, Files.readString(prod().resolve("VERSION")));
    assertTrue(walker.isDisabled("run-promote") || state("promote") != StepState.PASSED);
    walker.press("roll-back-now-promote");
    answer("2026-03-02-not-this");
    Screen.until("it is refused", () -> asked().contains("is not the entry's ID"));
    walker.press("dialog-ok");
    assertFalse(RollBackPart.done(facts()).contains(RollBackPart.RESTORE));
    walker.press("roll-back-now-promote");
    answer(SampleWorkspace.READY_ENTRY);
    Screen.until("the data is back", () -> RollBackPart.done(facts()).size() == 4);
    Screen.picture(walker.window().getScene(), "roll-back-part");
    walker.press("roll-back-now-promote");
    Screen.until("services run", () -> RollBackPart.done(facts()).size() == 5);
    walker.press("roll-back-now-promote");
    answer("the desk could not book; looked at the berths");
    Screen.until("it starts anew", () -> walker.promotion().attempt() == 2);
    assertEquals("Pending", walker.promotion().status());
    assertFalse(walker.seen("roll-back-parts-promote").isPresent());
  }

  @Test
  void aGateThatFailsIsWaivedBesideItByTwoNamesAndSaysSoFromThenOn() throws Exception {
    var env = prod().resolve(".env");
    Files.writeString(env, Files.readString(env).replace("PORT=8100", "PORT=8199"));
    walker.press("run-promote");
    Screen.until("the gate fails", () -> state("promote") == StepState.FAILED);
    walker.untilSaid("gates-promote", "Gate smoke has failed");
    Screen.picture(walker.window().getScene(), "gate-failed");
    walker.press("waive-promote-smoke");
    walker.type("dialog-name", "ada");
    walker.type("dialog-text", "the page moves on Monday");
    assertTrue(walker.isDisabled("dialog-ok"), "Ada is who gives it");
    Screen.picture(walker.window().getScene(), "gate-waiver");
    Screen.picture(walker.window().getScene(), "gate-waiver-small", 900, 600);
    walker.type("dialog-name", "Grace");
    walker.press("dialog-ok");
    walker.untilSaid(
        "gates-promote", "smoke is waived by Ada, asked by Grace: the page moves on Monday");
    assertEquals(StepState.FAILED, state("promote"));

    walker.press("run-promote");
    Screen.until("it is promoted", () -> state("promote") == StepState.PASSED);
    walker.untilSaid("result-promote", "1 gate passed: tests; smoke was waived by Ada");
    Screen.picture(walker.window().getScene(), "gate-waived");
    walker.show("verify");
    walker.press("item-1-waive");
    walker.type("dialog-name", "Grace");
    walker.type("dialog-text", "nobody is on leave");
    walker.press("dialog-ok");
    walker.untilSaid("card-verify", "1 waived");
    walker.untilSaid("card-verify", "waived, Ada, ");
    assertFalse(walker.seen("item-1-waive").isPresent(), "nothing is open");
    Screen.picture(walker.window().getScene(), "item-waived");
    Screen.picture(walker.window().getScene(), "item-waived-small", 900, 600);
    interact(() -> walker.session().pageProperty().set(Session.Page.LOG));
    Screen.until(
        "the viewer says it",
        () ->
            from(walker.window()).lookup(".badge").queryAll().stream()
                .anyMatch(
                    badge -> badge instanceof Labeled one && one.getText().equals("2 waived")));
    Screen.picture(walker.window().getScene(), "waived-in-the-log");
  }

  private void answer(String text) {
    walker.type("dialog-text", text);
    walker.press("dialog-ok");
  }

  private String asked() {
    return walker.window().getScene().getRoot().lookupAll(".dialog-layer .label").stream()
        .map(node -> ((Labeled) node).getText())
        .collect(Collectors.joining("\n"));
  }

  private Facts facts() {
    return walker.promotion().facts();
  }
}

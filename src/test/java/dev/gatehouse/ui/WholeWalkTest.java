package dev.gatehouse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workflow.Phase;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Step.Ask;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** A person opens a new entry of the sample and clicks through all of the process to Promoted. */
@OneWindow
class WholeWalkTest extends ApplicationTest {
  private static final String ID = "2026-03-20-berth-booking-release";
  private static final String WITH_DEV_PORT = "frontend/config.js";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @Override
  public void start(Stage stage) throws Exception {
    var sample = SampleWorkspace.write(folder.resolve("sample"));
    session =
        new Session(
            Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC()),
            TaskRunner.forWindow());
    session.whoProperty().set(Optional.of(Who.human("Ada")));
    window = GatehouseApp.window(session, new Appearance(Theme.LIGHT));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
  }

  @Test
  void aPersonClicksThroughAllTwentyOneStepsToPromoted() throws Exception {
    Screen.until("the log is read", () -> session.contentsProperty().get().wasRead() && idle());
    press("trust-confirm");
    press("new-entry");
    type("new-entry-id", ID);
    press("new-entry-ok");
    Screen.until("the promotion is open", () -> session.promotion().isPresent() && idle());

    for (var phase : session.promotions().workflow().phases()) {
      turnTo(phase);
      for (var step : phase.steps()) {
        take(step);
      }
    }

    var promotion = session.promotion().orElseThrow();
    assertEquals(21, promotion.done());
    assertTrue(promotion.closed());
    assertTrue(
        promotion.required().stream().allMatch(RequiredField::filled),
        () -> promotion.required().toString());
    var row = session.promotions().log().entry(ID).orElseThrow();
    assertEquals(Optional.of(Status.PROMOTED), row.status());
    assertEquals("Berths can be asked for", row.summary());
  }

  private void turnTo(Phase phase) {
    if (!lookup("#page-title").queryAs(Label.class).getText().equals(phase.title())) {
      press("next");
    }
    Screen.until(
        phase.title() + " is shown",
        () -> idle() && lookup("#page-title").queryAs(Label.class).getText().equals(phase.title()));
  }

  private void take(Step step) {
    prepare(step);
    press("run-" + step.key());
    Screen.until(
        step.title() + " has ended",
        () -> idle() && session.promotion().orElseThrow().step(step.key()).lastRun().isPresent());
    var view = session.promotion().orElseThrow().step(step.key());
    assertEquals(
        StepState.PASSED,
        view.state(),
        () -> step.key() + ": " + view.lastRun().flatMap(run -> run.finish()) + view.why());
  }

  private void prepare(Step step) {
    if (step.asksFor(Ask.ENTRY)) {
      type("entry-summary", "Berths can be asked for");
      type("entry-owner", "Mara");
    }
    if (step.asksFor(Ask.CLAIMS)) {
      press("claims-propose");
      Screen.until(
          "paths are proposed",
          () -> idle() && node("claims") instanceof TextArea claims && !claims.getText().isBlank());
      press("claims-save");
    }
    if (step.asksFor(Ask.SIGN_OFFS)) {
      sign("Ada", Who.Kind.HUMAN);
      sign("Build agent", Who.Kind.AGENT);
    }
    if (step.asksFor(Ask.DELTAS) && undecided()) {
      decide();
    }
    if (step.asksFor(Ask.ACKNOWLEDGEMENT)) {
      type("acknowledge-text-" + step.key(), "as planned");
      press("acknowledge-" + step.key());
    }
    if (step.asksFor(Ask.CHECKLIST)) {
      for (int item = 0; window.getScene().lookup("#item-" + item + "-pass") != null; item++) {
        type("item-" + item + "-text", "seen on prod");
        press("item-" + item + "-pass");
      }
    }
  }

  private boolean undecided() {
    return session.promotion().orElseThrow().facts().decisions().isEmpty();
  }

  private void decide() {
    var table = (TableView<?>) node("deltas-table");
    Screen.until("the files that differ are listed", () -> idle() && !table.getItems().isEmpty());
    interact(
        () -> {
          for (int row = 0; row < table.getItems().size(); row++) {
            if (table.getItems().get(row).toString().contains("path=" + WITH_DEV_PORT)) {
              table.getSelectionModel().clearAndSelect(row);
            }
          }
        });
    press("delta-tailor");
    press("tailor-from-dev");
    Screen.until(
        "the file can be tailored",
        () -> node("tailor-text") instanceof TextArea text && text.getText().contains("8201"));
    var text = ((TextArea) node("tailor-text")).getText().replace("8201", "8100");
    type("tailor-text", text);
    press("tailor-save");
    press("delta-include-all");
  }

  private void sign(String name, Who.Kind kind) {
    type("sign-name", name);
    reveal("sign-kind");
    interact(() -> choose(kind));
    press("sign-add");
  }

  @SuppressWarnings("unchecked")
  private void choose(Who.Kind kind) {
    ((ChoiceBox<Who.Kind>) node("sign-kind")).setValue(kind);
  }

  /** Brings a control into view, and clicks it with the mouse once it can be and all is at rest. */
  private void press(String id) {
    Screen.until(
        "#" + id + " can be clicked",
        () -> {
          var node = window.getScene().lookup("#" + id);
          return node != null && !node.isDisabled() && idle();
        });
    clickOn(reveal(id));
  }

  /** Clicks into a field and pastes, in place of what stands there. */
  private void type(String id, String text) {
    Screen.until(
        "#" + id + " is there", () -> window.getScene().lookup("#" + id) != null && idle());
    clickOn(reveal(id));
    interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    push(KeyCode.SHORTCUT, KeyCode.A);
    push(KeyCode.SHORTCUT, KeyCode.V);
    assertEquals(text, ((TextInputControl) node(id)).getText());
  }

  private Node node(String id) {
    return Screen.find(window.getScene(), "#" + id, Node.class);
  }

  /** Scrolls until a control is where the mouse can reach it. */
  private Node reveal(String id) {
    var node = node(id);
    interact(
        () -> {
          for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane pane) {
              bringInto(pane, node);
            }
          }
        });
    Screen.settle();
    return node;
  }

  private static void bringInto(ScrollPane pane, Node node) {
    var content = pane.getContent();
    var height = content.getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
    if (height <= 0) {
      return;
    }
    var middle =
        content.sceneToLocal(
            node.localToScene(
                new Point2D(
                    node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY())));
    var top = middle.getY() - pane.getViewportBounds().getHeight() / 2;
    pane.setVvalue(Math.clamp(top / height, 0, 1));
    pane.layout();
  }

  private boolean idle() {
    return session.runner().pendingProperty().get() == 0
        && session.runner().runningProperty().get() == 0;
  }
}

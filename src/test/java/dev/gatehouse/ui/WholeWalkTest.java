package dev.gatehouse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.io.Stress;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.control.Nodes;
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
import java.util.Set;
import java.util.TreeSet;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person opens a new entry of the sample and goes through all of the process to Promoted: with
 * the keyboard alone, and with the mouse.
 */
class WholeWalkTest extends WindowTest {
  private static final String ID = "2026-03-20-berth-booking-release";
  private static final String WITH_DEV_PORT = "frontend/config.js";

  /** More controls than a page has. */
  private static final int MOST_TABS = 400;

  @TempDir Path folder;

  private boolean byKeyboard;

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
  void aPersonGoesThroughAllTwentyOneStepsToPromotedWithTheKeyboardAlone() throws Exception {
    byKeyboard = true;
    walk();
  }

  @Test
  @EnabledIf("isStress")
  void aPersonClicksThroughAllTwentyOneStepsToPromoted() throws Exception {
    walk();
  }

  static boolean isStress() {
    return Stress.isFull();
  }

  private void walk() throws Exception {
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
    var asking = new TreeSet<String>();
    for (var phase : session.promotions().workflow().phases()) {
      interact(() -> lookup("#rail-" + phase.key()).<ButtonBase>query().fire());
      lookup(".text-input").<TextInputControl>queryAll().stream()
          .filter(field -> Nodes.isSeen(field) && field.isEditable() && !field.isDisabled())
          .map(Node::getId)
          .forEach(asking::add);
    }
    assertEquals(Set.of("delta-filter"), asking, "a closed entry asks for nothing");
    var row = session.promotions().log().entry(ID).orElseThrow();
    assertEquals(Optional.of(Status.PROMOTED), row.status());
    assertEquals("Berths can be asked for", row.summary());
  }

  private void turnTo(Phase phase) {
    if (!lookup("#page-title").queryAs(Label.class).getText().equals(phase.title())) {
      if (byKeyboard) {
        push(KeyCode.SHORTCUT, KeyCode.PAGE_DOWN);
      } else {
        press("next");
      }
    }
    Screen.until(
        phase.title() + " is shown",
        () -> idle() && lookup("#page-title").queryAs(Label.class).getText().equals(phase.title()));
  }

  private void take(Step step) {
    if (byKeyboard) {
      goToCard(step);
    }
    prepare(step);
    if (byKeyboard) {
      Screen.until(
          step.title() + " can be run", () -> idle() && !node("run-" + step.key()).isDisabled());
      goToCard(step);
      push(KeyCode.SHORTCUT, KeyCode.ENTER);
    } else {
      press("run-" + step.key());
    }
    Screen.until(
        step.title() + " has ended",
        () -> idle() && session.promotion().orElseThrow().step(step.key()).lastRun().isPresent());
    var view = session.promotion().orElseThrow().step(step.key());
    assertEquals(
        StepState.PASSED,
        view.state(),
        () -> step.key() + ": " + view.lastRun().flatMap(run -> run.finish()) + view.why());
  }

  /** By the keys that lead from step to step. */
  private void goToCard(Step step) {
    var steps = session.promotions().workflow().steps();
    for (int presses = 0; !isOn("card-" + step.key()); presses++) {
      assertTrue(presses < 21, () -> "no way to " + step.key() + " from " + focused());
      var isBefore =
          steps.stream()
              .skip(steps.indexOf(step) + 1L)
              .anyMatch(later -> isOn("card-" + later.key()));
      push(KeyCode.ALT, isBefore ? KeyCode.PAGE_UP : KeyCode.PAGE_DOWN);
      Screen.until("all is at rest", this::idle);
    }
  }

  private boolean isOn(String card) {
    for (var node = window.getScene().getFocusOwner(); node != null; node = node.getParent()) {
      if (card.equals(node.getId())) {
        return true;
      }
    }
    return false;
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
    choose(table);
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

  /** Goes to the row of the file that names dev's port. */
  private void choose(TableView<?> table) {
    if (byKeyboard) {
      goTo("deltas-table");
      push(KeyCode.HOME);
      for (int row = 0; row < table.getItems().size() && !isWanted(table); row++) {
        push(KeyCode.DOWN);
      }
    } else {
      for (int row = 0; row < table.getItems().size() && !isWanted(table); row++) {
        int now = row;
        interact(() -> table.getSelectionModel().clearAndSelect(now));
      }
    }
    assertTrue(isWanted(table), "the file is chosen");
  }

  private static boolean isWanted(TableView<?> table) {
    return String.valueOf(table.getSelectionModel().getSelectedItem())
        .contains("path=" + WITH_DEV_PORT);
  }

  private void sign(String name, Who.Kind kind) {
    type("sign-name", name);
    if (byKeyboard) {
      goTo("sign-kind");
    } else {
      clickOn(reveal("sign-kind"));
      push(KeyCode.ESCAPE);
    }
    for (int tries = 0; signer() != kind; tries++) {
      assertTrue(tries < 4, () -> "the kind of who signs stays " + signer());
      push(KeyCode.SPACE);
      Screen.settle();
      push(kind == Who.Kind.HUMAN ? KeyCode.UP : KeyCode.DOWN);
      push(KeyCode.ENTER);
      Screen.settle();
    }
    press("sign-add");
  }

  @SuppressWarnings("unchecked")
  private Who.Kind signer() {
    return ((ChoiceBox<Who.Kind>) node("sign-kind")).getValue();
  }

  /** Presses a control once it can be and all is at rest: with the space bar, or with a click. */
  private void press(String id) {
    Screen.until(
        "#" + id + " can be pressed",
        () -> {
          var node = window.getScene().lookup("#" + id);
          return node != null && !node.isDisabled() && idle();
        });
    if (byKeyboard) {
      goTo(id);
      push(KeyCode.SPACE);
    } else {
      clickOn(reveal(id));
    }
  }

  /** Goes from control to control by Tab until it is there; it must come into view. */
  private void goTo(String id) {
    var first = focused();
    interact(
        () -> {
          for (int presses = 0; presses < MOST_TABS && !isAt(id); presses++) {
            tab();
          }
        });
    assertTrue(isAt(id), () -> "Tab leads from " + first + " to " + focused() + ", not to #" + id);
    Screen.settle();
    assertTrue(isInView(node(id)), "#" + id + " is not in view");
  }

  /** Without the robot, which waits a while after each key. */
  private void tab() {
    var owner = window.getScene().getFocusOwner();
    var control = owner instanceof TextArea;
    Event.fireEvent(
        owner == null ? window : owner,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, control, false, false));
  }

  private boolean isAt(String id) {
    var owner = window.getScene().getFocusOwner();
    return owner != null && id.equals(owner.getId());
  }

  private String focused() {
    return String.valueOf(window.getScene().getFocusOwner());
  }

  /** Whether the middle of it can be seen in all that scrolls. */
  private static boolean isInView(Node node) {
    var middle =
        node.localToScene(
            node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollPane pane
          && !pane.localToScene(pane.getBoundsInLocal()).contains(middle)) {
        return false;
      }
    }
    return true;
  }

  /** Clicks into a field and pastes, in place of what stands there. */
  private void type(String id, String text) {
    Screen.until(
        "#" + id + " is there", () -> window.getScene().lookup("#" + id) != null && idle());
    if (byKeyboard) {
      goTo(id);
    } else {
      clickOn(reveal(id));
    }
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

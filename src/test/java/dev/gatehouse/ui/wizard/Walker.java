package dev.gatehouse.ui.wizard;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.control.Nodes;
import dev.gatehouse.ui.control.TypedTexts;
import dev.gatehouse.ui.evidence.FilePicker;
import dev.gatehouse.ui.log.LogPage;
import dev.gatehouse.ui.settings.SettingsPage;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Personal;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.Kept;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workspace.PersonalFile;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A window on a workspace, and hands that use the real controls of the promotion's pages. */
final class Walker {
  static final Who ADA = Who.human("Ada");

  private final Session session;
  private final MainWindow window;

  private Walker(Session session, MainWindow window) {
    this.session = session;
    this.window = window;
  }

  /** Opens a window; to be called on the FX thread. */
  static Walker open(Path dev, Stage stage) throws Exception {
    return open(dev, stage, FilePicker.ofSystem(), FileOpener.ofSystem());
  }

  /** The same, with a chooser and an opener of one's own. */
  static Walker open(Path dev, Stage stage, FilePicker picker, FileOpener opener) throws Exception {
    return open(dev, stage, PersonalFile.typed(dev.resolve("nobody")), picker, opener);
  }

  /** The same, for somebody who may have typed something here before. */
  static Walker open(Path dev, Stage stage, PersonalFile<Map<String, String>> typed)
      throws Exception {
    return open(dev, stage, typed, FilePicker.ofSystem(), FileOpener.ofSystem());
  }

  private static Walker open(
      Path dev,
      Stage stage,
      PersonalFile<Map<String, String>> typed,
      FilePicker picker,
      FileOpener opener)
      throws Exception {
    var promotions = Promotions.of(Workspace.discover(dev), Clock.systemUTC());
    promotions.trust();
    var runner = TaskRunner.forWindow();
    var session =
        new Session(
            promotions,
            runner,
            Personal.forgetful(Preferences.NONE),
            new TypedTexts(Kept.in(typed, typed.read(), runner)));
    session.whoProperty().set(Optional.of(ADA));
    var appearance = new Appearance(Theme.LIGHT);
    var window =
        new MainWindow(
            session,
            appearance,
            LogPage::new,
            (of, dialogs) -> new PromotionPage(of, dialogs, picker, opener),
            SettingsPage.in(appearance));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
    return new Walker(session, window);
  }

  Session session() {
    return session;
  }

  MainWindow window() {
    return window;
  }

  Promotion promotion() {
    return session.promotion().orElseThrow();
  }

  /** Waits until nothing is under way any more. */
  void settle() {
    Screen.until("all work has reported", () -> session.runner().pendingProperty().get() == 0);
  }

  /** Opens an entry, and starts its record where it has none. */
  void start(String id) {
    settle();
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          session.pageProperty().set(Session.Page.LOG);
          session.start(id, () -> {}, session::trouble);
        });
    Screen.until(
        id + " is shown", () -> session.currentId().equals(id) && there("page-title").isPresent());
    settle();
  }

  void show(String phase) {
    press("rail-" + phase);
  }

  /** Presses a button that is there, is seen and can be pressed. */
  void press(String id) {
    settle();
    Screen.until(
        id + " can be pressed", () -> seen(id).filter(node -> !node.isDisabled()).isPresent());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> button(id).fire());
    settle();
  }

  void press(ButtonBase button) {
    WaitForAsyncUtils.waitForAsyncFx(5000, button::fire);
    settle();
  }

  void type(String id, String text) {
    Screen.until(id + " is shown", () -> seen(id).isPresent());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> field(id).setText(text));
  }

  String typed(String id) {
    return field(id).getText();
  }

  boolean isDisabled(String id) {
    return there(id).orElseThrow().isDisabled();
  }

  /** Everything that labels say below a node. */
  String words(String id) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          var all = new StringBuilder();
          for (var node : there(id).orElseThrow().lookupAll("*")) {
            if (node instanceof Labeled labeled && Nodes.isSeen(node)) {
              all.append(labeled.getText()).append('\n');
            } else if (node instanceof TextFlow line && Nodes.isSeen(node)) {
              line.getChildren().forEach(word -> all.append(((Text) word).getText()));
              all.append('\n');
            }
          }
          return all.toString();
        });
  }

  /** Waits until the labels below a node say that. */
  void untilSaid(String id, String words) {
    Screen.until("#" + id + " says " + words, () -> words(id).contains(words));
  }

  Optional<Node> there(String id) {
    return Optional.ofNullable(window.getScene().getRoot().lookup("#" + id));
  }

  Optional<Node> seen(String id) {
    return there(id).filter(Nodes::isSeen);
  }

  private ButtonBase button(String id) {
    return (ButtonBase) there(id).orElseThrow();
  }

  private TextInputControl field(String id) {
    return (TextInputControl) there(id).orElseThrow();
  }
}

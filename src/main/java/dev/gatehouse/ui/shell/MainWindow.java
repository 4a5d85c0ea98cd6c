package dev.gatehouse.ui.shell;

import dev.gatehouse.io.NotSaved;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.FileSaver;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.shell.Session.Page;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The whole of a window around one {@link Session}: header, page and the layer for questions. It
 * can stand in any stage or scene.
 */
public final class MainWindow extends StackPane {
  /** Makes a page for a session; what it asks a person it asks on the dialogs' layer. */
  @FunctionalInterface
  public interface PageFactory extends BiFunction<Session, Dialogs, Node> {}

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 600;

  private final Session session;
  private final Dialogs dialogs = new Dialogs();
  private final BorderPane frame = new BorderPane();
  private final PageFactory logPage;
  private final PageFactory promotionPage;
  private final PageFactory settingsPage;
  private final Appearance appearance;
  private final Notices notices = new Notices();
  private final EventHandler<KeyEvent> keys = this::onKey;
  private final StackPane middle = new StackPane();
  private final PauseTransition atRest = new PauseTransition(Duration.millis(300));
  private FileSaver saver = FileSaver.ofSystem();
  private final Map<Page, Node> pages = new EnumMap<>(Page.class);

  /** The pages are made when they are first turned to, or when the window is at rest. */
  public MainWindow(
      Session session,
      Appearance appearance,
      PageFactory logPage,
      PageFactory promotionPage,
      PageFactory settingsPage) {
    this.session = session;
    this.appearance = appearance;
    this.logPage = logPage;
    this.promotionPage = promotionPage;
    this.settingsPage = settingsPage;
    var banner = new TrustBanner(session);
    var bannerFrame = new VBox(banner);
    bannerFrame.getStyleClass().add("banner-frame");
    bannerFrame.visibleProperty().bind(banner.visibleProperty());
    bannerFrame.managedProperty().bind(banner.visibleProperty());
    frame.setTop(new VBox(new Header(session, appearance, dialogs, this::openOther), bannerFrame));
    getChildren().setAll(frame, notices, dialogs);
    getStyleClass().add("main-window");
    dialogs.keepTyped(session.typed());
    frame.setCenter(middle);
    atRest.setOnFinished(event -> prepare());
    session.pageProperty().subscribe(this::turnTo);
    session.onTrouble(this::trouble);
    sceneProperty().subscribe(this::followKeys);
    var inside = sceneProperty().flatMap(Scene::windowProperty);
    inside.flatMap(Window::showingProperty).orElse(false).subscribe(this::onScreen);
    inside
        .flatMap(Window::focusedProperty)
        .orElse(false)
        .subscribe((old, focused) -> lookAgain(focused));
  }

  /** On the scene, since a key belongs to no node while nothing has the focus. */
  private void followKeys(@Nullable Scene old, @Nullable Scene now) {
    if (old != null) {
      old.removeEventHandler(KeyEvent.ANY, keys);
    }
    if (now != null) {
      now.addEventHandler(KeyEvent.ANY, keys);
    }
  }

  private void onKey(KeyEvent key) {
    if (key.getEventType() == KeyEvent.KEY_PRESSED) {
      Shortcut.of(key).filter(this::obey).ifPresent(done -> key.consume());
    } else if (key.getEventType() == KeyEvent.KEY_TYPED && key.getCharacter().equals("?")) {
      if (!(getScene().getFocusOwner() instanceof TextInputControl) && obey(Shortcut.HELP)) {
        key.consume();
      }
    }
  }

  private boolean obey(Shortcut shortcut) {
    switch (shortcut) {
      case LARGER -> appearance.larger();
      case SMALLER -> appearance.smaller();
      case USUAL_SIZE -> appearance.usualSize();
      case THEME -> appearance.toggle();
      default -> {
        return !dialogs.isOpen() && obeyOnPage(shortcut);
      }
    }
    return true;
  }

  private boolean obeyOnPage(Shortcut shortcut) {
    switch (shortcut) {
      case HELP -> ShortcutsBox.show(dialogs);
      case LOG -> session.pageProperty().set(Page.LOG);
      case PROMOTION -> session.pageProperty().set(Page.PROMOTION);
      case SETTINGS -> session.pageProperty().set(Page.SETTINGS);
      case OPEN -> openOther();
      case REFRESH -> session.refresh();
      case NEW_ENTRY -> {
        session.pageProperty().set(Page.LOG);
        return toPage(shortcut);
      }
      default -> {
        return toPage(shortcut);
      }
    }
    return true;
  }

  private boolean toPage(Shortcut shortcut) {
    return page(session.pageProperty().get()) instanceof Shortcut.User user && user.obey(shortcut);
  }

  private void openOther() {
    FolderChooser.choose(getScene().getWindow()).ifPresent(session::openOther);
  }

  /** Where it is said what has happened, without asking for anything. */
  Notices notices() {
    return notices;
  }

  private void onScreen(boolean showing) {
    if (showing) {
      session.safety().opened();
    } else {
      session.typed().keep();
      session.safety().closed();
    }
  }

  private void trouble(Throwable thrown) {
    if (thrown instanceof NotSaved unsaved) {
      var copy = new Button("Save a copy…");
      copy.setId("save-copy");
      copy.setOnAction(event -> saveCopy(unsaved));
      dialogs.trouble(thrown, copy);
    } else {
      dialogs.trouble(thrown);
    }
  }

  private void saveCopy(NotSaved unsaved) {
    var name = "copy of " + unsaved.file().getFileName();
    saver
        .choose(getScene().getWindow(), "Save a copy of the log as it would have been", name)
        .ifPresent(
            where -> {
              dialogs.close();
              session
                  .runner()
                  .run(
                      "Save a copy",
                      () -> {
                        unsaved.saveCopy(where);
                        return where;
                      },
                      saved -> {},
                      this::trouble);
            });
  }

  /** Asks for files to save with a chooser of one's own. */
  public void saver(FileSaver own) {
    saver = own;
  }

  /** Whoever comes back from an editor sees what was saved there. */
  private void lookAgain(boolean focused) {
    if (focused && session.contentsProperty().get().wasRead()) {
      session.refresh();
    }
  }

  /**
   * Puts a root into a stage's scene, of the usual size where there is none yet, and of the
   * screen's where that is smaller.
   */
  public static void place(Stage stage, Parent root) {
    var scene = stage.getScene();
    if (scene == null) {
      var room = Screen.getPrimary().getVisualBounds();
      stage.setScene(
          new Scene(root, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight())));
      stage.setMinWidth(LEAST_WIDTH);
      stage.setMinHeight(LEAST_HEIGHT);
    } else {
      scene.setRoot(root);
    }
  }

  /** Puts it into the stage, and asks before the stage is closed while work is running. */
  public void show(Stage stage) {
    place(stage, this);
    var workspace = session.workspace();
    var attention =
        new Attention(
            stage,
            session,
            notices,
            "Gatehouse – " + workspace.prod().orElse(workspace.dev()).name(),
            stage.focusedProperty(),
            SystemNotice.ofSystem());
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                attention.close();
              }
            });
    var closing = new Closing(session.runner(), dialogs, stage);
    stage.setOnCloseRequest(closing::onRequest);
    stage.show();
  }

  public Session session() {
    return session;
  }

  public Dialogs dialogs() {
    return dialogs;
  }

  private void turnTo(Page page) {
    var shown = page(page);
    pages.values().forEach(node -> node.setVisible(node == shown));
    atRest.playFromStart();
  }

  /** Makes the pages that were not turned to yet, so that turning to them is quick. */
  private void prepare() {
    if (session.contentsProperty().get().wasRead()) {
      List.of(Page.LOG, Page.PROMOTION).forEach(page -> page(page).applyCss());
    } else {
      atRest.playFromStart();
    }
  }

  private Node page(Page page) {
    return pages.computeIfAbsent(
        page,
        which -> {
          var made =
              switch (which) {
                case LOG -> logPage.apply(session, dialogs);
                case PROMOTION -> promotionPage.apply(session, dialogs);
                case SETTINGS -> settingsPage.apply(session, dialogs);
              };
          made.managedProperty().bind(made.visibleProperty());
          made.setVisible(false);
          middle.getChildren().add(made);
          return made;
        });
  }
}

package dev.gatehouse.ui;

import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.control.TypedTexts;
import dev.gatehouse.ui.log.LogPage;
import dev.gatehouse.ui.settings.SettingsPage;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Personal;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.shell.WelcomePane;
import dev.gatehouse.ui.shell.WindowPlace;
import dev.gatehouse.ui.task.Kept;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.wizard.PromotionPage;
import dev.gatehouse.workspace.PersonalFile;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;

/** The program with a window: where its parts are put together. */
public final class GatehouseApp extends Application {

  /**
   * Opens the window, and returns when it is closed.
   *
   * @param folder either checkout, or a folder that holds both; the working folder where empty
   * @return why no window could be opened, in one line with the remedy; empty where it was
   */
  public static Optional<String> open(Optional<Path> folder) {
    try {
      Application.launch(
          GatehouseApp.class,
          folder.map(path -> new String[] {path.toString()}).orElse(new String[0]));
      return Optional.empty();
    } catch (UnsupportedOperationException | UnsatisfiedLinkError noToolkit) {
      return Optional.of(
          "No window can be opened here: "
              + String.valueOf(noToolkit.getMessage()).replace('\n', ' ').replaceAll("[. ]+$", "")
              + ". Install GTK 3 (libgtk-3-0) and set DISPLAY, or run \"gatehouse tour\", which"
              + " needs neither.");
    }
  }

  /** A whole window around a session, with all its pages, to stand in any stage or scene. */
  public static MainWindow window(Session session, Appearance appearance) {
    return new MainWindow(
        session, appearance, LogPage::new, PromotionPage::new, SettingsPage.in(appearance));
  }

  private record Opened(
      Promotions promotions, PersonalFile<Map<String, String>> typed, Map<String, String> texts) {}

  private Preferences preferences = Preferences.NONE;

  /** Runs before there is anything to see, and on a thread that may wait for the disk. */
  @Override
  public void init() {
    preferences = PersonalFile.preferences().read();
  }

  @Override
  public void start(Stage stage) {
    var runner = TaskRunner.forWindow();
    var personal = new Personal(Kept.in(PersonalFile.preferences(), preferences, runner));
    var appearance = new Appearance(personal);
    stage.setTitle("Gatehouse");
    var asked = getParameters().getRaw();
    var folder = Path.of(asked.isEmpty() ? "" : asked.getFirst()).toAbsolutePath().normalize();
    open(folder, stage, appearance, runner, window -> {});
    WindowPlace.remember(stage, personal);
    stage.show();
  }

  /**
   * Shows at once in a stage that it looks, and the workspace as soon as it is found. To be called
   * on the FX thread.
   *
   * @param opened is told the window once it stands in the stage
   */
  public static void open(
      Path folder,
      Stage stage,
      Appearance appearance,
      TaskRunner runner,
      Consumer<MainWindow> opened) {
    var personal = appearance.personal();
    Consumer<Path> openOther = other -> open(other, stage, appearance, runner, opened);
    var welcome = new WelcomePane(personal, openOther);
    welcome.looking(folder);
    MainWindow.place(stage, welcome);
    runner.run(
        "Open " + folder,
        () -> {
          var found = Workspace.discover(folder);
          var typed = PersonalFile.typed(found.dev().root());
          return new Opened(Promotions.of(found, Clock.systemUTC()), typed, typed.read());
        },
        found -> {
          var promotions = found.promotions();
          var texts = new TypedTexts(Kept.in(found.typed(), found.texts(), runner));
          var session = new Session(promotions, runner, personal, texts);
          session.onOpenOther(openOther);
          var dev = promotions.workspace().dev().root();
          personal.change(now -> now.opened(dev));
          var window = window(session, appearance);
          window.show(stage);
          session.refresh();
          opened.accept(window);
        },
        failure -> {
          personal.change(now -> now.without(folder));
          welcome.ask(Optional.of(failure));
        });
  }
}

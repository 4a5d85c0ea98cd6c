package dev.gatehouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.log.LogPage;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainWindowTest extends WindowTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @SuppressWarnings("NullAway.Init")
  private MainWindow window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  /** Two folders with states, and neither a log nor anything else; dev has commands of its own. */
  private Path workspace() throws Exception {
    var dev = folder.resolve("shop-dev");
    for (var checkout : new Path[] {dev, folder.resolve("shop")}) {
      Files.createDirectories(checkout);
    }
    state(dev, "dev", "writeable");
    state(folder.resolve("shop"), "prod", "canonical");
    Files.writeString(
        dev.resolve("gatehouse.json"), "{\"checks\":[[\"sh\",\"" + folder + "/check.sh\"]]}");
    return dev;
  }

  private static void state(Path root, String role, String state) throws Exception {
    Files.writeString(root.resolve(".workspace-role"), role);
    Files.writeString(
        root.resolve(".workspace-state.json"),
        "{\"role\":\"%s\",\"state\":\"%s\",\"canonical_owner\":\"prod\"}".formatted(role, state));
  }

  @Override
  public void start(Stage primary) throws Exception {
    stage = primary;
    session =
        new Session(
            Promotions.of(Workspace.discover(workspace()), Clock.systemUTC()),
            TaskRunner.forWindow());
    window =
        new MainWindow(
            session,
            new Appearance(Theme.LIGHT),
            LogPage::new,
            (model, dialogs) -> new EmptyState("The promotion's page", ""),
            (model, dialogs) -> new EmptyState("The settings", ""));
    window.show(stage);
    Screen.fit(stage);
    session.refresh();
  }

  @BeforeEach
  void waitForTheLook() {
    Screen.until(
        "the workspace is looked at", () -> session.contentsProperty().get().wasRead() && isIdle());
  }

  @Test
  void theHeaderSaysTheWorkspaceAndBothStates() {
    assertEquals(
        "shop", Screen.find(window.getScene(), "#workspace-name", MenuButton.class).getText());
    assertEquals("prod canonical", label("#prod-state").getText());
    assertEquals("dev writeable", label("#dev-state").getText());
  }

  @Test
  void whatTheWorkspaceAsksToRunIsListedUntilAPersonConfirmsIt() {
    var banner = Screen.find(window.getScene(), "#trust-banner", Node.class);
    assertTrue(banner.isVisible());
    assertTrue(label("#trust-commands").getText().contains("check.sh"));
    Screen.picture(window.getScene(), "untrusted");
    clickOn("#trust-confirm");
    Screen.until("it is trusted", () -> !banner.isVisible());
  }

  @Test
  void aMissingLogIsSaidAndCreated() {
    assertTrue(Screen.find(window.getScene(), "#new-entry", Button.class).isDisabled());
    clickOn("#create-log");
    Screen.until("the log is there", () -> session.workspace().log().isPresent() && isIdle());
    assertTrue(Files.exists(session.workspace().log().orElseThrow()));
    assertFalse(Screen.find(window.getScene(), "#new-entry", Button.class).isDisabled());
    assertTrue(lookup("#missing-log").tryQuery().isEmpty());
  }

  @Test
  void nobodyIsAskedWhoTheyAreBeforeTheLogWasReadThatMayTellIt() {
    var fresh = new Session(session.promotions(), session.runner());
    interact(
        () -> {
          var header = new Header(fresh, new Appearance(Theme.LIGHT), new Dialogs(), () -> {});
          var who = header.lookup("#who");
          assertFalse(who.isVisible());
          fresh.whoProperty().set(Optional.of(Who.human("Ada")));
          assertTrue(who.isVisible());
        });
  }

  @Test
  void whoOneIsCanBeChangedInTheHeader() {
    clickOn("#who");
    Screen.settle();
    push(KeyCode.SHORTCUT, KeyCode.A);
    write("Grace Hopper");
    clickOn("#dialog-ok");
    assertEquals("Grace Hopper", session.who().name());
    assertEquals("Grace Hopper", Screen.find(window.getScene(), "#who", Button.class).getText());
  }

  @Test
  void troubleIsSaidInThreePartsAndLeftByEscape() {
    interact(() -> session.trouble(new Trouble("Prod is dirty", "It cannot go on", "Commit it")));
    Screen.settle();
    Screen.picture(window.getScene(), "trouble");
    assertTrue(lookup("Prod is dirty.").tryQuery().isPresent());
    assertTrue(lookup("It cannot go on.").tryQuery().isPresent());
    assertTrue(lookup("Commit it.").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
    assertFalse(window.dialogs().isOpen());
  }

  @Test
  void theThemeIsSwitched() {
    clickOn("#theme-toggle");
    assertTrue(
        String.valueOf(javafx.application.Application.getUserAgentStylesheet()).contains("dark"));
    clickOn("#theme-toggle");
    assertTrue(
        String.valueOf(javafx.application.Application.getUserAgentStylesheet()).contains("light"));
  }

  @Test
  void theShortcutsAreListedByF1AndByAQuestionMarkAndLeftByEscape() {
    for (var ask : new Runnable[] {() -> push(KeyCode.F1), () -> write("?")}) {
      ask.run();
      Screen.until("they are listed", () -> lookup("#shortcuts-page").tryQuery().isPresent());
      for (var shortcut : Shortcut.values()) {
        assertTrue(lookup(shortcut.does()).tryQuery().isPresent(), shortcut.does());
      }
      Screen.picture(window.getScene(), "shortcuts");
      push(KeyCode.ESCAPE);
      Screen.until("they are gone", () -> !window.dialogs().isOpen());
    }
  }

  @Test
  void aQuestionMarkThatIsTypedIsAQuestionMark() {
    clickOn("#log-filter");
    write("?");
    assertFalse(window.dialogs().isOpen());
  }

  @Test
  void lettersGrowAndShrinkByKeysAndEverythingWithThem() {
    var before = label("#prod-state").getFont().getSize();
    push(KeyCode.SHORTCUT, KeyCode.PLUS);
    push(KeyCode.SHORTCUT, KeyCode.PLUS);
    Screen.until("they are larger", () -> label("#prod-state").getFont().getSize() > before * 1.15);
    push(KeyCode.SHORTCUT, KeyCode.MINUS);
    Screen.until(
        "they are smaller", () -> label("#prod-state").getFont().getSize() < before * 1.15);
    push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
    Screen.until("they are as before", () -> label("#prod-state").getFont().getSize() == before);
  }

  @Test
  void pagesAreTurnedByKeys() {
    push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    assertEquals(Session.Page.PROMOTION, session.pageProperty().get());
    push(KeyCode.SHORTCUT, KeyCode.COMMA);
    assertEquals(Session.Page.SETTINGS, session.pageProperty().get());
    push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    assertEquals(Session.Page.LOG, session.pageProperty().get());
    push(KeyCode.SHORTCUT, KeyCode.F);
    assertTrue(Screen.find(window.getScene(), "#log-filter", Node.class).isFocused());
  }

  @Test
  void workThatEndsWhileAnotherPageIsShownIsSaidThere() {
    interact(() -> session.pageProperty().set(Session.Page.PROMOTION));
    var ended = run(Cancellation.never());
    interact(() -> session.pageProperty().set(Session.Page.LOG));
    ended.countDown();
    Screen.until("it is said", () -> !window.notices().getChildren().isEmpty());
    Screen.picture(window.getScene(), "notice");
    clickOn("Show");
    assertEquals(Session.Page.PROMOTION, session.pageProperty().get());
    assertTrue(window.notices().getChildren().isEmpty());
  }

  @Test
  void workThatEndsWhileOneLooksElsewhereIsSaidInTheTitleUntilOneComesBack() {
    var looking = new SimpleBooleanProperty(true);
    var told = new ArrayList<String>();
    SystemNotice system = (title, words) -> told.add(words);
    interact(
        () -> new Attention(stage, session, window.notices(), "Gatehouse – shop", looking, system));
    interact(() -> looking.set(false));
    var ended = run(Cancellation.never(), false);
    ended.countDown();
    Screen.until(
        "it is said",
        () ->
            stage.getTitle().equals("✗ Back up and verify prod did not go well – Gatehouse – shop")
                && told.equals(List.of("Back up and verify prod did not go well")));
    interact(() -> looking.set(true));
    assertEquals("Gatehouse – shop", stage.getTitle());
  }

  @Test
  void whereOneWasBeforeIsInTheMenuOfTheWorkspaceAndOpenedFromThere() {
    var opened = new ArrayList<Path>();
    interact(() -> session.onOpenOther(opened::add));
    interact(() -> session.personal().change(now -> now.opened(Path.of("/elsewhere/shop_dev"))));
    var menu = Screen.find(window.getScene(), "#workspace-name", MenuButton.class);
    assertEquals("/elsewhere/shop_dev", menu.getItems().getFirst().getText());
    interact(() -> menu.getItems().getFirst().fire());
    assertEquals(List.of(Path.of("/elsewhere/shop_dev")), opened);
  }

  @Test
  void closingWithNothingRunningAsksNothing() {
    requestClose();
    Screen.until("it is closed", () -> !stage.isShowing());
  }

  @Test
  void closingWithWorkRunningCanBeThoughtBetterOf() {
    var ended = run(Cancellation.never());
    assertEquals(
        "1 running", Screen.find(window.getScene(), "#running", MenuButton.class).getText());
    requestClose();
    Screen.settle();
    Screen.picture(window.getScene(), "closing");
    clickOn("#close-cancel");
    assertTrue(stage.isShowing());
    ended.countDown();
    Screen.until("it is done", () -> session.runner().runningProperty().get() == 0);
    assertFalse(Screen.find(window.getScene(), "#running", MenuButton.class).isVisible());
  }

  @Test
  void closingByStoppingCancelsTheWorkAndWaitsForItsEnd() {
    var cancellation = new Cancellation();
    var ended = run(cancellation);
    requestClose();
    Screen.settle();
    clickOn("#close-stop");
    assertTrue(cancellation.isCancelled());
    assertTrue(stage.isShowing());
    ended.countDown();
    Screen.until("it is closed", () -> !stage.isShowing());
  }

  @Test
  void theWindowStaysAwayUntilTheWorkIsDone() {
    var exits = Platform.isImplicitExit();
    var cancellation = new Cancellation();
    var ended = run(cancellation);
    requestClose();
    Screen.settle();
    clickOn("#close-hide");
    Screen.until("it is away", () -> !stage.isShowing());
    assertFalse(Platform.isImplicitExit());
    assertFalse(cancellation.isCancelled());
    ended.countDown();
    Screen.until("it is done", this::isIdle);
    assertEquals(exits, Platform.isImplicitExit());
  }

  @Test
  void theWindowComesBackWhereTheWorkDidNotGoWell() {
    var exits = Platform.isImplicitExit();
    var ended = run(Cancellation.never(), false);
    requestClose();
    Screen.settle();
    clickOn("#close-hide");
    Screen.until("it is away", () -> !stage.isShowing());
    ended.countDown();
    Screen.until("it is back", () -> stage.isShowing());
    assertEquals(exits, Platform.isImplicitExit());

    var well = run(Cancellation.never());
    requestClose();
    Screen.settle();
    clickOn("#close-hide");
    well.countDown();
    Screen.until("it is done", this::isIdle);
    assertFalse(stage.isShowing(), "what went wrong before does not bring it back again");
  }

  /** Work that runs until the latch is released. */
  private CountDownLatch run(Cancellation cancellation) {
    return run(cancellation, true);
  }

  private CountDownLatch run(Cancellation cancellation, boolean well) {
    var ended = new CountDownLatch(1);
    interact(
        () ->
            session
                .runner()
                .run(
                    "Back up and verify prod",
                    cancellation,
                    () -> {
                      ended.await();
                      return "";
                    },
                    done -> well,
                    done -> {},
                    failed -> {}));
    Screen.settle();
    return ended;
  }

  private void requestClose() {
    interact(
        () -> {
          var request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
          Event.fireEvent(stage, request);
        });
  }

  private boolean isIdle() {
    return session.runner().pendingProperty().get() == 0;
  }

  private Label label(String selector) {
    return Screen.find(window.getScene(), selector, Label.class);
  }
}

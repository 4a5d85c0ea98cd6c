package dev.gatehouse.ui.shell;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.shell.Session.Contents;
import dev.gatehouse.ui.shell.Session.Page;
import dev.gatehouse.ui.task.Work;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Workspace;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The top of the window: the workspace and its states, the two pages, what runs, and who one is.
 */
final class Header extends HBox {
  private final Session session;
  private final Dialogs dialogs;
  private final WorkspaceMenu name;
  private final Badge prod = new Badge("", Tone.NEUTRAL);
  private final Badge dev = new Badge("", Tone.NEUTRAL);
  private final ToggleGroup tabs = new ToggleGroup();
  private final ToggleButton log = tab("Log", "tab-log", Page.LOG);
  private final ToggleButton promotion = tab("Promotion", "tab-promotion", Page.PROMOTION);
  private final ToggleButton settings = tab("", "tab-settings", Page.SETTINGS);
  private final MenuButton running = new MenuButton();
  private final Button who = new Button("", Icons.of("fth-user"));

  /**
   * @param onOpen asked to let the person choose another workspace
   */
  Header(Session session, Appearance appearance, Dialogs dialogs, Runnable onOpen) {
    this.session = session;
    this.name = new WorkspaceMenu(session, onOpen);
    this.dialogs = dialogs;
    setId("header");
    getStyleClass().add("app-header");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(left(), centre(), right(appearance));
    follow();
  }

  private HBox left() {
    prod.setId("prod-state");
    dev.setId("dev-state");
    var side = new HBox(Layout.word("Gatehouse", "app-name"), name, prod, dev);
    side.getStyleClass().add("header-side");
    side.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private HBox centre() {
    Shortcut.LOG.on(log);
    Shortcut.PROMOTION.on(promotion);
    var both = new HBox(log, promotion);
    both.getStyleClass().add("header-tabs");
    both.setMinWidth(Region.USE_PREF_SIZE);
    return both;
  }

  private HBox right(Appearance appearance) {
    running.setId("running");
    running.setGraphic(Icons.of("fth-refresh-cw", "accent-icon"));
    running.getStyleClass().add("running");
    running.setMinWidth(Region.USE_PREF_SIZE);
    Layout.collapsing(running).setVisible(false);
    who.setId("who");
    who.getStyleClass().add("round");
    who.setMaxWidth(180);
    who.setOnAction(event -> askWho());
    var theme = new Button("", Icons.of("fth-moon"));
    theme.setId("theme-toggle");
    theme.getStyleClass().addAll("round", "icon-button");
    Shortcut.THEME.on(theme);
    theme.setAccessibleText("Light or dark");
    theme.setMinWidth(Region.USE_PREF_SIZE);
    theme.setOnAction(event -> appearance.toggle());
    settings.setGraphic(Icons.of("fth-settings"));
    settings.getStyleClass().setAll("toggle-button", "round", "icon-button");
    settings.setAccessibleText("Settings");
    Shortcut.SETTINGS.on(settings);
    var help = new Button("", Icons.of("fth-help-circle"));
    help.setId("shortcuts");
    help.getStyleClass().addAll("round", "icon-button");
    help.setAccessibleText("Keyboard shortcuts");
    help.setMinWidth(Region.USE_PREF_SIZE);
    Shortcut.HELP.on(help, "Keyboard shortcuts");
    help.setOnAction(event -> ShortcutsBox.show(dialogs));
    var side = new HBox(running, who, theme, settings, help);
    side.getStyleClass().add("header-side");
    side.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private ToggleButton tab(String text, String id, Page page) {
    var tab = new ToggleButton(text);
    tab.setId(id);
    tab.getStyleClass().add("header-tab");
    tab.setToggleGroup(tabs);
    tab.setMinWidth(Region.USE_PREF_SIZE);
    tab.setOnAction(
        event -> {
          // A click on the page that is shown must not leave none chosen.
          tab.setSelected(true);
          session.pageProperty().set(page);
        });
    return tab;
  }

  private void follow() {
    session.workspaceProperty().subscribe(this::showWorkspace);
    session.whoProperty().subscribe(this::showWho);
    // Who works here is read with the log: until then there is nothing to ask.
    var read = session.contentsProperty().map(Contents::wasRead);
    who.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> read.getValue() || session.whoProperty().get().isPresent(),
                read,
                session.whoProperty()));
    session.pageProperty().subscribe(page -> tabOf(page).setSelected(true));
    session.runner().running().addListener((ListChangeListener<Work>) change -> showRunning());
    showRunning();
  }

  private ToggleButton tabOf(Page page) {
    return switch (page) {
      case LOG -> log;
      case PROMOTION -> promotion;
      case SETTINGS -> settings;
    };
  }

  private void showWorkspace(Workspace workspace) {
    show(prod, CheckoutLook.of(Role.PROD, workspace.prod()));
    show(dev, CheckoutLook.of(Role.DEV, Optional.of(workspace.dev())));
  }

  private static void show(Badge badge, CheckoutLook look) {
    badge.show(look.text(), look.tone());
    badge.setTooltip(new Tooltip(look.tooltip()));
  }

  private void showWho(Optional<Who> now) {
    who.setText(now.map(Who::name).orElse("Who are you?"));
    who.setTooltip(
        new Tooltip(
            now.map(known -> known.name() + "\n").orElse("")
                + "What you do is recorded under this name. Click to change it."));
    who.setAccessibleText(now.map(known -> "You are " + known.name()).orElse("Who are you?"));
  }

  private void askWho() {
    dialogs.ask(
        "Who are you?",
        "What you do from here on is recorded under this name.",
        "Use this name",
        session.whoProperty().get().map(Who::name).orElse(""),
        session::callOneself);
  }

  private void showRunning() {
    var works = session.runner().running();
    running.setVisible(!works.isEmpty());
    running.setText(works.size() + " running");
    running.setAccessibleText(
        works.size() + " running: " + String.join(", ", works.stream().map(Work::what).toList()));
    running
        .getItems()
        .setAll(
            works.stream()
                .map(
                    work -> {
                      var item = new MenuItem("Cancel: " + work.what());
                      item.setOnAction(event -> work.cancel());
                      return item;
                    })
                .toList());
  }
}

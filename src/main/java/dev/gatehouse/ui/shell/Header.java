package dev.gatehouse.ui.shell;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.shell.Session.Page;
import dev.gatehouse.ui.task.Work;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Workspace;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
  private final Label name = new Label();
  private final Badge prod = new Badge("", Tone.NEUTRAL);
  private final Badge dev = new Badge("", Tone.NEUTRAL);
  private final ToggleGroup tabs = new ToggleGroup();
  private final ToggleButton log = tab("Log", "tab-log", Page.LOG);
  private final ToggleButton promotion = tab("Promotion", "tab-promotion", Page.PROMOTION);
  private final MenuButton running = new MenuButton();
  private final Button who = new Button("", Icons.of("fth-user"));

  Header(Session session, Appearance appearance, Dialogs dialogs) {
    this.session = session;
    this.dialogs = dialogs;
    setId("header");
    getStyleClass().add("app-header");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(left(), centre(), right(appearance));
    follow();
  }

  private HBox left() {
    name.setId("workspace-name");
    name.getStyleClass().add("muted");
    // At least so much of a long name; the tooltip has all of it.
    name.setMinWidth(60);
    prod.setId("prod-state");
    dev.setId("dev-state");
    var side = new HBox(Layout.word("Gatehouse", "app-name"), name, prod, dev);
    side.getStyleClass().add("header-side");
    side.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private HBox centre() {
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
    theme.setTooltip(new Tooltip("Light or dark"));
    theme.setAccessibleText("Light or dark");
    theme.setMinWidth(Region.USE_PREF_SIZE);
    theme.setOnAction(event -> appearance.toggle());
    var side = new HBox(running, who, theme);
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
    session
        .pageProperty()
        .subscribe(page -> (page == Page.LOG ? log : promotion).setSelected(true));
    session.runner().running().addListener((ListChangeListener<Work>) change -> showRunning());
    showRunning();
  }

  private void showWorkspace(Workspace workspace) {
    name.setText(workspace.prod().orElse(workspace.dev()).name());
    name.setTooltip(
        new Tooltip(
            "dev: "
                + workspace.dev().root()
                + workspace.prod().map(there -> "\nprod: " + there.root()).orElse("")));
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
        name -> session.whoProperty().set(Optional.of(Who.human(name.replaceAll("\\s+", " ")))));
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

package dev.gatehouse.ui.settings;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.shell.Appearance;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.Preferences.Look;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** What one person likes, in whatever workspace: kept on this machine, outside of all of them. */
final class PersonalCard extends Card {
  private final Session session;
  private final Appearance appearance;

  PersonalCard(Session session, Appearance appearance) {
    super(List.of(Layout.word("Yours, on this machine", "card-title")));
    this.session = session;
    this.appearance = appearance;
    setId("settings-personal");
    body()
        .getChildren()
        .setAll(
            FormFields.captioned("Light or dark", looks(), ""),
            FormFields.captioned("Size of letters", size(), ""),
            name(),
            notifications());
  }

  private Node looks() {
    var group = new ToggleGroup();
    var buttons = new ArrayList<Node>();
    for (var look : Look.values()) {
      var button =
          new ToggleButton(
              switch (look) {
                case SYSTEM -> "As the system";
                case LIGHT -> "Light";
                case DARK -> "Dark";
              });
      button.setId("look-" + look);
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setAccessibleText("Colours: " + button.getText());
      button.setOnAction(
          event -> {
            button.setSelected(true);
            session.personal().change(now -> now.withLook(look));
          });
      follow(now -> button.setSelected(now.look() == look));
      buttons.add(button);
    }
    return row(buttons.toArray(Node[]::new));
  }

  private Node size() {
    var now = Layout.word("", "strong");
    now.setId("font-size");
    follow(preferences -> now.setText(preferences.fontPercent() + " %"));
    return row(
        Shortcut.SMALLER.on(button("font-smaller", "Smaller", appearance::smaller)),
        now,
        Shortcut.LARGER.on(button("font-larger", "Larger", appearance::larger)),
        Shortcut.USUAL_SIZE.on(button("font-usual", "Usual size", appearance::usualSize)));
  }

  private static Button button(String id, String words, Runnable onAction) {
    var button = Layout.button(id, words);
    button.setOnAction(event -> onAction.run());
    return button;
  }

  private Node name() {
    var field = new TextField();
    field.setId("personal-name");
    field.setAccessibleText("The name under which what you do is recorded");
    field.setPromptText("as git's user.name says");
    var use = Layout.button("personal-name-use", "Use this name");
    use.setOnAction(event -> session.callOneself(field.getText()));
    field.setOnAction(event -> use.fire());
    HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
    Label hint = Layout.text("", "small", "muted");
    session
        .whoProperty()
        .subscribe(
            who ->
                hint.setText(
                    "What you do is recorded under the name "
                        + who.map(Who::name).orElse("that nobody has said yet")
                        + "."));
    follow(
        now -> {
          if (!field.isFocused()) {
            field.setText(now.name());
          }
        });
    var box = FormFields.captioned("Your name", row(field, use), "");
    box.getChildren().add(hint);
    return box;
  }

  private Node notifications() {
    var box =
        new CheckBox("Tell me by the system when a step ends or waits while I look elsewhere");
    box.setId("personal-notifications");
    box.setWrapText(true);
    follow(now -> box.setSelected(!now.quiet()));
    box.setOnAction(event -> session.personal().change(now -> now.withQuiet(!box.isSelected())));
    return box;
  }

  private void follow(java.util.function.Consumer<Preferences> show) {
    session.personal().preferencesProperty().subscribe(show);
  }

  private static HBox row(Node... nodes) {
    var row = new HBox(nodes);
    row.getStyleClass().add("row");
    return row;
  }
}

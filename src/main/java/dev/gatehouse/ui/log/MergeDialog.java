package dev.gatehouse.ui.log;

import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge.Conflict;
import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Lets a person choose, field by field, between what others wrote and what was typed here. */
final class MergeDialog {
  private static final double MOST_HEIGHT = 420;

  private final Dialogs dialogs;
  private final Map<Field, ToggleGroup> choices = new EnumMap<>(Field.class);

  MergeDialog(Dialogs dialogs) {
    this.dialogs = dialogs;
  }

  /**
   * Asks about each conflict.
   *
   * @param onDecided gets whether the typed text counts, for every field; not called where the
   *     dialog is left, and then all stays as it was
   */
  void show(String id, Collection<Conflict> conflicts, Consumer<Map<Field, Boolean>> onDecided) {
    var rows = new VBox();
    rows.getStyleClass().add("merge-rows");
    conflicts.forEach(conflict -> rows.getChildren().add(row(conflict)));
    var scroll = Layout.scroll(rows);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setFocusTraversable(false);
    var content = new ArrayList<Node>();
    content.add(
        Layout.text(
            "Somebody changed "
                + id
                + " while you were typing. Choose what each field shall say. Until then nothing is"
                + " written, and what you typed is kept."));
    content.add(scroll);
    var box = new DialogBox("Two versions of the same entry", content);
    box.getStyleClass().add("merge-box");
    var save = new Button("Save what is chosen");
    save.setId("merge-save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(all().not());
    save.setOnAction(
        event -> {
          dialogs.close();
          onDecided.accept(chosen());
        });
    var later = dialogs.cancel("Decide later");
    later.setId("merge-cancel");
    dialogs.show(box.buttons(later, save), () -> {});
  }

  private Map<Field, Boolean> chosen() {
    var chosen = new EnumMap<Field, Boolean>(Field.class);
    choices.forEach(
        (field, group) ->
            chosen.put(field, Boolean.TRUE.equals(group.getSelectedToggle().getUserData())));
    return chosen;
  }

  private BooleanExpression all() {
    BooleanExpression all = new SimpleBooleanProperty(true);
    for (var group : choices.values()) {
      all = all.and(Bindings.isNotNull(group.selectedToggleProperty()));
    }
    return all;
  }

  private Node row(Conflict conflict) {
    var key = conflict.field().key();
    var group = new ToggleGroup();
    choices.put(conflict.field(), group);
    var grid = new GridPane();
    grid.getStyleClass().add("merge-grid");
    for (var column = 0; column < 2; column++) {
      var half = new ColumnConstraints();
      half.setPercentWidth(50);
      half.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(half);
    }
    grid.add(side("merge-theirs-" + key, "Theirs", conflict.theirs(), false, group), 0, 0);
    grid.add(side("merge-mine-" + key, "Mine", conflict.mine(), true, group), 1, 0);
    var title = Layout.text(conflict.field().label(), "section-title");
    var base = Layout.text("It was: " + shown(conflict.base()), "muted", "small");
    base.setId("merge-base-" + key);
    var row = new VBox(title, base, grid);
    row.getStyleClass().add("merge-row");
    return row;
  }

  private static Node side(String id, String who, String text, boolean mine, ToggleGroup group) {
    var choice = new RadioButton(who);
    choice.setId(id);
    choice.setUserData(mine);
    choice.setToggleGroup(group);
    choice.setAccessibleText(who + ": " + shown(text));
    Label words = Layout.text(shown(text));
    words.setOnMouseClicked(click -> choice.setSelected(true));
    var side = new VBox(choice, words);
    side.getStyleClass().add("merge-side");
    choice
        .selectedProperty()
        .subscribe(
            selected -> {
              side.getStyleClass().remove("chosen");
              if (selected) {
                side.getStyleClass().add("chosen");
              }
            });
    return side;
  }

  private static String shown(String text) {
    return text.isBlank() ? "(nothing)" : text;
  }
}

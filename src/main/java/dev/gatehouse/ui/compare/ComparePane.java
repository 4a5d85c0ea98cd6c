package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The deltas with their decisions on the left, and what differs in the chosen file on the right.
 */
public final class ComparePane extends VBox {
  /** Below this width, in pixels, the difference stands under the list. */
  private static final double NARROW = 760;

  private final CompareModel model;
  private final DeltasTable table;
  private final TailorPane tailor;
  private final DiffView diff;
  private final TextField reason = new TextField();
  private final FlowPane chips = new FlowPane();
  private final Label problem = Layout.text("", "danger-text");
  private final SplitPane split = new SplitPane();

  /**
   * @param stepKey the step in whose name statements on Dev-only entries are made
   */
  public ComparePane(CompareModel model, String stepKey) {
    this.model = model;
    this.table = new DeltasTable(model);
    this.tailor = new TailorPane(model);
    getStyleClass().add("compare-pane");
    chips.getStyleClass().add("compare-chips");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    diff = new DiffView(model);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    VBox.setVgrow(diff, Priority.ALWAYS);
    var right = new VBox(diff, tailor);
    split.getItems().setAll(table.node(), right);
    split.getStyleClass().add("compare-split");
    split
        .orientationProperty()
        .bind(
            Bindings.createObjectBinding(
                () ->
                    getWidth() > 0 && getWidth() < NARROW
                        ? Orientation.VERTICAL
                        : Orientation.HORIZONTAL,
                widthProperty()));
    split.orientationProperty().addListener((seen, old, now) -> arrange());
    arrange();
    getChildren().setAll(chips, problem, new NoneHere(model, stepKey).node(), bar(), split);
    model.surveyProperty().addListener((seen, old, now) -> show(now));
    show(model.surveyProperty().get());
  }

  private void onKey(KeyEvent key) {
    var goesOn = !key.isShiftDown();
    switch (key.getCode()) {
      case F7 -> diff.go(goesOn ? 1 : -1);
      case F8 -> table.goToOpen();
      case DOWN, UP -> {
        if (!key.isAltDown()) {
          return;
        }
        table.go(key.getCode() == KeyCode.DOWN ? 1 : -1);
      }
      case T -> {
        if (!key.isShortcutDown()) {
          return;
        }
        model.byFolderProperty().set(!model.byFolderProperty().get());
      }
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void arrange() {
    var narrow = split.getOrientation() == Orientation.VERTICAL;
    split.setDividerPositions(narrow ? 0.4 : 0.48);
    split.getStyleClass().remove("tall");
    if (narrow) {
      split.getStyleClass().add("tall");
    }
  }

  private HBox bar() {
    reason.setId("delta-reason");
    reason.setPromptText("Reason");
    reason.setTooltip(new Tooltip("Needed to exclude a file; kept with the decision"));
    reason.setAccessibleText("Reason for the decision");
    reason.setMinWidth(80);
    HBox.setHgrow(reason, Priority.ALWAYS);
    var include = button("Include", "delta-include", () -> decide(Choice.INCLUDE));
    var tailoring = button("Tailor…", "delta-tailor", tailor::open);
    var exclude = button("Exclude", "delta-exclude", () -> decide(Choice.EXCLUDE));
    exclude.getStyleClass().add("danger-word");
    var chosen = table.table().getSelectionModel().getSelectedItems();
    var nothing = Bindings.createBooleanBinding(() -> table.selected().isEmpty(), chosen);
    include.disableProperty().bind(nothing.or(busy()));
    exclude.disableProperty().bind(nothing.or(busy()));
    tailoring
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> chosen.size() != 1 || !(chosen.getFirst() instanceof DeltaRow.File), chosen));
    var all =
        button(
            "Include all undecided",
            "delta-include-all",
            () -> model.includeUndecided(reason.getText().strip(), reason::clear));
    all.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                    () -> model.includable().isEmpty(), model.surveyProperty())
                .or(busy()));
    var bar = new HBox(reason, include, tailoring, exclude, all);
    bar.getStyleClass().addAll("row", "decision-bar");
    return bar;
  }

  private javafx.beans.binding.BooleanBinding busy() {
    return model.desk().busyProperty().isNotEmpty();
  }

  private static Button button(String words, String id, Runnable action) {
    var button = new Button(words);
    button.setId(id);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void decide(Choice choice) {
    model.decide(table.selected(), choice, reason.getText().strip(), reason::clear);
  }

  private void show(Optional<Survey> survey) {
    if (survey.isEmpty()) {
      chips.getChildren().setAll(Layout.text("Comparing the checkouts…", "muted"));
      return;
    }
    var deltas = survey.get().deltas();
    var undecided = survey.get().undecided().size();
    chips
        .getChildren()
        .setAll(
            new Badge(deltas.size() == 1 ? "1 file" : deltas.size() + " files", Tone.NEUTRAL),
            new Badge(count(survey.get(), Choice.INCLUDE) + " include", Tone.SUCCESS),
            new Badge(count(survey.get(), Choice.TAILOR) + " tailor", Tone.WARNING),
            new Badge(count(survey.get(), Choice.EXCLUDE) + " exclude", Tone.DANGER),
            new Badge(undecided + " undecided", undecided > 0 ? Tone.ACCENT : Tone.NEUTRAL));
    var problems = survey.get().reconciliation().problems().size();
    if (problems > 0) {
      chips
          .getChildren()
          .add(
              new Badge(
                  problems == 1 ? "1 thing to settle" : problems + " things to settle",
                  Tone.DANGER));
    }
    chips.getChildren().forEach(chip -> chip.setAccessibleText(((Badge) chip).getText()));
  }

  private static long count(Survey survey, Choice choice) {
    return survey.deltas().stream()
        .flatMap(view -> view.decision().stream())
        .filter(decision -> decision.choice() == choice)
        .count();
  }

  /** The files that are chosen in the list. */
  public List<String> selected() {
    return table.selected();
  }
}

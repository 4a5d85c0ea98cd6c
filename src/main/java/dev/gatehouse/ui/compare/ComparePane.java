package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.compare.Reconciliation.Fate;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
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
  /** Below this width, in pixels of the usual size, the difference stands under the list. */
  private static final double NARROW = 760;

  /** What stands beside the counts, in pixels. */
  private static final double BESIDE = 110;

  private final CompareModel model;
  private final DeltasTable table;
  private final TailorPane tailor;
  private final DiffView diff;
  private final ClaimStrip claims;
  private final FlowPane chips = new FlowPane();
  private final Label problem = Layout.text("", "danger-text");
  private final SplitPane split = new SplitPane();
  private final Larger larger;

  /**
   * @param stepKey the step in whose name statements on Dev-only entries are made
   */
  public ComparePane(CompareModel model, String stepKey) {
    this.model = model;
    this.table = new DeltasTable(model);
    this.tailor = new TailorPane(model, () -> table.table().requestFocus());
    var busy = model.desk().busyProperty().isNotEmpty();
    this.claims =
        new ClaimStrip(
            target -> claim(target, table.chosen()),
            (target, keys) -> claim(target, table.rows(keys)),
            table.nothingChosen().or(busy));
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
                    getWidth() > 0 && getWidth() < NARROW * Theme.scale().get()
                        ? Orientation.VERTICAL
                        : Orientation.HORIZONTAL,
                widthProperty(),
                Theme.scale()));
    split.orientationProperty().addListener((seen, old, now) -> arrange());
    arrange();
    var decisions = new DecisionBar(model, table, tailor::open).node();
    larger = new Larger(this, split);
    HBox.setHgrow(chips, Priority.ALWAYS);
    chips.prefWrapLengthProperty().bind(widthProperty().subtract(BESIDE));
    var top = new HBox(chips, larger.node());
    top.getStyleClass().add("row");
    getChildren()
        .setAll(top, problem, new NoneHere(model, stepKey).node(), decisions, claims.node(), split);
    model.surveyProperty().addListener((seen, old, now) -> show(now));
    model.marksProperty().addListener((seen, old, now) -> show(model.surveyProperty().get()));
    show(model.surveyProperty().get());
    model.claimTargetsProperty().subscribe(this::offer);
    model
        .notebook()
        .byFolderProperty()
        .subscribe((old, now) -> offer(model.claimTargetsProperty().get()));
  }

  private void onKey(KeyEvent key) {
    var goesOn = !key.isShiftDown();
    switch (key.getCode()) {
      case F7 -> diff.go(goesOn ? 1 : -1);
      case F8 -> table.goToOpen();
      case F11 -> larger.turn();
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
        model.notebook().byFolderProperty().set(!model.notebook().byFolderProperty().get());
      }
      case L -> {
        if (!key.isShortcutDown()) {
          return;
        }
        claimHere();
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

  private void claim(ClaimTarget target, List<DeltaRow> rows) {
    model.decider().claim(target.entryId(), target.patterns(rows, table.isNarrowed()));
  }

  private void claimHere() {
    model.claimTargetsProperty().get().stream()
        .findFirst()
        .filter(target -> model.desk().busyProperty().get().isEmpty())
        .ifPresent(target -> claim(target, table.chosen()));
  }

  /** What can be done with rows, by the keys for menus too. */
  private void offer(List<ClaimTarget> targets) {
    claims.show(targets);
    var menu = new ContextMenu();
    menu.getItems().setAll(claims.items(targets));
    if (model.notebook().byFolderProperty().get()) {
      menu.getItems().addAll(new SeparatorMenuItem(), turn("Open all folders", false));
      menu.getItems().add(turn("Shut all folders", true));
    }
    table.table().setContextMenu(menu);
  }

  private MenuItem turn(String words, boolean shut) {
    var item = new MenuItem(words);
    item.setOnAction(event -> table.turnAll(shut));
    return item;
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
    var staying = deltas.stream().filter(view -> view.fate() == Fate.STAYS_DEV_ONLY).count();
    if (staying > 0) {
      chips
          .getChildren()
          .add(new Badge(staying + (staying == 1 ? " stays" : " stay") + " in dev", Tone.NEUTRAL));
    }
    var problems = survey.get().reconciliation().problems().size();
    if (problems > 0) {
      chips
          .getChildren()
          .add(
              new Badge(
                  problems == 1 ? "1 thing to settle" : problems + " things to settle",
                  Tone.DANGER));
    }
    var news = model.news().count();
    if (news > 0) {
      var badge = new Badge(news + " just changed", Tone.ACCENT);
      badge.setId("chip-news");
      badge.setTooltip(new Tooltip("They came or changed since you last looked"));
      chips.getChildren().add(badge);
    }
    chips.getChildren().forEach(chip -> chip.setAccessibleText(((Badge) chip).getText()));
  }

  private static long count(Survey survey, Choice choice) {
    return survey.deltas().stream()
        .flatMap(view -> view.decision().stream())
        .filter(decision -> decision.choice() == choice)
        .count();
  }
}

package dev.gatehouse.ui.log;

import dev.gatehouse.promotion.Standing;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.control.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The ID, what is out of the ordinary, the summary and how the entry stands; or a heading. */
final class EntryCell extends TableCell<LogLine, LogLine> {
  private static final List<StepState> MARKED =
      List.of(StepState.STALE, StepState.WAIVED, StepState.SKIPPED);

  private final LogModel model;
  private final Label id = new Label();
  private final Tooltip whole = new Tooltip();
  private final HBox marks = new HBox();
  private final Label summary = new Label();
  private final Label standing = new Label();
  private final Tooltip exact = new Tooltip();
  private final VBox lines;
  private final Label heading = new Label();
  private final HBox group = new HBox(heading);

  EntryCell(LogModel model) {
    this.model = model;
    id.getStyleClass().add("entry-id");
    id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    id.setMinWidth(0);
    id.setTooltip(whole);
    marks.getStyleClass().add("entry-marks");
    marks.setMinWidth(USE_PREF_SIZE);
    summary.getStyleClass().add("muted");
    summary.setTooltip(whole);
    standing.setTooltip(exact);
    standing.getStyleClass().addAll("small", "entry-standing");
    var first = new HBox(id, marks);
    first.getStyleClass().add("entry-first");
    lines = new VBox(first, summary, standing);
    lines.getStyleClass().add("entry-cell");
    heading.getStyleClass().add("strong");
    group.getStyleClass().add("row");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable LogLine line, boolean empty) {
    super.updateItem(line, empty);
    if (line == null || empty) {
      setText(null);
      setGraphic(null);
      return;
    }
    switch (line) {
      case LogRow row -> show(row);
      case LogLine.Group table -> show(table);
    }
  }

  private void show(LogLine.Group table) {
    heading.setText(table.words());
    heading.setGraphic(
        Icons.of(table.open() ? "fth-chevron-down" : "fth-chevron-right", "muted-icon"));
    setText(
        table.title()
            + ", "
            + table.count()
            + (table.count() == 1 ? " entry, " : " entries, ")
            + (table.open() ? "open" : "folded"));
    setGraphic(group);
  }

  private void show(LogRow row) {
    id.setText(row.id());
    whole.setText(row.id() + "\n" + row.summary());
    summary.setText(row.summary());
    var said = row.standing(model.nowProperty().get());
    standing.setText(said);
    standing.getStyleClass().removeAll("muted", "danger-text", "accent-text");
    standing.getStyleClass().add(style(row.view().standing().kind()));
    exact.setText(
        said + row.view().standing().since().map(since -> "\n" + Times.exact(since)).orElse(""));
    marks.getChildren().setAll(badges(row.view().standing().marks()));
    var marked =
        row.view().standing().marks().stream()
            .map(Standing.Mark::words)
            .collect(Collectors.joining(". "));
    setText(
        row.id() + ", " + row.summary() + ", " + said + (marked.isEmpty() ? "" : ". " + marked));
    setGraphic(lines);
  }

  private static String style(Standing.Kind kind) {
    return switch (kind) {
      case WAITS, DONE -> "muted";
      case RUNS -> "accent-text";
      case STOPPED -> "danger-text";
    };
  }

  /** One for each way in which steps did not simply pass: "2 stale". */
  static List<Badge> badges(List<Standing.Mark> marks) {
    var badges = new ArrayList<Badge>();
    for (var state : MARKED) {
      var these = marks.stream().filter(mark -> mark.state() == state).toList();
      if (!these.isEmpty()) {
        var badge = new Badge(these.size() + " " + word(state), Tone.WARNING);
        badge.getStyleClass().add("mark");
        badge.setTooltip(
            new Tooltip(
                these.stream().map(Standing.Mark::words).collect(Collectors.joining("\n"))));
        badges.add(badge);
      }
    }
    return badges;
  }

  private static String word(StepState state) {
    return switch (state) {
      case STALE -> "stale";
      case WAIVED -> "waived";
      default -> "skipped";
    };
  }
}

package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.WordMarks;
import dev.gatehouse.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line of a difference: its numbers, what happened to it, what it says, what was found on it. */
final class DiffLine extends HBox {
  /** What happened to the line. */
  enum Kind {
    SAME,
    ADDED,
    REMOVED,
    /** The other side has a line here, and this one has none. */
    NOTHING
  }

  private final DiffPage page;
  private final boolean ofProd;
  private final boolean ofDev;
  private final Label beforeNo = number();
  private final Label afterNo = number();
  private final Label mark = new Label();
  private final CodeLine code = new CodeLine();
  private final Label found = new Label();

  /**
   * A line that can show both sides' lines, or one side's.
   *
   * @param ofProd whether it shows prod's, with their numbers
   * @param ofDev whether it shows dev's
   */
  DiffLine(DiffPage page, boolean ofProd, boolean ofDev) {
    this.page = page;
    this.ofProd = ofProd;
    this.ofDev = ofDev;
    getStyleClass().add("diff-line");
    setMinWidth(0);
    mark.getStyleClass().add("diff-mark");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    found.getStyleClass().add("diff-found");
    found.setMinWidth(0);
    HBox.setHgrow(code, Priority.ALWAYS);
    if (ofProd) {
      getChildren().add(beforeNo);
    }
    if (ofDev) {
      getChildren().add(afterNo);
    }
    getChildren().addAll(mark, code, found);
    page.wrapProperty().subscribe(wrap -> code.wrap(wrap));
    page.scrolledProperty().subscribe(pixels -> code.scroll(pixels.doubleValue()));
  }

  private static Label number() {
    var label = new Label();
    label.getStyleClass().add("diff-number");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * Shows a line.
   *
   * @param before the line of prod, from 0, that it is or whose place it has taken
   * @param after the same of dev
   */
  void show(Kind kind, int before, int after) {
    getStyleClass().setAll("diff-line", "diff-" + kind.name().toLowerCase(Locale.ROOT));
    var prods = kind == Kind.REMOVED || (kind == Kind.SAME && !ofDev);
    beforeNo.setText(kind == Kind.REMOVED || kind == Kind.SAME ? text(before) : "");
    afterNo.setText(kind == Kind.ADDED || kind == Kind.SAME ? text(after) : "");
    mark.setText(
        switch (kind) {
          case ADDED -> "+";
          case REMOVED -> "−";
          case SAME, NOTHING -> " ";
        });
    var here = prods ? before : after;
    if (kind == Kind.NOTHING) {
      code.show("", List.of(), List.of(), List.of());
      note("");
      return;
    }
    var said = page.text(prods, here);
    code.show(said, page.runs(prods, here, said), differing(kind, before, after), page.hits(said));
    note(prods ? "" : page.found(here));
  }

  private List<WordMarks.Range> differing(Kind kind, int before, int after) {
    if (kind == Kind.SAME || before == DiffRow.NONE || after == DiffRow.NONE) {
      return List.of();
    }
    var marks = page.marks(before, after);
    return kind == Kind.REMOVED ? marks.before() : marks.after();
  }

  private void note(String words) {
    found.setVisible(!words.isEmpty());
    found.setManaged(!words.isEmpty());
    if (!words.equals(found.getText())) {
      found.setText(words);
      found.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    }
  }

  private static String text(int line) {
    return String.valueOf(line + 1);
  }

  /** Only a wrapped line is as high as its width makes it. */
  @Override
  protected double computePrefHeight(double width) {
    var line = Theme.DIFF_LINE * Theme.scale().get();
    return page.wrapProperty().get()
        ? Math.max(line, code.prefHeight(page.textWidth(ofProd && ofDev)) + 2)
        : line;
  }
}

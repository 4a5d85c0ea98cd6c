package dev.gatehouse.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** A path on one line. Where there is too little room its middle goes, and a tooltip has it all. */
public final class PathLabel extends Label {
  public PathLabel(String path) {
    getStyleClass().addAll("mono", "path-label");
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setMinWidth(0);
    show(path);
  }

  public void show(String path) {
    setText(path);
    setTooltip(path.isEmpty() ? null : new Tooltip(path));
  }
}

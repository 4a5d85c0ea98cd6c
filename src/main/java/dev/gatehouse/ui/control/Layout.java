package dev.gatehouse.ui.control;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What building a screen in code needs again and again. */
public final class Layout {
  /** In pixels. */
  private static final double TOOLTIP = 420;

  private Layout() {}

  /** Takes up the room that is left in a row. */
  public static Region spacer() {
    var spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** A label with style classes, which wraps. */
  public static Label text(String text, String... styleClasses) {
    var label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A label with style classes, on one line that is never cut off. */
  public static Label word(String text, String... styleClasses) {
    var label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A tooltip that wraps: what made a step stale can be a long sentence. */
  public static Tooltip tooltip(String text) {
    var tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP);
    return tooltip;
  }

  /** A button that is found by its id, and whose words are never cut off. */
  public static Button button(String id, String text) {
    var button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** Has a link do something; it looks the same after it was followed. */
  public static void onFollow(Hyperlink link, Runnable action) {
    link.setOnAction(
        event -> {
          link.setVisited(false);
          action.run();
        });
  }

  /** Has Tab go on to the next control, as in a form; Ctrl+Tab does so in every area. */
  public static void tabGoesOn(TextArea area) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
            key.consume();
            area.requestFocusTraversal(
                key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
          }
        });
  }

  /** Scrolls up and down, and is as wide as there is room. */
  public static ScrollPane scroll(Node content) {
    var pane = new ScrollPane(content);
    pane.getStyleClass().add("page-scroll");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // The arrow keys belong to what is inside; the pane itself is no stop on the way.
    pane.setFocusTraversable(false);
    return pane;
  }

  /** Takes no room while it is not visible. */
  public static <T extends Node> T collapsing(T node) {
    node.managedProperty().bind(node.visibleProperty());
    return node;
  }
}

package dev.gatehouse.ui.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A framed box with a shaded header row and a body below it. */
public class Card extends VBox {
  private final HBox header = new HBox();
  private final VBox body = new VBox();

  /** With the header's nodes from left to right, and the body's from top to bottom. */
  public Card(List<? extends Node> header, Node... body) {
    getStyleClass().add("card");
    this.header.getStyleClass().add("card-header");
    this.header.getChildren().setAll(header);
    this.body.getStyleClass().add("card-body");
    this.body.getChildren().setAll(body);
    this.body.managedProperty().bind(this.body.visibleProperty());
    getChildren().setAll(this.header, this.body);
  }

  /** The header row, to add to. Put {@link Layout#spacer} before what belongs to the right. */
  public HBox header() {
    return header;
  }

  public VBox body() {
    return body;
  }

  /** Lets the body's children reach the frame, as a table or a console does. */
  public Card flush() {
    body.getStyleClass().add("flush");
    return this;
  }
}

package dev.gatehouse.ui.control;

import javafx.scene.layout.VBox;

/** What happened, what it means and what to do, below each other. */
public final class TroublePane extends VBox {

  public TroublePane(Throwable thrown) {
    this(Failure.of(thrown));
  }

  public TroublePane(Failure failure) {
    getStyleClass().add("trouble");
    getChildren().add(Layout.text(Failure.sentence(failure.what()), "strong"));
    if (!failure.means().isEmpty()) {
      getChildren().add(Layout.text(Failure.sentence(failure.means())));
    }
    if (!failure.remedy().isEmpty()) {
      getChildren().add(Layout.text(Failure.sentence(failure.remedy()), "muted"));
    }
    setAccessibleText(failure.line());
  }
}

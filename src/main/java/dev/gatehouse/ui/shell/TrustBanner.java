package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.shell.Session.Trusted;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Shows in full what a workspace's gatehouse.json wants to run, until a person has confirmed it.
 */
final class TrustBanner extends HBox {
  private static final double LEAST_HEIGHT = 20;
  private static final double MOST_HEIGHT = 120;

  private final Label commands = new Label();

  TrustBanner(Session session) {
    setId("trust-banner");
    getStyleClass().add("banner");
    Layout.collapsing(this);
    commands.setId("trust-commands");
    commands.getStyleClass().add("mono");
    commands.setWrapText(true);
    var shown = new ScrollPane(commands);
    shown.getStyleClass().add("page-scroll");
    shown.setFitToWidth(true);
    shown.setMinHeight(LEAST_HEIGHT);
    shown.setMaxHeight(MOST_HEIGHT);
    shown.setFocusTraversable(true);
    shown.setAccessibleText("Commands of gatehouse.json");
    var words =
        new VBox(
            Layout.text(
                "This workspace brings commands of its own. Nothing of them runs until you confirm"
                    + " them.",
                "strong"),
            shown);
    words.getStyleClass().add("column");
    HBox.setHgrow(words, Priority.ALWAYS);
    var confirm = new Button("Confirm these commands");
    confirm.setId("trust-confirm");
    confirm.setMinWidth(USE_PREF_SIZE);
    confirm.setOnAction(
        event -> session.mend("Confirm the commands", () -> session.promotions().trust()));
    getChildren().setAll(List.of(Icons.of("fth-shield", "warning-icon"), words, confirm));
    session.trustedProperty().subscribe(this::show);
  }

  private void show(Trusted trusted) {
    setVisible(!trusted.trusted());
    commands.setText(String.join("\n", trusted.asks()));
  }
}

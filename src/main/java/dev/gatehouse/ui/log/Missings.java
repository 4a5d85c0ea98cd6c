package dev.gatehouse.ui.log;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.workspace.Workspace.Missing;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the workspace lacks that no promotion can do without, and what can be done about it. */
final class Missings {
  private static final Set<String> HERE = Set.of("dev", "prod", "log");

  private Missings() {}

  static List<Node> banners(Session session) {
    return session.workspace().missing().stream()
        .filter(missing -> HERE.contains(missing.what()))
        .<Node>map(missing -> banner(session, missing))
        .toList();
  }

  private static HBox banner(Session session, Missing missing) {
    var words =
        new VBox(
            Layout.text(title(missing.what()), "strong"),
            Layout.text(sentence(missing.why()) + remedy(missing.what()), "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    var banner = new HBox(Icons.of("fth-alert-triangle", "warning-icon"), words);
    banner.setId("missing-" + missing.what());
    banner.getStyleClass().add("banner");
    if (missing.what().equals("log")) {
      var create = new Button("Create a log");
      create.setId("create-log");
      create.setMinWidth(Region.USE_PREF_SIZE);
      create.setOnAction(
          event -> session.mend("Create a log", () -> session.promotions().remedies().createLog()));
      banner.getChildren().add(create);
    }
    return banner;
  }

  private static String sentence(String why) {
    return why.isEmpty() ? "" : Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
  }

  private static String title(String what) {
    return switch (what) {
      case "log" -> "This workspace has no promotion log";
      case "prod" -> "There is no prod checkout";
      default -> "There is no dev checkout";
    };
  }

  private static String remedy(String what) {
    return what.equals("log")
        ? ""
        : " Clone it beside the other one, or name prod in gatehouse.json, and open it again.";
  }
}

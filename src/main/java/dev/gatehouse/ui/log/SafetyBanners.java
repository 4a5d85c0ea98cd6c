package dev.gatehouse.ui.log;

import dev.gatehouse.log.EntryChange;
import dev.gatehouse.log.LogProblem;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.shell.LogSafety;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.workspace.WindowLock.Holder;
import dev.gatehouse.workspace.WindowLock.Standing;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What stands above the log's table about the log itself: who has it, what is wrong, what changed.
 */
final class SafetyBanners {
  private static final int SHOWN = 4;

  private final Session session;
  private final FileOpener opener;

  SafetyBanners(Session session, FileOpener opener) {
    this.session = session;
    this.opener = opener;
  }

  List<Node> banners() {
    var banners = new ArrayList<Node>();
    var standing = session.safety().standingProperty().get();
    if (!standing.mayWrite()) {
      banners.add(held(standing));
    }
    var problems = session.contentsProperty().get().problems();
    if (!problems.isEmpty()) {
      banners.add(problems(problems));
    }
    var uncommitted = session.safety().uncommittedProperty().get();
    if (!uncommitted.isEmpty()) {
      banners.add(uncommitted(uncommitted));
    }
    if (!session.safety().changes().isEmpty()) {
      banners.add(changes(session.safety().changes()));
    }
    return banners;
  }

  private HBox held(Standing standing) {
    var take = Layout.button("take-over", "Take over");
    take.setOnAction(event -> session.safety().takeOver());
    var where = standing.other().map(SafetyBanners::where).orElse("");
    return banner(
        "log-held",
        Icons.of("fth-lock", "warning-icon"),
        List.of(
            Layout.text(LogSafety.sentence(standing) + ".", "strong"),
            Layout.text(
                "Here you can look at everything and change nothing" + where + ".", "muted")),
        take);
  }

  private HBox uncommitted(String why) {
    var again = Layout.button("commit-again", "Try again");
    again.setOnAction(event -> session.refresh());
    var banner =
        banner(
            "log-uncommitted",
            Icons.of("fth-git-commit", "accent-icon"),
            List.of(Layout.text("Not everything is in git yet", "strong"), Layout.text(why)),
            again);
    banner.getStyleClass().addAll("accent", "quiet");
    return banner;
  }

  private static String where(Holder holder) {
    return " (it is process " + holder.pid() + " on " + holder.host() + ")";
  }

  private HBox problems(List<LogProblem> problems) {
    var blocked = problems.stream().anyMatch(LogProblem::blocksWriting);
    var lines = new ArrayList<Node>();
    lines.add(Layout.text(title(problems, blocked), "strong"));
    problems.stream()
        // What keeps the log from being written comes first, and then line by line.
        .sorted(java.util.Comparator.comparing(problem -> !problem.blocksWriting()))
        .limit(SHOWN)
        .map(problem -> Layout.text("Line " + problem.line() + ": " + problem.what() + "."))
        .forEach(lines::add);
    if (problems.size() > SHOWN) {
      lines.add(Layout.text("And " + (problems.size() - SHOWN) + " more.", "muted"));
    }
    var open = Layout.button("open-log", "Open the file");
    open.setOnAction(event -> openLog());
    var banner =
        banner(
            "log-problems",
            Icons.of("fth-alert-triangle", blocked ? "danger-icon" : "warning-icon"),
            lines,
            open);
    if (blocked) {
      banner.getStyleClass().add("danger");
    }
    return banner;
  }

  private static String title(List<LogProblem> problems, boolean blocked) {
    if (blocked) {
      return "The log is read-only until this is mended in an editor";
    }
    return problems.size() == 1
        ? "Something in the log needs a look"
        : problems.size() + " things in the log need a look";
  }

  private void openLog() {
    var log = session.workspace().log();
    if (log.isPresent()) {
      session
          .runner()
          .run(
              "Open the log",
              () -> {
                opener.open(log.get());
                return log.get();
              },
              opened -> {},
              session::trouble);
    }
  }

  private HBox changes(List<EntryChange> changes) {
    var close = Layout.button("changes-seen", "");
    close.setGraphic(Icons.of("fth-x"));
    close.getStyleClass().addAll("flat", "icon-button");
    close.setAccessibleText("Put this notice away");
    close.setOnAction(event -> session.safety().changes().clear());
    var newest = changes.reversed().stream().limit(SHOWN).toList();
    var lines = new ArrayList<Node>();
    newest.forEach(change -> lines.add(Layout.text(change.sentence())));
    if (changes.size() > SHOWN) {
      lines.add(Layout.text("And " + (changes.size() - SHOWN) + " more.", "muted"));
    }
    var banner = banner("log-changes", Icons.of("fth-edit-3", "accent-icon"), lines, close);
    banner.getStyleClass().addAll("accent", "quiet");
    return banner;
  }

  private static HBox banner(String id, Node icon, List<? extends Node> lines, Button button) {
    var words = new VBox();
    words.setAlignment(Pos.CENTER_LEFT);
    words.getChildren().setAll(lines);
    HBox.setHgrow(words, Priority.ALWAYS);
    var banner = new HBox(icon, words, button);
    banner.setId(id);
    banner.getStyleClass().add("banner");
    return banner;
  }
}

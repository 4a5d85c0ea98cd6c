package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.Renames.Rename;
import dev.gatehouse.promotion.DeltaNotes;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands in a row of the list of what differs, as it is seen and as it is read out. */
final class DeltaCells {
  /** How far a folder's content stands in from the folder, in pixels. */
  private static final double INDENT = 16;

  private final CompareModel model;
  private final Consumer<DeltaRow.Folder> onTurn;

  /** By either of a file's names. */
  private final Map<String, Rename> renames = new HashMap<>();

  /**
   * @param onTurn told which folder to open or to shut
   */
  DeltaCells(CompareModel model, Consumer<DeltaRow.Folder> onTurn) {
    this.model = model;
    this.onTurn = onTurn;
    model.notesProperty().subscribe(this::index);
  }

  private void index(DeltaNotes notes) {
    renames.clear();
    for (var rename : notes.renames()) {
      renames.put(rename.from().path(), rename);
      renames.put(rename.to().path(), rename);
    }
  }

  Node kind(DeltaRow row) {
    return switch (row) {
      case DeltaRow.File file ->
          Layout.word(Fates.letter(file.view().delta().kind()), "mono", "strong");
      case DeltaRow.Stray stray -> Layout.word(stray.why().letter(), "mono", "muted");
      case DeltaRow.Folder folder -> new Label();
    };
  }

  Node file(DeltaRow row) {
    var path = new PathLabel(row.name());
    var words = new PathLabel(words(row));
    words.setTextOverrun(OverrunStyle.ELLIPSIS);
    words.getStyleClass().setAll("label", "small", isTrouble(row) ? "danger-text" : "muted");
    var both = new VBox(isNews(row) ? new HBox(dot(), path) : path, words);
    both.setAlignment(Pos.CENTER_LEFT);
    if (row instanceof DeltaRow.Folder) {
      path.getStyleClass().add("strong");
    }
    if (row.depth() == 0 && !(row instanceof DeltaRow.Folder)) {
      return both;
    }
    HBox.setHgrow(both, Priority.ALWAYS);
    var line = new HBox(mark(row), both);
    line.getStyleClass().add("delta-line");
    line.setPadding(new Insets(0, 0, 0, row.depth() * INDENT));
    return line;
  }

  private boolean isNews(DeltaRow row) {
    return row instanceof DeltaRow.File && model.news().of(row.key()).isPresent();
  }

  private static Node dot() {
    var dot = new Region();
    dot.getStyleClass().add("news-dot");
    var place = new StackPane(dot);
    place.getStyleClass().add("news-place");
    return place;
  }

  /** What a folder is opened and shut by; files have the same room before them. */
  private Node mark(DeltaRow row) {
    var mark = new StackPane();
    mark.getStyleClass().add("delta-turn");
    if (row instanceof DeltaRow.Folder folder) {
      mark.getChildren()
          .setAll(Icons.of(folder.shut() ? "fth-chevron-right" : "fth-chevron-down", "muted-icon"));
      mark.setOnMousePressed(
          press -> {
            if (press.getButton() == MouseButton.PRIMARY) {
              onTurn.accept(folder);
              press.consume();
            }
          });
    }
    return mark;
  }

  Node found(DeltaRow row) {
    return switch (row) {
      case DeltaRow.File file -> found(file.view().delta().path());
      case DeltaRow.Folder folder -> open(folder.findings());
      case DeltaRow.Stray stray -> new Label();
    };
  }

  private Node found(String path) {
    var open = model.openFindings(path);
    var all = model.findings(path).size();
    return open > 0 || all == 0 ? open(open) : Layout.word(all + " accepted", "small", "muted");
  }

  private static Node open(long findings) {
    return findings > 0 ? new Badge(findings + " open", Tone.DANGER) : new Label();
  }

  Node decision(DeltaRow row) {
    return switch (row) {
      case DeltaRow.File file -> new Badge(Fates.decision(file.view()), Fates.tone(file.view()));
      case DeltaRow.Folder folder ->
          folder.undecided() > 0
              ? new Badge(folder.undecided() + " undecided", Tone.ACCENT)
              : new Label();
      case DeltaRow.Stray stray -> Layout.word(stray.why().fate(), "small", "muted");
    };
  }

  private static boolean isTrouble(DeltaRow row) {
    return row instanceof DeltaRow.File file && Fates.isTrouble(file.view());
  }

  /** The row as a screen reader says it. */
  String spoken(DeltaRow row) {
    return switch (row) {
      case DeltaRow.File file ->
          String.join(
              ", ",
              file.key(),
              Fates.words(file.view().delta().kind()),
              words(row),
              Fates.decision(file.view())
                  + model.news().of(file.key()).map(kind -> ", " + kind.sentence()).orElse(""));
      case DeltaRow.Folder folder ->
          "Folder " + folder.key() + (folder.shut() ? ", shut, " : ", open, ") + words(row);
      case DeltaRow.Stray stray -> stray.key() + ", " + words(row);
    };
  }

  /** The small print of a row. */
  String words(DeltaRow row) {
    return switch (row) {
      case DeltaRow.File file -> words(file.view());
      case DeltaRow.Folder folder -> words(folder);
      case DeltaRow.Stray stray -> stray.why().words();
    };
  }

  private String words(DeltaRow.Folder folder) {
    var files = folder.files().size();
    var news =
        folder.files().stream()
            .filter(view -> model.news().of(view.delta().path()).isPresent())
            .count();
    return (files == 1 ? "1 file" : files + " files")
        + (folder.undecided() > 0 ? ", " + folder.undecided() + " undecided" : "")
        + (folder.findings() > 0 ? ", " + Fates.findings(folder.findings()) + " open" : "")
        + (news > 0 ? ", " + news + " just changed" : "");
  }

  /** How many lines, under which other name, what becomes of it, whether it was looked at. */
  private String words(DeltaView view) {
    Delta delta = view.delta();
    var notes = model.notesProperty().get();
    var said = new ArrayList<String>();
    model.news().of(delta.path()).ifPresent(kind -> said.add(kind.words()));
    if (model.notebook().isTyped(delta.path())) {
      said.add("text not saved");
    }
    Optional.ofNullable(notes.lines().get(delta.path()))
        .filter(lines -> lines.added() + lines.removed() > 0)
        .ifPresent(lines -> said.add("+" + lines.added() + " −" + lines.removed()));
    Optional.ofNullable(renames.get(delta.path()))
        .ifPresent(rename -> said.add(Fates.words(rename, delta)));
    if (delta.onlyMode()) {
      said.add("only the mode");
    }
    said.add(Fates.words(view));
    if (model.notebook().isViewed(delta)) {
      said.add("viewed");
    }
    return String.join(" · ", said);
  }
}

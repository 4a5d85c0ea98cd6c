package dev.gatehouse.ui.wizard;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.promotion.ClaimProposals;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The files that an entry could claim, by how they came to dev: a click on a commit, or Enter, adds
 * all that it brought, and one on a file adds that.
 */
final class OriginsList {

  /**
   * A row: a commit, or another origin, and below it its files.
   *
   * @param title the subject, or a file's path
   * @param more who and how much; empty for a file
   * @param paths what it adds
   */
  record Row(String title, String more, List<String> paths) {
    boolean isFile() {
      return more.isEmpty();
    }
  }

  private final ListView<Row> list = new ListView<>();
  private final Supplier<Claims> typed;
  private final Consumer<List<String>> onAdd;

  /**
   * @param typed what is claimed already
   * @param onAdd gets the paths that shall be claimed too
   */
  OriginsList(Supplier<Claims> typed, Consumer<List<String>> onAdd) {
    this.typed = typed;
    this.onAdd = onAdd;
    list.setId("claims-origins");
    list.setAccessibleText("Files that this entry could claim, by commit; Enter adds them");
    list.getStyleClass().add("origins");
    list.setPlaceholder(
        Layout.text(
            "Nothing differs that this entry could claim: others claim it, or it is in prod.",
            "muted"));
    list.setCellFactory(made -> new Cell());
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            var row = list.getSelectionModel().getSelectedItem();
            if (row != null) {
              add(row);
              key.consume();
            }
          }
        });
  }

  ListView<Row> node() {
    return list;
  }

  /** Shows what is proposed; the row that was chosen stays chosen. */
  void show(ClaimProposals proposals) {
    var rows = rows(proposals);
    if (!rows.equals(list.getItems())) {
      var chosen = list.getSelectionModel().getSelectedItem();
      list.getItems().setAll(rows);
      if (chosen != null) {
        list.getSelectionModel().select(chosen);
      }
    }
    list.refresh();
  }

  /** Shows anew what is claimed by now. */
  void follow() {
    list.refresh();
  }

  private static List<Row> rows(ClaimProposals proposals) {
    var rows = new ArrayList<Row>();
    for (var commit : proposals.commits()) {
      add(
          rows,
          commit.subject().isEmpty() ? "A commit without a message" : commit.subject(),
          commit.shortId() + " · " + commit.author(),
          commit.paths());
    }
    add(rows, "Not committed yet", "changed in dev", proposals.uncommitted());
    add(rows, "Other files that differ", "older, or changed in prod", proposals.others());
    return rows;
  }

  private static void add(List<Row> rows, String title, String more, List<String> paths) {
    if (!paths.isEmpty()) {
      var count = paths.size() == 1 ? "1 file" : paths.size() + " files";
      rows.add(new Row(title, more + " · " + count, paths));
      paths.forEach(path -> rows.add(new Row(path, "", List.of(path))));
    }
  }

  private void add(Row row) {
    onAdd.accept(row.paths());
  }

  private boolean isClaimed(Row row) {
    var claims = typed.get();
    return row.paths().stream().allMatch(claims::matches);
  }

  private final class Cell extends ListCell<Row> {
    Cell() {
      getStyleClass().add("origin-row");
      addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          click -> {
            if (click.getButton() == MouseButton.PRIMARY && getItem() != null) {
              add(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      var claimed = isClaimed(row);
      setGraphic(look(row, claimed));
      setAccessibleText(
          row.title()
              + (row.isFile() ? "" : ", " + row.more())
              + (claimed ? ", claimed" : ", not claimed, Enter adds it"));
    }

    private Node look(Row row, boolean claimed) {
      var title = new PathLabel(row.title());
      var words = new VBox(title);
      words.setAlignment(Pos.CENTER_LEFT);
      if (!row.isFile()) {
        title.getStyleClass().setAll("label", "strong");
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        words.getChildren().add(Layout.word(row.more(), "small", "muted"));
      }
      HBox.setHgrow(words, Priority.ALWAYS);
      var state =
          claimed
              ? Layout.word("claimed", "small", "muted")
              : Layout.word(row.isFile() ? "add" : "add all", "small", "origin-add");
      state.setGraphic(
          Icons.of(claimed ? "fth-check" : "fth-plus", claimed ? "success-icon" : "accent-icon"));
      var line = new HBox(words, state);
      line.getStyleClass().addAll("row", row.isFile() ? "origin-file" : "origin-head");
      // As wide as the list, whatever the words ask for: long ones are cut, not scrolled to.
      line.prefWidthProperty().bind(list.widthProperty().subtract(40));
      line.setMaxWidth(HBox.USE_PREF_SIZE);
      line.setMinWidth(0);
      return line;
    }
  }
}

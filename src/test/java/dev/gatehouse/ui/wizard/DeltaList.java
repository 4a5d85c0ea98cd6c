package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.compare.DeltaRow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import org.testfx.util.WaitForAsyncUtils;

/** The list of what differs on the page of the comparison, for tests that work with it. */
final class DeltaList {
  private final Walker walker;

  private DeltaList(Walker walker) {
    this.walker = walker;
  }

  /** Opens the sample's entry on that page, and waits for the list. */
  static DeltaList open(Walker walker) {
    walker.start(SampleWorkspace.READY_ENTRY);
    walker.show("compare");
    var list = new DeltaList(walker);
    Screen.until("the deltas are listed", () -> !list.table().getItems().isEmpty());
    return list;
  }

  @SuppressWarnings("unchecked")
  TableView<DeltaRow> table() {
    return (TableView<DeltaRow>) walker.there("deltas-table").orElseThrow();
  }

  /** The files that are listed. */
  List<DeltaView> files() {
    return table().getItems().stream()
        .filter(DeltaRow.File.class::isInstance)
        .map(row -> ((DeltaRow.File) row).view())
        .toList();
  }

  List<String> keys() {
    return table().getItems().stream().map(DeltaRow::key).toList();
  }

  DeltaView file(String path) {
    return ((DeltaRow.File) row(path).orElseThrow()).view();
  }

  Optional<DeltaRow> row(String key) {
    return table().getItems().stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /** Chooses one row. */
  void choose(String key) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          table().getSelectionModel().clearSelection();
          table().getSelectionModel().select(row(key).orElseThrow());
        });
    walker.settle();
    walker.untilSaid("diff-view", key);
  }

  /** The key of the row that is chosen; empty where none is. */
  String chosen() {
    // While the list is laid anew nothing is chosen, which only another thread can see.
    return Platform.isFxApplicationThread()
        ? chosenNow()
        : WaitForAsyncUtils.waitForAsyncFx(5000, this::chosenNow);
  }

  private String chosenNow() {
    var row = table().getSelectionModel().getSelectedItem();
    return row == null ? "" : row.key();
  }

  /** Changes a file of dev's, and looks again. */
  void change(String path, UnaryOperator<String> how) throws IOException {
    var file = walker.session().workspace().dev().root().resolve(path);
    Files.writeString(file, how.apply(Files.exists(file) ? Files.readString(file) : ""));
    WaitForAsyncUtils.waitForAsyncFx(5000, walker.session()::refresh);
    walker.settle();
  }

  /** Writes a new file into dev and has git track it, and looks again. */
  void add(String path, String text) throws IOException {
    var dev = walker.session().workspace().dev().root();
    Files.createDirectories(dev.resolve(path).getParent());
    Files.writeString(dev.resolve(path), text);
    GitCommand.git(dev, "add", path);
    change(path, same -> same);
  }
}

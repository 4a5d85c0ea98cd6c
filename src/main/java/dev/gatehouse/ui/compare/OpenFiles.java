package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.promotion.FileSides;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Reads the file that is looked at, from both checkouts. */
final class OpenFiles {
  private final Desk desk;
  private final Latest reads;
  private Cancellation reading = Cancellation.never();
  private final Consumer<String> onProblem;
  private final ReadOnlyObjectWrapper<Optional<OpenFile>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Spaces> spaces = new SimpleObjectProperty<>(Spaces.ALL);

  /**
   * @param onProblem told why a file could not be read
   * @param onOther told when the file has to be looked at in another way
   */
  OpenFiles(Desk desk, TaskRunner runner, Consumer<String> onProblem, Runnable onOther) {
    this.desk = desk;
    this.reads = new Latest(runner);
    this.onProblem = onProblem;
    spaces.subscribe((old, now) -> onOther.run());
  }

  ReadOnlyObjectProperty<Optional<OpenFile>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** What of white space counts as a difference. */
  ObjectProperty<Spaces> spacesProperty() {
    return spaces;
  }

  /** Opens a file's difference, unless it is open as it is now; none where it does not differ. */
  void look(Optional<DeltaView> delta) {
    if (delta.isEmpty()) {
      reading.cancel();
      reads.drop();
      file.set(Optional.empty());
      return;
    }
    var wanted = spaces.get();
    var found = delta.get().delta();
    var tailored = delta.get().decision().flatMap(now -> now.tailored()).map(OpenFiles::text);
    if (file.get().filter(shown -> shown.shows(found, wanted, tailored)).isPresent()) {
      return;
    }
    reading.cancel(); // nobody waits for that one any more
    var mine = new Cancellation();
    reading = mine;
    desk.readNewest(
        reads,
        "Reading " + found.path(),
        engine ->
            OpenFile.of(
                found,
                wanted,
                OpenFile.isTooLarge(found)
                    ? FileSides.NONE
                    : engine.proposals().sides(found.path()),
                tailored,
                mine),
        read -> file.set(Optional.of(read)),
        failure -> onProblem.accept(String.valueOf(failure.getMessage())));
  }

  /** Writes the whole difference as patch tools read it. */
  void patch(OpenFile open, Consumer<String> onDone) {
    desk.read(
        "Writing a patch",
        engine ->
            LineDiff.of(open.sides().prod(), open.sides().dev())
                .asUnified("a/" + open.path(), "b/" + open.path()),
        onDone);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.Delta;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.workspace.PersonalFolder;
import dev.gatehouse.workspace.PersonalNotes;
import dev.gatehouse.workspace.PersonalNotes.Typed;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * What a person has marked and typed on the page of the comparison. It is kept as soon as it
 * changes, one write at a time, and outlives the program.
 */
final class Notebook {
  private final Desk desk;
  private final Latest writes;
  private final Consumer<String> onProblem;
  private final Map<String, String> viewed = new HashMap<>();
  private final Map<String, Typed> typed = new HashMap<>();
  private final BooleanProperty byFolder = new SimpleBooleanProperty();
  private boolean writing;
  private boolean again;

  /**
   * @param onProblem told why something could not be kept
   */
  Notebook(Desk desk, TaskRunner runner, Consumer<String> onProblem) {
    this.desk = desk;
    this.writes = new Latest(runner);
    this.onProblem = onProblem;
  }

  /** Takes over what was kept; what was marked or typed since stays. */
  void open(PersonalNotes kept) {
    kept.viewed().forEach(viewed::putIfAbsent);
    kept.typed().forEach(typed::putIfAbsent);
    byFolder.set(byFolder.get() || kept.byFolder());
    byFolder.subscribe((old, now) -> save());
  }

  /** Whether the files are listed by folder. */
  BooleanProperty byFolderProperty() {
    return byFolder;
  }

  boolean isViewed(Delta delta) {
    var identity = viewed.get(delta.path());
    return identity != null && identity.equals(delta.identity());
  }

  /** The mark is gone by itself as soon as either side changes. */
  void view(Delta delta, boolean seen) {
    if (seen) {
      viewed.put(delta.path(), delta.identity());
    } else {
      viewed.remove(delta.path());
    }
    save();
  }

  /** The text being written for a file: what was typed, what ships already, prod's, or dev's. */
  String draft(OpenFile open) {
    var first = open.prodText().isEmpty() ? open.devText() : open.prodText();
    var kept = typed.get(open.path());
    return kept == null ? open.tailored().orElse(first) : kept.text();
  }

  /** Whether a text was typed and is not in the record yet. */
  boolean isTyped(String path) {
    return typed.containsKey(path);
  }

  /** Whether the text was typed when the file was another. */
  boolean isTypedBefore(Delta delta) {
    var kept = typed.get(delta.path());
    return kept != null && !kept.identity().equals(delta.identity());
  }

  void type(Delta delta, String text) {
    typed.put(delta.path(), new Typed(delta.identity(), text));
    save();
  }

  /** The text is in the record, or nobody wants it any more. */
  void drop(String path) {
    if (typed.remove(path) != null) {
      save();
    }
  }

  private void save() {
    if (writing) {
      again = true;
      return;
    }
    writing = true;
    var notes = new PersonalNotes(viewed, typed, byFolder.get());
    desk.readNewest(
        writes,
        "Keeping what you typed",
        engine -> {
          var dev = engine.workspace().dev().root();
          PersonalFolder.ofThisUser().write(dev, desk.id(), notes);
          return notes;
        },
        kept -> written(),
        failure -> {
          onProblem.accept("What you typed is not kept yet: " + failure.getMessage());
          written();
        });
  }

  private void written() {
    writing = false;
    if (again) {
      again = false;
      save();
    }
  }
}

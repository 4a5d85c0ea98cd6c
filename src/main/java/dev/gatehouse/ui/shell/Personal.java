package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.PreferencesFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the person at the window likes. A change holds at once, and is kept by one write after the
 * other. To be used on the FX thread; it never blocks.
 */
public final class Personal {
  /** Where changes are kept, and by what they are written. */
  private record Keeper(PreferencesFile file, TaskRunner runner) {}

  private final Optional<Keeper> keeper;
  private final ReadOnlyObjectWrapper<Preferences> preferences;
  private final Deque<UnaryOperator<Preferences>> unwritten = new ArrayDeque<>();
  private final List<Consumer<Throwable>> troubleListeners = new ArrayList<>();
  private boolean writing;

  private Personal(Preferences first, Optional<Keeper> keeper) {
    this.preferences = new ReadOnlyObjectWrapper<>(this, "preferences", first);
    this.keeper = keeper;
  }

  /** Starts with what was read from the file, and keeps every change there. */
  public static Personal kept(Preferences read, PreferencesFile file, TaskRunner runner) {
    return new Personal(read, Optional.of(new Keeper(file, runner)));
  }

  /** For a window that shall neither know nor leave anything. */
  public static Personal forgetful(Preferences first) {
    return new Personal(first, Optional.empty());
  }

  public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
    return preferences.getReadOnlyProperty();
  }

  public Preferences preferences() {
    return preferences.get();
  }

  /** Is told why something could not be kept. */
  public void onTrouble(Consumer<Throwable> listener) {
    troubleListeners.add(listener);
  }

  /** Changes something; the change may be applied again, to what another window has kept. */
  public void change(UnaryOperator<Preferences> how) {
    var now = how.apply(preferences.get());
    if (now.equals(preferences.get())) {
      return;
    }
    preferences.set(now);
    if (keeper.isPresent()) {
      unwritten.add(how);
      write(keeper.get());
    }
  }

  private void write(Keeper where) {
    if (writing || unwritten.isEmpty()) {
      return;
    }
    writing = true;
    var changes = List.copyOf(unwritten);
    unwritten.clear();
    UnaryOperator<Preferences> all =
        before -> {
          var after = before;
          for (var change : changes) {
            after = change.apply(after);
          }
          return after;
        };
    where
        .runner()
        .run(
            "Keeping what you like",
            () -> where.file().change(all),
            kept -> written(where),
            failure -> {
              troubleListeners.forEach(listener -> listener.accept(failure));
              written(where);
            });
  }

  private void written(Keeper where) {
    writing = false;
    write(where);
  }
}

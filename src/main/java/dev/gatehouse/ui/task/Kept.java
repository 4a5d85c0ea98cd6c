package dev.gatehouse.ui.task;

import dev.gatehouse.workspace.PersonalFile;
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
 * Something of a person's own that outlives the program. A change holds at once, and is kept by one
 * write after the other. To be used on the FX thread; it never blocks.
 */
public final class Kept<T> {
  /** Where changes are kept, and by what they are written. */
  private record Keeper<T>(PersonalFile<T> file, TaskRunner runner) {}

  private final Optional<Keeper<T>> keeper;
  private final ReadOnlyObjectWrapper<T> value;
  private final Deque<UnaryOperator<T>> unwritten = new ArrayDeque<>();
  private final List<Consumer<Throwable>> troubleListeners = new ArrayList<>();
  private boolean writing;

  private Kept(T first, Optional<Keeper<T>> keeper) {
    this.value = new ReadOnlyObjectWrapper<>(this, "value", first);
    this.keeper = keeper;
  }

  /** Starts with what was read from the file, and keeps every change there. */
  public static <T> Kept<T> in(PersonalFile<T> file, T read, TaskRunner runner) {
    return new Kept<>(read, Optional.of(new Keeper<>(file, runner)));
  }

  /** Keeps nothing longer than it is used. */
  public static <T> Kept<T> nowhere(T first) {
    return new Kept<>(first, Optional.empty());
  }

  public ReadOnlyObjectProperty<T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  public T get() {
    return value.get();
  }

  /** Is told why something could not be kept. */
  public void onTrouble(Consumer<Throwable> listener) {
    troubleListeners.add(listener);
  }

  /** Changes something; the change may be applied again, to what another window has kept. */
  public void change(UnaryOperator<T> how) {
    var now = how.apply(value.get());
    if (now.equals(value.get())) {
      return;
    }
    value.set(now);
    if (keeper.isPresent()) {
      unwritten.add(how);
      write(keeper.get());
    }
  }

  private void write(Keeper<T> where) {
    if (writing || unwritten.isEmpty()) {
      return;
    }
    writing = true;
    var changes = List.copyOf(unwritten);
    unwritten.clear();
    UnaryOperator<T> all =
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
            "Keeping what is yours",
            () -> where.file().change(all),
            kept -> written(where),
            failure -> {
              List.copyOf(troubleListeners).forEach(listener -> listener.accept(failure));
              written(where);
            });
  }

  private void written(Keeper<T> where) {
    writing = false;
    write(where);
  }
}

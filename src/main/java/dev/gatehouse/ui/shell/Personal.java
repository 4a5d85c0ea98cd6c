package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.task.Kept;
import dev.gatehouse.workspace.Preferences;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;

/** What the person at the window likes. To be used on the FX thread; it never blocks. */
public final class Personal {
  private final Kept<Preferences> kept;

  public Personal(Kept<Preferences> kept) {
    this.kept = kept;
  }

  /** For a window that shall neither know nor leave anything. */
  public static Personal forgetful(Preferences first) {
    return new Personal(Kept.nowhere(first));
  }

  public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
    return kept.valueProperty();
  }

  public Preferences preferences() {
    return kept.get();
  }

  /** Is told why something could not be kept. */
  public void onTrouble(Consumer<Throwable> listener) {
    kept.onTrouble(listener);
  }

  /** Changes something; the change may be applied again, to what another window has kept. */
  public void change(UnaryOperator<Preferences> how) {
    kept.change(how);
  }
}

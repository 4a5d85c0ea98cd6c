package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * How a checkout's state is said on a badge.
 *
 * @param text a few words, such as "prod canonical"
 * @param tooltip where the checkout is, and what its state file notes
 */
public record CheckoutLook(String text, Tone tone, String tooltip) {

  /** The words for a checkout; {@code checkout} is empty where there is none. */
  public static CheckoutLook of(Role role, Optional<Checkout> checkout) {
    var name = role.name().toLowerCase(Locale.ROOT);
    if (checkout.isEmpty()) {
      return new CheckoutLook("no " + name, Tone.DANGER, "No " + name + " checkout was found");
    }
    var root = checkout.get().root().toString();
    var state = checkout.get().state();
    if (state.isEmpty() || state.get().state().isEmpty()) {
      return new CheckoutLook(
          name + ", state unknown", Tone.NEUTRAL, root + "\nIt has no state file yet");
    }
    var note = state.get().note().isEmpty() ? "" : "\n" + state.get().note();
    var since = state.get().updatedAt().isEmpty() ? "" : "\nsince " + state.get().updatedAt();
    return new CheckoutLook(
        name + " " + state.get().state(), toneOf(state.get().state()), root + note + since);
  }

  /** The colour of a state, the same wherever it is shown. */
  public static Tone toneOf(String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "canonical" -> Tone.SUCCESS;
      case "writeable", "writable" -> Tone.ACCENT;
      case "provisional" -> Tone.WARNING;
      default -> Tone.NEUTRAL;
    };
  }
}

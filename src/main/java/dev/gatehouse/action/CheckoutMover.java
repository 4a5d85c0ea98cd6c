package dev.gatehouse.action;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.CheckoutState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.function.Consumer;

/** Moves a checkout back when a promotion is given up. */
public final class CheckoutMover {
  private CheckoutMover() {}

  /**
   * Gives a checkout the state back that it had before the promotion.
   *
   * @param state the former state; where it is empty, the file that the promotion wrote goes
   * @param owner which of the two is the canonical one then
   */
  public static void restore(
      Checkout checkout,
      String state,
      String owner,
      String note,
      Who who,
      EntryFolder folder,
      Consumer<EventDraft> recorder)
      throws IOException {
    if (!state.isEmpty()) {
      CheckoutMoves.move(checkout, state, owner, note, "abandoned", who, folder, recorder);
      return;
    }
    var present = CheckoutState.read(checkout.root()).map(CheckoutState::state).orElse("");
    Files.deleteIfExists(checkout.root().resolve(CheckoutState.FILE));
    recorder.accept(
        EventDraft.of(EventType.MOVED)
            .about(checkout.role().name().toLowerCase(Locale.ROOT))
            .fromTo(present, "")
            .text("abandoned"));
  }
}

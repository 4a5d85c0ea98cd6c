package dev.gatehouse.action;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workspace.Checkout;
import java.io.IOException;
import java.util.function.Consumer;

/** Moves a checkout back when a promotion is given up. */
public final class CheckoutMover {
  private CheckoutMover() {}

  /**
   * Gives a checkout the state back that it had before the promotion; prod is then the canonical
   * one again.
   */
  public static void restore(
      Checkout checkout,
      String state,
      String note,
      Who who,
      EntryFolder folder,
      Consumer<EventDraft> recorder)
      throws IOException {
    CheckoutMoves.move(checkout, state, "prod", note, "abandoned", who, folder, recorder);
  }
}

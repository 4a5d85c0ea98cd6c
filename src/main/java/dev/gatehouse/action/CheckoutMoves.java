package dev.gatehouse.action;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.CheckoutState;
import dev.gatehouse.workspace.StateFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Moves both checkouts to the states that a step gives them: writes their state files, commits them
 * where git tracks them, and records each move.
 */
final class CheckoutMoves {
  private CheckoutMoves() {}

  /** Makes the moves of the context's step. */
  static void make(StepContext context) throws IOException {
    var moves = context.step().movesTo().orElseThrow();
    var dev = context.workspace().dev();
    var prod = context.prod();
    refuseContradiction(dev);
    refuseContradiction(prod);
    var note =
        context.facts().entryId()
            + ", step "
            + context.step().number()
            + " "
            + context.step().key();
    move(
        dev,
        moves.dev(),
        moves.canonicalOwner(),
        note,
        context.step().key(),
        context.who(),
        context.folder(),
        context::record);
    move(
        prod,
        moves.prod(),
        moves.canonicalOwner(),
        note,
        context.step().key(),
        context.who(),
        context.folder(),
        context::record);
  }

  /** What the step's moves come to, for people. */
  static String words(Step step) {
    return step.movesTo().map(to -> "dev is " + to.dev() + ", prod is " + to.prod()).orElse("");
  }

  /**
   * Moves one checkout.
   *
   * @param why the reason in the record
   */
  static void move(
      Checkout checkout,
      String state,
      String owner,
      String note,
      String why,
      Who who,
      EntryFolder folder,
      Consumer<EventDraft> recorder)
      throws IOException {
    var before = CheckoutState.read(checkout.root()).map(CheckoutState::state).orElse("");
    StateFile.write(checkout.root(), checkout.role(), state, owner, note, Instant.now());
    commitWhereTracked(checkout, note, who, folder);
    recorder.accept(
        EventDraft.of(EventType.MOVED)
            .about(checkout.role().name().toLowerCase(Locale.ROOT))
            .fromTo(before, state)
            .text(why));
  }

  private static void commitWhereTracked(
      Checkout checkout, String note, Who who, EntryFolder folder) throws IOException {
    if (!GitCheckout.isCheckout(checkout.root())) {
      return;
    }
    try (var git = GitCheckout.open(checkout.root())) {
      var tracked =
          git.tracked().stream().map(TrackedFile::path).anyMatch(CheckoutState.FILE::equals);
      var changed =
          git.changes().stream().anyMatch(change -> change.path().equals(CheckoutState.FILE));
      if (tracked && changed) {
        var message = LedgerTrailer.on("Move the workspace's state: " + note, folder);
        git.commit(List.of(CheckoutState.FILE), message, who);
      }
    }
  }

  /** Both role files are often tracked, so that a merge copies one over the other. */
  private static void refuseContradiction(Checkout checkout) {
    var said = checkout.roleFile();
    if (said.isPresent() && said.get() != checkout.role()) {
      throw new Trouble(
          checkout.name()
              + "/.workspace-role says "
              + said.get().name().toLowerCase(Locale.ROOT)
              + ", but this checkout is "
              + checkout.role().name().toLowerCase(Locale.ROOT),
          "A state written now could be taken for the other checkout's",
          "Write \""
              + checkout.role().name().toLowerCase(Locale.ROOT)
              + "\" into that file, then try again");
    }
  }
}

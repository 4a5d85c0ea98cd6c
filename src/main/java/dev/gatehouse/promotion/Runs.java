package dev.gatehouse.promotion;

import dev.gatehouse.action.Action;
import dev.gatehouse.action.Actions;
import dev.gatehouse.action.Facts;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.RollBack;
import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.action.UndoPromotion;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Status;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What runs for an entry: its steps, the roll back, the undoing of a promotion. An entry bears one
 * run at a time, in all processes; so does prod, and the folder of the rehearsal.
 */
public final class Runs {
  /** The step whose work a roll back, or an undo, takes out of prod. */
  private static final String PROMOTING = "promote";

  private final Promotions promotions;
  private final Workflow workflow;
  private final Clock clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  Runs(Promotions promotions, Workflow workflow, Clock clock) {
    this.promotions = promotions;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Runs a step to its end, on the caller's thread.
   *
   * @throws Trouble where the process refuses to start it; a step that was started and failed
   *     returns its outcome instead
   */
  public Outcome run(String id, RunRequest request, RunListener listener, Cancellation cancellation)
      throws IOException {
    var step = workflow.step(request.step());
    if (step.person() && !request.who().isHuman()) {
      throw new Trouble(
          "Step " + step.number() + ", " + step.title() + ", is for a person",
          request.who().name() + " is an agent, and cannot take it",
          "Ask a person to go on in the window");
    }
    return alone(
        id,
        step,
        () -> {
          var reading = promotions.readForItsRun(id);
          promotions.remember(reading);
          var view = reading.promotion().step(step.key());
          if (!view.canStart()) {
            throw refused(step, view.blockedBy());
          }
          if (step.key().equals(PROMOTING)) {
            refuseBesideRollBack(step, id);
          }
          return carryOut(reading, request, Actions.of(step.key()), listener, cancellation);
        });
  }

  /**
   * Carries out the part of the roll back that comes next. With the last one the attempt ends.
   *
   * @param typedId the entry's ID, typed by the person, where the part replaces data
   * @param reason why it is rolled back, asked for by the last part; for the present state's backup
   *     why prod cannot be backed up any more, where the roll back goes on without
   */
  public Outcome rollBackPart(
      String id,
      RollBackPart part,
      String typedId,
      String reason,
      Who who,
      RunListener listener,
      Cancellation cancellation)
      throws IOException {
    if (part.replacesData()) {
      refuseSlip(id, typedId);
    }
    if (part.isLast() && reason.isBlank()) {
      throw new Trouble(
          "It is not said why prod is rolled back", "Nothing ran", "Say it in a sentence");
    }
    return rollBack(
        id,
        who,
        reason,
        part == RollBackPart.KEEP ? reason : "",
        facts -> {
          if (!RollBackPart.next(facts).equals(Optional.of(part))) {
            throw new Trouble(
                "Something else of the roll back comes first", "Nothing ran", "Look at it again");
          }
          return List.of(part);
        },
        listener,
        cancellation);
  }

  /**
   * Rolls prod back from the backup, all that is left of it at once, and ends the attempt.
   *
   * @param typedId the entry's ID, typed by the person, so that nobody does it by a slip
   */
  public Outcome rollBack(
      String id,
      String typedId,
      String reason,
      Who who,
      RunListener listener,
      Cancellation cancellation)
      throws IOException {
    refuseSlip(id, typedId);
    return rollBack(
        id,
        who,
        reason,
        "",
        facts -> {
          var done = RollBackPart.done(facts);
          return Stream.of(RollBackPart.values()).filter(part -> !done.contains(part)).toList();
        },
        listener,
        cancellation);
  }

  private static void refuseSlip(String id, String typedId) {
    if (!typedId.strip().equals(id)) {
      throw new Trouble(
          "\"" + typedId + "\" is not the entry's ID",
          "Nothing ran",
          "Type " + id + " to roll back");
    }
  }

  private Outcome rollBack(
      String id,
      Who who,
      String reason,
      String without,
      Function<Facts, List<RollBackPart>> parts,
      RunListener listener,
      Cancellation cancellation)
      throws IOException {
    var step = workflow.step(PROMOTING);
    if (!who.isHuman()) {
      throw new Trouble("Only a person can roll back", "Nothing ran", "Ask a person to do it");
    }
    return alone(
        id,
        step,
        () -> {
          var reading = promotions.readForItsRun(id);
          if (reading.promotion().closed() || !reading.promotion().facts().isInProd()) {
            throw new Trouble(
                "There is nothing to roll back",
                "Nothing ran",
                reading
                    .promotion()
                    .shipsWith()
                    .map(lead -> "Roll " + lead + " back, which it ships with")
                    .orElse("Abandon the promotion instead"));
          }
          var request = RunRequest.of(PROMOTING, who);
          var chosen = parts.apply(reading.promotion().facts());
          var work = new RollBack(chosen, without);
          var outcome = carryOut(reading, request, work, listener, cancellation);
          if (outcome.end() == Outcome.End.UNDONE && chosen.getLast().isLast()) {
            var why = reason.isBlank() ? "rolled back" : reason.strip();
            promotions.together().end(reading.promotion(), EventType.ROLLED_BACK, why, who);
            promotions.append(
                id,
                who,
                EventDraft.of(EventType.ROLLED_BACK)
                    .set("status", Status.PENDING.text())
                    .text(why));
            return Outcome.passed(outcome.summary());
          }
          return outcome;
        });
  }

  /**
   * Undoes what was promoted by new commits, where nothing else has happened since. The attempt
   * goes on: the step can be run again.
   */
  public Outcome undo(String id, Who who, RunListener listener, Cancellation cancellation)
      throws IOException {
    var step = workflow.step(PROMOTING);
    if (!who.isHuman()) {
      throw new Trouble("Only a person can undo", "Nothing ran", "Ask a person to do it");
    }
    return alone(
        id,
        step,
        () -> {
          var reading = promotions.readForItsRun(id);
          if (reading.promotion().closed()
              || !UndoPromotion.isPossible(workflow, reading.promotion().facts())) {
            throw new Trouble(
                "More has happened to prod than the commit, or nothing at all",
                "Nothing ran",
                "Roll back where prod was changed");
          }
          var request = RunRequest.of(PROMOTING, who);
          return carryOut(reading, request, new UndoPromotion(), listener, cancellation);
        });
  }

  private Outcome carryOut(
      Promotions.Reading reading,
      RunRequest request,
      Action action,
      RunListener listener,
      Cancellation cancellation)
      throws IOException {
    var id = reading.promotion().id();
    return new StepRunner(promotions.workspace(), workflow, promotions.keeper(), clock)
        .run(
            reading.promotion(),
            request,
            action,
            reading.inputs().now(),
            promotions.evidence(id),
            listener,
            cancellation);
  }

  /** Work of which an entry bears one at a time, in all processes. */
  private interface Lonely {
    Outcome run() throws IOException;
  }

  private Outcome alone(String id, Step step, Lonely work) throws IOException {
    var lock = ProcessLock.tryAcquire(ProcessLock.fileFor(runLock(id)));
    if (lock.isEmpty()) {
      throw refused(step, List.of("A step of this entry is running"));
    }
    try (var held = lock.get()) {
      running.add(id);
      try {
        return aloneInProd(
            step,
            () ->
                aloneInRehearsal(
                    step,
                    id,
                    () -> {
                      undoUnfinished();
                      return work.run();
                    }));
      } finally {
        running.remove(id);
      }
    }
  }

  /** What another entry ships now would be overwritten by the rest of the roll back. */
  private void refuseBesideRollBack(Step step, String id) throws IOException {
    for (var entry : promotions.log().entries()) {
      if (!entry.id().equals(id)
          && promotions.isRecorded(entry.id())
          && RollBackPart.isUnderWay(
              new History(workflow, promotions.keeper().events(entry.id())).current())) {
        throw refused(step, List.of("Prod is being rolled back from " + entry.id()));
      }
    }
  }

  /** Two entries must not change one prod at once. */
  private Outcome aloneInProd(Step step, Lonely work) throws IOException {
    var prod = promotions.workspace().prod();
    if (!step.key().equals(PROMOTING) || prod.isEmpty()) {
      return work.run();
    }
    var lock = ProcessLock.tryAcquire(ProcessLock.fileFor(prod.get().root().resolve("promotion")));
    if (lock.isEmpty()) {
      throw refused(step, List.of("Another entry is changing prod at this moment"));
    }
    try (var held = lock.get()) {
      return work.run();
    }
  }

  private Outcome aloneInRehearsal(Step step, String id, Lonely work) throws IOException {
    if (!step.rehearses()) {
      return work.run();
    }
    try (var turn = new RehearsalTurn(promotions).take(step, id)) {
      return work.run();
    }
  }

  private static Trouble refused(Step step, List<String> why) {
    return new Trouble(
        "Step " + step.number() + ", " + step.title() + ", cannot start: " + String.join("; ", why),
        "Nothing ran",
        "Do first what it waits for");
  }

  /** Puts prod's files back where a process was killed while it applied a promotion to them. */
  private void undoUnfinished() throws IOException {
    if (promotions.workspace().prod().filter(Checkout::git).isPresent()) {
      try (var git = GitCheckout.open(promotions.workspace().prod().orElseThrow().root())) {
        git.undoUnfinished();
      }
    }
  }

  /** Whether a run of the entry is under way, in whatever process. */
  boolean isRunning(String id) throws IOException {
    return running.contains(id) || ProcessLock.heldElsewhere(ProcessLock.fileFor(runLock(id)));
  }

  /**
   * A run's lock is held as long as its process lives, so a run with no end and no lock is dead.
   */
  private Path runLock(String id) {
    return promotions.keeper().folder(id).path().resolve("run");
  }
}

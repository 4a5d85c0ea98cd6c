package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.MergeOffer;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.Plan;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.promotion.RunRequest;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.wizard.Progressing.Progressed;
import dev.gatehouse.workflow.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One step of one promotion as its card shows it: how it stands, what would run, and its run. */
final class StepModel {
  private final PromotionModel promotion;
  private final ReadOnlyObjectWrapper<StepView> view;
  private final ReadOnlyObjectWrapper<Optional<Planned>> planned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Ended>> ended =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Progressed>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<List<String>> left = new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable Cancellation cancellation;
  private Instant started = Instant.EPOCH;
  private Runnable asked = () -> {};
  private Runnable wanted = () -> {};

  /**
   * What would run.
   *
   * @param gates the gates that run as well, a line each
   * @param merge dev's branch, where it could be merged instead
   */
  record Planned(Plan plan, List<String> gates, Optional<MergeOffer> merge) {}

  /** How the run that was started here ended: with an outcome, or refused. */
  record Ended(Optional<Outcome> outcome, Optional<Throwable> refusal) {}

  StepModel(PromotionModel promotion, StepView view) {
    this.promotion = promotion;
    this.view = new ReadOnlyObjectWrapper<>(view);
  }

  Step step() {
    return view.get().step();
  }

  ReadOnlyObjectProperty<StepView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  StepView view() {
    return view.get();
  }

  ReadOnlyObjectProperty<Optional<Planned>> plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Ended>> endedProperty() {
    return ended.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Progressed>> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The processes of earlier runs that are still running. */
  ReadOnlyObjectProperty<List<String>> leftProperty() {
    return left.getReadOnlyProperty();
  }

  void left(List<String> processes) {
    left.set(processes);
  }

  /** When the run that is under way was started. */
  Instant started() {
    return started;
  }

  void show(StepView now) {
    if (now.runs().isEmpty() && !view.get().runs().isEmpty()) {
      // Another attempt has begun: what the last run found is no longer the matter.
      forget();
    }
    view.set(now);
  }

  void plan(Planned now) {
    planned.set(Optional.of(now));
  }

  /** What it leaves of an earlier run is out of date, for its cause was removed. */
  void forget() {
    ended.set(Optional.empty());
  }

  /**
   * Starts a run.
   *
   * @param builtIn whether the built-in shall run although there is a script
   * @param input what the person typed for it
   * @param feed hears what it prints
   */
  void run(boolean builtIn, Map<String, String> input, OutputFeed feed) {
    if (running.get() || !view.get().canStart() || !promotion.busyProperty().get().isEmpty()) {
      return;
    }
    var who = promotion.who();
    if (who.isEmpty()) {
      promotion.trouble(
          new Trouble(
              "Nobody has said who you are",
              "The run could not be recorded under a name",
              "Give your name at the top of the window"));
      return;
    }
    var stop = new Cancellation();
    var request = new RunRequest(step().key(), who.get(), builtIn, input);
    var runner = promotion.runner();
    var listener = new Progressing(runner, feed, now -> progress.set(Optional.of(now)));
    var promotions = promotion.promotions();
    cancellation = stop;
    started = Instant.now();
    ended.set(Optional.empty());
    progress.set(Optional.empty());
    running.set(true);
    promotion.began(this);
    runner.run(
        step().title(),
        stop,
        () -> {
          promotion.check();
          return promotions.runs().run(promotion.id(), request, listener, stop);
        },
        Outcome::passed,
        outcome -> end(feed, new Ended(Optional.of(outcome), Optional.empty())),
        failure -> end(feed, new Ended(Optional.empty(), Optional.of(failure))));
  }

  private void end(OutputFeed feed, Ended how) {
    feed.drain();
    cancellation = null;
    progress.set(Optional.empty());
    ended.set(Optional.of(how));
    running.set(false);
    promotion.ended();
  }

  /** Is told when the step shall be run with what was typed on its card. */
  void onAsked(Runnable run) {
    asked = run;
  }

  /** Is told when the keyboard shall go to the step's card. */
  void onWanted(Runnable focus) {
    wanted = focus;
  }

  /** Puts the keyboard on the step's card, and the card in view. */
  void want() {
    wanted.run();
  }

  /** Asks for a run from somewhere else than the card. */
  void ask() {
    asked.run();
  }

  /** Asks the run that is under way to stop. */
  void cancel() {
    if (cancellation != null) {
      cancellation.cancel();
    }
  }
}

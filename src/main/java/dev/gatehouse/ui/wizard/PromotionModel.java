package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.RunListener;
import dev.gatehouse.script.RunTraces;
import dev.gatehouse.ui.compare.CompareModel;
import dev.gatehouse.ui.compare.Desk;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.control.TypedTexts;
import dev.gatehouse.ui.shell.Deed;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.wizard.StepModel.Planned;
import dev.gatehouse.workflow.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One promotion as the wizard shows it: which page is open, what its steps are doing. */
public final class PromotionModel implements Desk {
  private final Session session;
  private final String id;
  private final ReadOnlyObjectWrapper<Promotion> promotion;
  private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final BooleanBinding closed;
  private final BooleanBinding open;
  private final BooleanBinding shut;
  private final StringProperty savedAt = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
  private final Map<String, StepModel> steps = new LinkedHashMap<>();
  private final Latest plans;
  private final Latest looksForLeft;
  private final CompareModel compare;

  /** Opens on the page of the step that comes next. */
  PromotionModel(Session session, Promotion first) {
    this.session = session;
    this.id = first.id();
    this.promotion = new ReadOnlyObjectWrapper<>(first);
    this.plans = new Latest(session.runner());
    this.looksForLeft = new Latest(session.runner());
    var readOnly = session.safety().readOnlyProperty();
    closed = Bindings.createBooleanBinding(() -> promotion.get().closed(), promotion);
    open = closed.not();
    blocked.bind(
        Bindings.createStringBinding(
            () -> {
              if (closed.get()) {
                return "This promotion is complete";
              }
              return busy.get().isEmpty() ? readOnly.get() : busy.get();
            },
            closed,
            busy,
            readOnly));
    shut = closed.or(readOnly.isNotEmpty());
    var uncommitted = session.safety().uncommittedProperty();
    saved.bind(
        Bindings.createStringBinding(
            () ->
                savedAt.get().isEmpty() || uncommitted.get().isEmpty()
                    ? savedAt.get()
                    : savedAt.get() + ", not in git yet",
            savedAt,
            uncommitted));
    for (var view : first.steps()) {
      steps.put(view.step().key(), new StepModel(this, view));
    }
    this.compare = new CompareModel(this, session.runner());
    showPhase(phaseToOpen(first));
  }

  private static String phaseToOpen(Promotion promotion) {
    return promotion.phases().stream()
        .filter(view -> view.done() < view.steps().size())
        .findFirst()
        .orElse(promotion.phases().getLast())
        .phase()
        .key();
  }

  @Override
  public String id() {
    return id;
  }

  Promotions promotions() {
    return session.promotions();
  }

  /** Who one is; empty until somebody has said it. */
  Optional<Who> who() {
    return session.whoProperty().get();
  }

  /** What was typed and not given away yet. */
  TypedTexts typed() {
    return session.typed();
  }

  /** Turns to another promotion. */
  void open(String other) {
    session.open(other);
  }

  /** Shows what went wrong. */
  void trouble(Throwable thrown) {
    session.trouble(thrown);
  }

  TaskRunner runner() {
    return session.runner();
  }

  CompareModel compare() {
    return compare;
  }

  ReadOnlyObjectProperty<Promotion> promotionProperty() {
    return promotion.getReadOnlyProperty();
  }

  @Override
  public Promotion promotion() {
    return promotion.get();
  }

  /** The key of the phase whose page is shown. */
  ReadOnlyStringProperty phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** Why nothing can be started or written now; empty where it can. */
  @Override
  public ReadOnlyStringProperty busyProperty() {
    return blocked.getReadOnlyProperty();
  }

  /**
   * Whether something can still happen to the promotion: what asks for it goes when it is closed.
   */
  BooleanBinding openProperty() {
    return open;
  }

  @Override
  public BooleanExpression shutProperty() {
    return shut;
  }

  /** What is under way now; empty where nothing is. */
  ReadOnlyStringProperty workProperty() {
    return busy.getReadOnlyProperty();
  }

  /** To be called off the FX thread right before something is run. */
  void check() {
    session.safety().check();
  }

  /** What was written last, and when. */
  ReadOnlyStringProperty savedProperty() {
    return saved.getReadOnlyProperty();
  }

  StepModel step(String key) {
    return Objects.requireNonNull(steps.get(key), key);
  }

  /** Takes over how the promotion stands now; the page that is shown stays. */
  void show(Promotion now) {
    promotion.set(now);
    for (var view : now.steps()) {
      step(view.step().key()).show(view);
    }
    look();
  }

  /** Turns to a phase's page. */
  void showPhase(String key) {
    phase.set(key);
    look();
  }

  PhaseView phase() {
    return phase(phase.get());
  }

  PhaseView phase(String key) {
    return promotion.get().phases().stream()
        .filter(view -> view.phase().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Which of the phases it is, from 1. */
  int number(String phaseKey) {
    return promotion.get().phases().indexOf(phase(phaseKey)) + 1;
  }

  Optional<PhaseView> previous() {
    return neighbour(-1);
  }

  Optional<PhaseView> next() {
    return neighbour(1);
  }

  private Optional<PhaseView> neighbour(int distance) {
    var phases = promotion.get().phases();
    var at = phases.indexOf(phase()) + distance;
    return at < 0 || at >= phases.size() ? Optional.empty() : Optional.of(phases.get(at));
  }

  /** Whether Next may be pressed: the next phase's gate is open. */
  boolean isNextOpen() {
    return next().filter(PhaseView::isOpen).isPresent();
  }

  /** Why Next cannot be pressed; empty where it can, or where there is no next page. */
  String nextReason() {
    return next()
        .filter(view -> !view.isOpen())
        .map(
            view ->
                view.phase().title()
                    + " opens when "
                    + Said.steps(view.heldBy().stream().map(Step::number).toList())
                    + (view.heldBy().size() == 1 ? " passes" : " pass"))
        .orElse("");
  }

  /** The step that evidence belongs to which is dropped on the page and not on a card. */
  Step evidenceStep() {
    var views = phase().steps();
    return views.stream()
        .filter(view -> !view.state().isSatisfied())
        .findFirst()
        .orElse(views.getLast())
        .step();
  }

  @Override
  public void record(String what, Deed deed, Runnable afterwards) {
    var engine = promotions();
    Who who;
    try {
      who = session.who();
    } catch (Trouble nameless) {
      session.trouble(nameless);
      return;
    }
    session.act(
        what,
        () -> deed.carryOut(engine, who),
        now -> {
          written();
          afterwards.run();
        },
        session::trouble);
  }

  @Override
  public <T> void read(String what, Question<T> question, Consumer<T> onDone) {
    var engine = promotions();
    session.runner().run(what, () -> question.answer(engine), onDone, session::trouble);
  }

  @Override
  public <T> void readNewest(
      Latest kind,
      String what,
      Question<T> question,
      Consumer<T> onDone,
      Consumer<Throwable> onFailed) {
    var engine = promotions();
    kind.run(what, () -> question.answer(engine), onDone, onFailed);
  }

  void began(StepModel step) {
    busy.set("Step " + step.step().number() + ", " + step.step().title() + ", is running");
  }

  /**
   * Carries out one part of the roll back.
   *
   * @param typed the entry's ID as the person typed it, where the part wants it
   * @param reason why it is rolled back, where the part wants that
   * @param onEnd gets how it ended, in words
   */
  void rollBack(
      RollBackPart part, String typed, String reason, OutputFeed feed, Consumer<String> onEnd) {
    takeBack(
        "Prod is being rolled back",
        (who, listener, stop) ->
            promotions().runs().rollBackPart(id, part, typed, reason, who, listener, stop),
        feed,
        onEnd);
  }

  /** Undoes what was promoted, where nothing else has happened since. */
  void undo(OutputFeed feed, Consumer<String> onEnd) {
    takeBack(
        "The promotion is being undone",
        (who, listener, stop) -> promotions().runs().undo(id, who, listener, stop),
        feed,
        onEnd);
  }

  /** Takes something out of prod. */
  private interface Withdrawal {
    Outcome run(Who who, RunListener listener, Cancellation stop) throws Exception;
  }

  private void takeBack(String what, Withdrawal work, OutputFeed feed, Consumer<String> onEnd) {
    var who = who();
    if (who.isEmpty() || !blocked.get().isEmpty()) {
      return;
    }
    var stop = new Cancellation();
    var listener = new Progressing(runner(), feed, now -> {});
    busy.set(what);
    runner()
        .run(
            what,
            stop,
            () -> {
              check();
              return work.run(who.get(), listener, stop);
            },
            outcome -> outcome.end() != Outcome.End.FAILED,
            outcome -> {
              feed.drain();
              onEnd.accept(
                  Stream.concat(Stream.of(outcome.summary()), outcome.details().stream())
                      .collect(Collectors.joining("\n")));
              ended();
            },
            failure -> {
              feed.drain();
              ended();
              trouble(failure);
            });
  }

  /** Asks all steps that are running to stop. */
  void cancel() {
    steps.values().forEach(StepModel::cancel);
  }

  void ended() {
    busy.set("");
    written();
    session.refresh();
  }

  private void written() {
    savedAt.set("Saved " + Times.timeOfDay(Instant.now()) + " to the log");
  }

  /** Looks up what the page shows beside the promotion itself. */
  private void look() {
    var shown = phase().phase();
    var keys = shown.steps().stream().map(Step::key).toList();
    var engine = promotions();
    plans.run("Looking up what will run", () -> plans(engine, keys), this::plan, session::trouble);
    lookForLeft();
    if (shown.steps().stream()
        .anyMatch(step -> step.asksFor(Step.Ask.DELTAS) || step.asksFor(Step.Ask.FINDINGS))) {
      compare.refresh();
    }
  }

  private void lookForLeft() {
    var engine = promotions();
    looksForLeft.run(
        "Looking for what was left running",
        () -> engine.leftRunning().of(id),
        this::left,
        session::trouble);
  }

  private void left(List<RunTraces.Left> found) {
    for (var step : steps.values()) {
      step.left(
          found.stream()
              .filter(left -> left.what().equals(step.step().key()))
              .flatMap(left -> left.processes().stream())
              .toList());
    }
  }

  /** Ends what earlier runs have left running. */
  void endLeft(String title) {
    var engine = promotions();
    busy.set("What " + title + " has left running is being ended");
    session
        .runner()
        .run(
            "Ending what was left running",
            () -> {
              engine.leftRunning().end(id);
              return id;
            },
            done -> {
              busy.set("");
              lookForLeft();
            },
            failure -> {
              busy.set("");
              lookForLeft();
              trouble(failure);
            });
  }

  private Map<String, Planned> plans(Promotions engine, List<String> keys) throws Exception {
    var plans = new LinkedHashMap<String, Planned>();
    for (var key : keys) {
      var proposals = engine.proposals();
      plans.put(
          key, new Planned(engine.plan(id, key), proposals.gates(key), proposals.merge(id, key)));
    }
    return plans;
  }

  private void plan(Map<String, Planned> found) {
    found.forEach((key, planned) -> step(key).plan(planned));
  }
}

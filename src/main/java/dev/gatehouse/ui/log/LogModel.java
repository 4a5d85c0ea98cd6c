package dev.gatehouse.ui.log;

import dev.gatehouse.action.EntryIds;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge.Conflict;
import dev.gatehouse.promotion.EntryView;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.shell.Deed;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.shell.Session.Contents;
import dev.gatehouse.ui.task.Latest;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import javafx.util.Subscription;

/** What the log page shows and decides, without a control in sight. */
public final class LogModel {
  private static final Duration TICK = Duration.seconds(15);

  private final Session session;
  private final LogRows rows = new LogRows();
  private final ReadOnlyObjectWrapper<Instant> now =
      new ReadOnlyObjectWrapper<>(this, "now", Instant.now());
  private final ObjectProperty<Optional<LogRow>> chosen =
      new SimpleObjectProperty<>(this, "chosen", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EntryDetails>> details =
      new ReadOnlyObjectWrapper<>(this, "details", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EntryDraft>> draft =
      new ReadOnlyObjectWrapper<>(this, "draft", Optional.empty());
  private final Latest readings;
  private final Latest rowLooks;
  private final Drafts drafts;

  /** Whether what is known of the chosen row need not be read again. */
  private boolean known;

  private final Errands errands;
  private BiConsumer<EntryDraft, Collection<Conflict>> onConflict = (typed, conflicts) -> {};

  public LogModel(Session session) {
    this(session, FileOpener.ofSystem());
  }

  /** With a way of one's own to open the log's file. */
  LogModel(Session session, FileOpener opener) {
    this.session = session;
    this.errands = new Errands(session, opener);
    this.drafts = new Drafts(session);
    this.readings = new Latest(session.runner());
    this.rowLooks = new Latest(session.runner());
    chosen.subscribe(
        row -> {
          if (!known) {
            readDetails(row);
          }
        });
    chosen.subscribe(row -> showDraft());
    chosen.subscribe(row -> errands.forget());
  }

  /** Follows the session until the result is unsubscribed. */
  Subscription attach() {
    var ticking = new Timeline(new KeyFrame(TICK, event -> tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
    return Subscription.combine(
        session.contentsProperty().subscribe(this::show),
        session.lookedProperty().subscribe(looks -> lookAtOpenRow()),
        session.pageProperty().subscribe(page -> lookAtOpenRow()),
        session.runner().runningProperty().subscribe(running -> lookAtOpenRow()),
        ticking::stop);
  }

  /** Ages go on while nothing happens. */
  private void tick() {
    now.set(Instant.now());
    if (session.runner().runningProperty().get() > 0) {
      lookAtOpenRow();
    }
  }

  /** What the row of the open entry says moves on with it; the others wait for the next look. */
  private void lookAtOpenRow() {
    var id = session.currentId();
    if (id.isEmpty() || session.pageProperty().get() != Session.Page.LOG) {
      return;
    }
    var engine = session.promotions();
    rowLooks.run(
        "Look at the row of " + id,
        () -> engine.entry(id),
        view -> view.ifPresent(this::replace),
        // Whoever reads the whole log is told what is wrong with it.
        failure -> {});
  }

  /** The same where all about the entry was just read. */
  private void replaceKnown(EntryView view) {
    known = true;
    try {
      replace(view);
    } finally {
      known = false;
    }
  }

  private void replace(EntryView view) {
    rows.replace(view)
        .ifPresent(
            change -> {
              if (chosen.get().filter(change.before()::equals).isPresent()) {
                chosen.set(Optional.of(change.after()));
              }
            });
  }

  /** The moment that ages are told for. */
  ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /** The rows of the table. */
  LogRows rows() {
    return rows;
  }

  /** The row that the pane beside the table shows. */
  public ObjectProperty<Optional<LogRow>> chosenProperty() {
    return chosen;
  }

  /** What is known of the chosen row beyond the row itself; empty until it was read. */
  public ReadOnlyObjectProperty<Optional<EntryDetails>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /** Why nothing can be written from this window; empty where it can. */
  ReadOnlyStringProperty readOnlyProperty() {
    return session.safety().readOnlyProperty();
  }

  /** Why the entry cannot be edited although the log can; empty where it can. */
  Optional<String> lock(LogRow row) {
    return session.contentsProperty().get().lock(row.id());
  }

  /** What is typed for the chosen row and not saved; empty where nobody edits it. */
  ReadOnlyObjectProperty<Optional<EntryDraft>> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /** Is asked to let a person decide where others have changed what was typed here. */
  void onConflict(BiConsumer<EntryDraft, Collection<Conflict>> decide) {
    onConflict = decide;
  }

  /** Begins to edit the row's cells, or goes on. */
  void edit(LogRow row) {
    drafts.begin(row.view().entry(), EntryDraft.fields(row.hasRecord()));
    showDraft();
  }

  /** Gives up what was typed. */
  void undo(EntryDraft typed) {
    drafts.drop(typed);
    showDraft();
  }

  void save(EntryDraft typed) {
    drafts.save(typed, conflicts -> onConflict.accept(typed, conflicts), this::showDraft);
  }

  /** Lets a person decide now between what was typed and what others have written. */
  void compare(EntryDraft typed) {
    rows.of(typed.id())
        .map(row -> typed.against(row.view().entry()).conflicts().values())
        .filter(conflicts -> !conflicts.isEmpty())
        .ifPresent(conflicts -> onConflict.accept(typed, conflicts));
  }

  /** Makes what a note states a field of the entry. */
  void takeOver(LogRow row, Field field, String value) {
    mend(
        "Take over " + field.label(),
        (engine, who) -> engine.edits().set(row.id(), field, value, who));
  }

  /** Does what a person has decided about the chosen entry. */
  void carryOut(String what, Deed deed) {
    mend(what, deed::carryOut);
  }

  /** Something that is written under a person's name. */
  private interface Writing {
    void by(Promotions engine, Who who) throws Exception;
  }

  private void mend(String what, Writing writing) {
    var engine = session.promotions();
    try {
      var who = session.who();
      session.mend(
          what,
          () -> {
            session.safety().check();
            writing.by(engine, who);
          });
    } catch (Trouble nameless) {
      session.trouble(nameless);
    }
  }

  private void showDraft() {
    draft.set(chosen.get().map(LogRow::id).flatMap(drafts::of));
  }

  /**
   * What "Continue" goes on with: the chosen entry where it can, else the first that is in work.
   */
  public Optional<LogRow> toContinue() {
    var here = chosen.get().filter(LogRow::hasRecord);
    return here.isPresent() ? here : rows.all().stream().filter(LogRow::isInWork).findFirst();
  }

  public void open(LogRow row) {
    session.open(row.id());
  }

  /** Opens a promotion on the page of a step. */
  void open(String id, String stepKey) {
    session.open(id, stepKey);
  }

  /** What is done with an entry that changes nothing of it. */
  Errands errands() {
    return errands;
  }

  public void adopt(LogRow row) {
    session.start(row.id(), () -> {}, session::trouble);
  }

  /**
   * Opens a new promotion.
   *
   * @param onRefused told why not, the ID's form for example
   * @param onOpened told that it is open
   */
  public void create(String id, Consumer<Throwable> onRefused, Runnable onOpened) {
    try {
      EntryIds.check(id);
      if (rows.of(id).isPresent()) {
        throw new Trouble(
            id + " stands in the log already",
            "Each entry has an ID of its own",
            "Take another, or continue that entry");
      }
      session.start(id, onOpened, onRefused);
    } catch (Trouble refused) {
      onRefused.accept(refused);
    }
  }

  private void show(Contents contents) {
    drafts.follow(contents);
    var before = chosen.get().map(LogRow::id);
    var steps = session.promotions().workflow().steps().size();
    now.set(Instant.now());
    rows.setAll(contents.entries().stream().map(view -> new LogRow(view, steps)).toList());
    var again = before.flatMap(rows::of);
    var shown = chosen.get();
    chosen.set(again.isPresent() ? again : rows.all().stream().findFirst());
    // The row may be as it was, and what its steps have looked at be another by now.
    if (again.isPresent() && again.equals(shown) && again.get().isInWork()) {
      readDetails(again);
    }
  }

  private void readDetails(Optional<LogRow> row) {
    readings.drop();
    if (row.isEmpty()) {
      details.set(Optional.empty());
      return;
    }
    if (details.get().filter(shown -> shown.id().equals(row.get().id())).isEmpty()) {
      details.set(Optional.empty());
    }
    readings.run(
        "Read " + row.get().id(),
        () -> EntryDetails.read(session.promotions(), row.get()),
        read -> {
          read.view().ifPresent(this::replaceKnown);
          details.set(Optional.of(read));
        },
        failure -> details.set(Optional.of(EntryDetails.unread(row.get(), failure))));
  }
}

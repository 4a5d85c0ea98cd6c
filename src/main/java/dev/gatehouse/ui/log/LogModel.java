package dev.gatehouse.ui.log;

import dev.gatehouse.action.EntryIds;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge.Conflict;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.shell.Deed;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.ui.shell.Session.Contents;
import dev.gatehouse.ui.task.Latest;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/** What the log page shows and decides, without a control in sight. */
public final class LogModel {
  private final Session session;
  private final ObservableList<LogRow> all = FXCollections.observableArrayList();
  private final FilteredList<LogRow> rows = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final Set<Status> wanted = EnumSet.noneOf(Status.class);
  private final ObjectProperty<Optional<LogRow>> chosen =
      new SimpleObjectProperty<>(this, "chosen", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EntryDetails>> details =
      new ReadOnlyObjectWrapper<>(this, "details", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EntryDraft>> draft =
      new ReadOnlyObjectWrapper<>(this, "draft", Optional.empty());
  private final Latest readings;
  private final Drafts drafts;
  private BiConsumer<EntryDraft, Collection<Conflict>> onConflict = (typed, conflicts) -> {};

  public LogModel(Session session) {
    this.session = session;
    this.drafts = new Drafts(session);
    this.readings = new Latest(session.runner());
    filter.subscribe(text -> sift());
    chosen.subscribe(row -> readDetails(row));
    chosen.subscribe(row -> showDraft());
  }

  /** Follows the session until the result is unsubscribed. */
  Subscription attach() {
    return session.contentsProperty().subscribe(this::show);
  }

  /** The rows that the filter and the statuses let through; what is in work comes first. */
  public ObservableList<LogRow> rows() {
    return rows;
  }

  public StringProperty filterProperty() {
    return filter;
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
    drafts.begin(row.view().entry());
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
    all.stream()
        .filter(row -> row.id().equals(typed.id()))
        .findFirst()
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

  /** Shows entries of this status or not; where none is wanted, all are shown. */
  public void want(Status status, boolean want) {
    if (want) {
      wanted.add(status);
    } else {
      wanted.remove(status);
    }
    sift();
  }

  public long count(Status status) {
    return all.stream()
        .filter(row -> row.view().entry().status().filter(is -> is == status).isPresent())
        .count();
  }

  /** How many entries the log has, shown or not. */
  public int size() {
    return all.size();
  }

  /**
   * What "Continue" goes on with: the chosen entry where it can, else the first that is in work.
   */
  public Optional<LogRow> toContinue() {
    var here = chosen.get().filter(LogRow::hasRecord);
    return here.isPresent() ? here : all.stream().filter(LogRow::isInWork).findFirst();
  }

  public void open(LogRow row) {
    session.open(row.id());
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
      if (all.stream().anyMatch(row -> row.id().equals(id))) {
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

  private void sift() {
    var words = filter.get();
    var statuses = Set.copyOf(wanted);
    rows.setPredicate(
        row ->
            row.matches(words)
                && (statuses.isEmpty()
                    || row.view().entry().status().filter(statuses::contains).isPresent()));
  }

  private void show(Contents contents) {
    drafts.follow(contents);
    var before = chosen.get().map(LogRow::id);
    var steps = session.promotions().workflow().steps().size();
    all.setAll(
        contents.entries().stream()
            .map(view -> new LogRow(view, steps))
            .sorted(Comparator.comparing(row -> !row.isInWork()))
            .toList());
    var again = before.flatMap(id -> all.stream().filter(row -> row.id().equals(id)).findFirst());
    chosen.set(again.isPresent() ? again : all.stream().findFirst());
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
        read -> details.set(Optional.of(read)),
        failure -> details.set(Optional.of(EntryDetails.unread(row.get(), failure))));
  }
}

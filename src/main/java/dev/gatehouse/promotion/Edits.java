package dev.gatehouse.promotion;

import dev.gatehouse.action.EntryIds;
import dev.gatehouse.action.NewEntry;
import dev.gatehouse.action.RequiredFields;
import dev.gatehouse.compare.Claims;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is changed of an entry's text, by the window, by scripts and by agents, each with its name.
 * Every edit is judged and made in one turn, on the log as it is then, so that none overwrites
 * another; it is in the ledger and the log when its method returns. A row that people wrote by hand
 * gets its record by the first edit that changes it: it is adopted. The checkouts are not looked
 * at.
 */
public final class Edits {
  private static final String STATUS = "status";
  private static final String NOTHING = "Nothing was recorded";

  private final Promotions promotions;

  Edits(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * Adds an entry, with its record.
   *
   * @param status Pending, or Dev-only
   * @return the entry as the log has it
   * @throws Trouble where the ID is of another form or taken, or a field is empty
   */
  public LogEntry add(String id, String summary, Status status, String owner, Who who)
      throws IOException {
    if (status != Status.PENDING && status != Status.DEV_ONLY) {
      throw new IllegalArgumentException("a new entry is not " + status.text());
    }
    EntryIds.check(id);
    var missing = NewEntry.missing(summary, owner);
    if (!missing.isEmpty()) {
      throw new Trouble("The entry is not complete", String.join(". ", missing), NOTHING);
    }
    var draft =
        EventDraft.of(EventType.OPENED)
            .step("add")
            .set(Field.SUMMARY.key(), summary.strip())
            .set(Field.OWNER.key(), owner.strip())
            .set(STATUS, status.text());
    var log =
        promotions
            .keeper()
            .append(
                id,
                who,
                (now, history) -> {
                  refuseTaken(id, now, history);
                  return List.of(draft);
                });
    return log.entry(id).orElseThrow();
  }

  /**
   * Sets a field. The value that it has already changes and records nothing.
   *
   * @return the entry as the log has it then
   * @throws Trouble where the process does not allow it
   */
  public LogEntry set(String id, Field field, String value, Who who) throws IOException {
    var wanted = field == Field.CLAIMS ? Claims.parse(value).asField() : value;
    refuseValue(field, wanted);
    var type = field == Field.CLAIMS ? EventType.CLAIMED : EventType.EDITED;
    return change(
        id,
        who,
        (entry, history) -> {
          if (entry.text(field).equals(wanted)) {
            return Optional.empty();
          }
          var draft = EventDraft.of(type).set(field.key(), wanted);
          return Optional.of(field == Field.CLAIMS ? draft.step("update") : draft);
        });
  }

  /**
   * Claims more paths for an entry, beside those that it claims when its turn comes. What people
   * wrote in the field stays, and what is claimed already records nothing.
   *
   * @return the entry as the log has it then
   */
  public LogEntry claim(String id, List<String> paths, Who who) throws IOException {
    return change(
        id,
        who,
        (entry, history) -> {
          var now = entry.text(Field.CLAIMS);
          var wanted = Claims.added(now, paths);
          return wanted.equals(now)
              ? Optional.empty()
              : Optional.of(
                  EventDraft.of(EventType.CLAIMED).step("update").set(Field.CLAIMS.key(), wanted));
        });
  }

  /**
   * Writes what a person typed for an entry's cells, in one turn with a look at what others have
   * written meanwhile. A row that people keep by hand, without a record, stays one.
   *
   * @param began what the cells said when typing began
   * @param typed what they shall say
   * @return how the two go together; where it has conflicts, nothing was written
   * @throws Trouble where the entry is closed or gone, or a cell may not say that
   */
  public FieldMerge merge(String id, Map<Field, String> began, Map<Field, String> typed, Who who)
      throws IOException {
    var merged = new AtomicReference<FieldMerge>();
    if (promotions.isRecorded(id)) {
      promotions
          .keeper()
          .append(
              id,
              who,
              (now, history) -> {
                var merge = merged(only(id, now, history), began, typed);
                merged.set(merge);
                return merge.conflicts().isEmpty() ? edited(merge.toWrite()) : List.of();
              });
    } else {
      promotions
          .keeper()
          .edit(
              id,
              who,
              now -> {
                var merge = merged(only(id, now), began, typed);
                merged.set(merge);
                return merge.conflicts().isEmpty() ? written(now, id, merge.toWrite()) : now;
              });
    }
    return Objects.requireNonNull(merged.get(), id);
  }

  private static FieldMerge merged(
      LogEntry entry, Map<Field, String> began, Map<Field, String> typed) {
    var theirs = new EnumMap<Field, String>(Field.class);
    typed.keySet().forEach(field -> theirs.put(field, entry.text(field)));
    var merge = new FieldMerge(began, typed, theirs);
    merge.toWrite().forEach(Edits::refuseValue);
    return merge;
  }

  private static List<EventDraft> edited(Map<Field, String> values) {
    var drafts = new ArrayList<EventDraft>();
    var others = new EnumMap<Field, String>(Field.class);
    others.putAll(values);
    var claims = others.remove(Field.CLAIMS);
    if (!others.isEmpty()) {
      var draft = EventDraft.of(EventType.EDITED);
      others.forEach((field, value) -> draft.set(field.key(), value));
      drafts.add(draft);
    }
    if (claims != null) {
      var parsed = Claims.parse(claims).asField();
      drafts.add(EventDraft.of(EventType.CLAIMED).step("update").set(Field.CLAIMS.key(), parsed));
    }
    return drafts;
  }

  private static PromotionLog written(PromotionLog log, String id, Map<Field, String> values) {
    var changed = log;
    for (var value : values.entrySet()) {
      changed =
          switch (value.getKey()) {
            case SUMMARY, OWNER, NOTES -> changed.withCell(id, value.getKey(), value.getValue());
            case CLAIMS ->
                changed.withField(id, Field.CLAIMS, Claims.parse(value.getValue()).asField());
            default ->
                throw new Trouble(
                    "\""
                        + value.getKey().label()
                        + "\" belongs to the record, and "
                        + id
                        + " has none",
                    NOTHING,
                    "Adopt the entry first");
          };
    }
    return changed;
  }

  /**
   * Sets the status, as far as the process allows it: Approved and Promoted are given by their
   * steps, which run where they can start; what is Dev-only stays so.
   *
   * @return the entry as the log has it then
   * @throws Trouble with the reason where the process does not allow it
   */
  public LogEntry status(String id, Status status, Who who) throws IOException {
    return switch (status) {
      case APPROVED -> new StatusGate(promotions).pass(id, "approve", status, who);
      case PROMOTED -> new StatusGate(promotions).pass(id, "release", status, who);
      case PENDING, DEV_ONLY ->
          change(
              id,
              who,
              (entry, history) ->
                  StatusGate.opens(entry, history, status)
                      ? Optional.of(EventDraft.of(EventType.EDITED).set(STATUS, status.text()))
                      : Optional.empty());
    };
  }

  /**
   * Writes a dated note into the entry's section.
   *
   * @return the entry as the log has it then
   */
  public LogEntry note(String id, String text, Who who) throws IOException {
    if (text.isBlank()) {
      throw new Trouble("A note is needed", NOTHING, "Write a sentence");
    }
    return change(
        id,
        who,
        (entry, history) -> Optional.of(EventDraft.of(EventType.NOTED).text(text.strip())));
  }

  /** Says what to record of an entry, if anything. */
  interface Change {
    Optional<EventDraft> of(LogEntry entry, History history) throws IOException;
  }

  LogEntry change(String id, Who who, Change change) throws IOException {
    var log =
        promotions
            .keeper()
            .append(
                id,
                who,
                (now, history) -> {
                  var entry = only(id, now, history);
                  var draft = change.of(entry, history);
                  if (draft.isEmpty()) {
                    return List.of();
                  }
                  return history.all().isEmpty()
                      ? List.of(adopted(now, entry, draft.get()), draft.get())
                      : List.of(draft.get());
                });
    return log.entry(id).orElseThrow();
  }

  /** The one row of an entry that is still open. */
  private static LogEntry only(String id, PromotionLog log, History history) {
    if (!history.all().isEmpty() && log.entry(id).isEmpty()) {
      throw new Trouble(
          "The log has no row for " + id,
          NOTHING,
          "It has a record: step 1 of its promotion writes the row, or put it back");
    }
    var row = only(id, log);
    if (history.last(EventType.CLOSED).isPresent()) {
      throw new Trouble(id + " is closed", "Its record is complete", "Start a new entry");
    }
    return row;
  }

  private static LogEntry only(String id, PromotionLog log) {
    var rows = log.entries().stream().filter(entry -> entry.id().equals(id)).toList();
    if (rows.isEmpty()) {
      throw new Trouble(
          "The log has no row for " + id,
          NOTHING,
          "Add the entry, or look whether its ID was changed by hand");
    }
    if (rows.size() > 1) {
      throw new Trouble(
          id + " stands in the log more than once",
          "Nobody could tell which of the rows is meant",
          "Give each row an ID of its own");
    }
    return rows.getFirst();
  }

  private void refuseTaken(String id, PromotionLog log, History history) {
    var row = log.entry(id);
    if (row.isPresent()) {
      throw new Trouble(
          "The log has an entry " + id + " already, in line " + row.get().line(),
          NOTHING,
          "Take another ID, or change that entry");
    }
    if (!history.all().isEmpty() || Ledger.exists(promotions.folder(id).path())) {
      throw new Trouble(
          id + " has a record already, and no row yet",
          NOTHING,
          "Go on with its promotion: step 1 writes the row");
    }
  }

  private static void refuseValue(Field field, String value) {
    if (field == Field.SHIPS_WITH) {
      throw new Trouble(
          "Which entry another ships with is chosen, not typed",
          NOTHING,
          "Choose it on the card of the leading entry's claims");
    }
    if ((field == Field.SUMMARY || field == Field.OWNER) && value.isBlank()) {
      throw new Trouble(
          "An entry has to have " + (field == Field.OWNER ? "an owner" : "a summary"),
          NOTHING,
          "Write one");
    }
    var said = value.strip();
    if (Field.required().contains(field)
        && (said.startsWith(RequiredFields.WAIVED)
            || said.startsWith(RequiredFields.NOT_APPLICABLE))) {
      throw new Trouble(
          "A waiver and a statement are given by a person, on the step that they speak of",
          NOTHING,
          "Ask a person to give it in the window");
    }
  }

  /** The event that takes a hand-written row over, before an edit of it. */
  private EventDraft adopted(PromotionLog log, LogEntry entry, EventDraft edit) throws IOException {
    var logFile = promotions.logFile().orElseThrow();
    if (RecordState.of(logFile, log, entry) == RecordState.BROKEN) {
      throw new Trouble(
          "The record of " + entry.id() + " is gone or cannot be read",
          "Its entry shows what only a record proves, and " + NOTHING.toLowerCase(Locale.ROOT),
          "Bring its folder under promotions/ back from git or from a backup");
    }
    if (entry.status().isEmpty() && !edit.sets(STATUS)) {
      throw new Trouble(
          "\"" + entry.statusText() + "\" is no status, so " + entry.id() + " cannot be taken over",
          NOTHING,
          "Set its status to Pending or Dev-only first");
    }
    return adoption(entry);
  }

  /** Takes a hand-written row over with the status that it has, if that is one. */
  static EventDraft adoption(LogEntry row) {
    var draft = EventDraft.of(EventType.ADOPTED).step("add");
    return row.status().map(status -> draft.set(STATUS, status.text())).orElse(draft);
  }
}

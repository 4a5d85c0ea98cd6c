package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.record.EntryLines;
import dev.gatehouse.workflow.Workflow;
import java.util.List;
import java.util.Map;

/**
 * Writes into the log what an event changes of the entry, and nothing else. What happens before
 * there is a row waits in the ledger and is written with it.
 */
final class LogWriter {
  static final String NOTES = "Updates, statements and exceptions";

  private static final String STATUS = "status";

  private final Workflow workflow;

  LogWriter(Workflow workflow) {
    this.workflow = workflow;
  }

  /**
   * The log after an event.
   *
   * @param earlier the events before it, for a row that is only now written
   */
  PromotionLog write(PromotionLog log, String id, Event event, List<Event> earlier) {
    if (log.entry(id).isPresent()) {
      return change(log, id, event);
    }
    var summary = event.set().get(Field.SUMMARY.key());
    var owner = event.set().get(Field.OWNER.key());
    if (summary == null || owner == null) {
      return log;
    }
    var added = log.add(id, summary, status(event), owner, "");
    for (var before : earlier) {
      added = change(added, id, before);
    }
    return change(added, id, event);
  }

  /**
   * The same for an event that a crash may have kept from the log, wholly or not: a line that is
   * there already is not added again.
   */
  PromotionLog complete(PromotionLog log, String id, Event event, List<Event> earlier) {
    var block = event.type() == EventType.MOVED ? EntryLines.TRANSITIONS : NOTES;
    var line = event.type() == EventType.MOVED ? EntryLines.transition(event) : note(event);
    var there =
        log.entry(id).isPresent()
            && log.block(id, block).filter(lines -> lines.contains(line)).isPresent();
    return there ? fields(log, id, event.set()) : write(log, id, event, earlier);
  }

  private static Status status(Event event) {
    return Status.ofText(event.set().getOrDefault(STATUS, "")).orElse(Status.PENDING);
  }

  private PromotionLog change(PromotionLog log, String id, Event event) {
    var changed = fields(log, id, event.set());
    changed =
        switch (event.type()) {
          case MOVED -> transition(changed, id, event);
          case STATED,
              SKIPPED,
              WAIVED,
              MANDATED,
              ACKNOWLEDGED,
              NOTED,
              ROLLED_BACK,
              ABANDONED,
              FOUND_EDITED,
              JOINED ->
              EntryLines.isItem(event)
                  ? item(changed, id, event)
                  : event.text().isEmpty()
                      ? changed
                      : changed.withLine(id, NOTES, List.of(), note(event));
          case SIGNED -> changed.withLine(id, NOTES, List.of(), note(event));
          case FINISHED ->
              event.set().containsKey(STATUS)
                  ? changed.withLine(id, NOTES, List.of(), note(event))
                  : changed;
          case DECIDED -> EntryLines.isItem(event) ? item(changed, id, event) : changed;
          default -> changed;
        };
    return changed;
  }

  private static PromotionLog fields(PromotionLog log, String id, Map<String, String> set) {
    var changed = log;
    for (var one : set.entrySet()) {
      if (one.getKey().equals(STATUS)) {
        var status = Status.ofText(one.getValue()).orElseThrow();
        if (!changed.entry(id).orElseThrow().status().equals(java.util.Optional.of(status))) {
          changed = changed.withStatus(id, status);
        }
        continue;
      }
      var field = Field.ofKey(one.getKey()).orElseThrow();
      changed =
          switch (field) {
            case SUMMARY, OWNER, NOTES ->
                cell(changed, id, field).equals(one.getValue())
                    ? changed
                    : changed.withCell(id, field, one.getValue());
            default -> changed.withField(id, field, one.getValue());
          };
    }
    return changed;
  }

  private static String cell(PromotionLog log, String id, Field field) {
    var entry = log.entry(id).orElseThrow();
    return switch (field) {
      case SUMMARY -> entry.summary();
      case OWNER -> entry.owner();
      default -> entry.notes();
    };
  }

  private static PromotionLog transition(PromotionLog log, String id, Event event) {
    return log.withLine(
        id, EntryLines.TRANSITIONS, EntryLines.TRANSITIONS_HEAD, EntryLines.transition(event));
  }

  private static PromotionLog item(PromotionLog log, String id, Event event) {
    var start = EntryLines.itemStart(event);
    return log.withBlockLine(
        id,
        EntryLines.CHECKLIST,
        line -> line.length() > 6 && line.startsWith("- [") && line.startsWith(start, 6),
        EntryLines.item(event));
  }

  private String note(Event event) {
    var line = new StringBuilder("- ");
    line.append(EntryLines.seconds(event.at())).append(", ").append(event.who().name());
    if (!event.step().isEmpty()) {
      var step = workflow.step(event.step());
      line.append(", step ").append(step.number()).append(" (").append(step.key()).append(')');
    }
    line.append(", ").append(verb(event));
    if (!event.about().isEmpty() && event.type() != EventType.NOTED) {
      line.append(" `").append(EntryLines.oneLine(event.about()).replace('`', '\'')).append('`');
    }
    var words = EntryLines.oneLine(words(event));
    return words.isEmpty() ? line.toString() : line.append(": ").append(words).toString();
  }

  private static String words(Event event) {
    if (event.type() == EventType.SIGNED) {
      return event.who().isHuman() ? "as a person" : "as an agent";
    }
    return event.text();
  }

  private static String verb(Event event) {
    return switch (event.type()) {
      case STATED -> "stated";
      case SIGNED -> "signed";
      case FINISHED -> "marked " + event.set().getOrDefault(STATUS, "");
      case SKIPPED -> "skipped";
      case WAIVED -> "waived";
      case MANDATED -> "mandated";
      case ACKNOWLEDGED, FOUND_EDITED -> "acknowledged";
      case JOINED -> "joined";
      case ROLLED_BACK -> "rolled back";
      case ABANDONED -> "abandoned";
      default -> "noted";
    };
  }

  /**
   * The log with what both of two clones wrote into an entry's section, where the merge of the log
   * has left some of it out.
   */
  PromotionLog complete(PromotionLog log, String id, List<Event> events) {
    var changed = log;
    for (var event : events) {
      if (event.type() == EventType.MOVED) {
        var row = EntryLines.transition(event);
        if (!changed.block(id, EntryLines.TRANSITIONS).orElse(List.of()).contains(row)) {
          changed = transition(changed, id, event);
        }
      } else if (EntryLines.isItem(event)) {
        changed = item(changed, id, event);
      }
    }
    return changed;
  }
}

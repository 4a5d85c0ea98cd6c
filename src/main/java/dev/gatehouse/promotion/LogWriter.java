package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Cells;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.workflow.Workflow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes into the log what an event changes of the entry, and nothing else. What happens before
 * there is a row waits in the ledger and is written with it.
 */
final class LogWriter {
  static final String TRANSITIONS = "State transitions";
  static final String CHECKLIST = "Manual verification checklist";
  static final String NOTES = "Updates, statements and exceptions";

  private static final List<String> TRANSITIONS_HEAD =
      List.of("| When | Who | What | From | To | Why |", "| --- | --- | --- | --- | --- | --- |");

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
    var block = event.type() == EventType.MOVED ? TRANSITIONS : NOTES;
    var line = event.type() == EventType.MOVED ? row(event) : note(event);
    var there =
        log.entry(id).isPresent()
            && log.block(id, block).filter(lines -> lines.contains(line)).isPresent();
    return there ? fields(log, id, event.set()) : write(log, id, event, earlier);
  }

  private static Status status(Event event) {
    return Status.ofText(event.set().getOrDefault("status", "")).orElse(Status.PENDING);
  }

  private PromotionLog change(PromotionLog log, String id, Event event) {
    var changed = fields(log, id, event.set());
    changed =
        switch (event.type()) {
          case MOVED -> transition(changed, id, event);
          case STATED, SKIPPED, WAIVED, MANDATED, ACKNOWLEDGED, NOTED, ROLLED_BACK, ABANDONED ->
              event.text().isEmpty()
                  ? changed
                  : changed.withLine(id, NOTES, List.of(), note(event));
          case DECIDED ->
              ItemChoices.ALL.contains(event.choice()) ? item(changed, id, event) : changed;
          default -> changed;
        };
    return changed;
  }

  private static PromotionLog fields(PromotionLog log, String id, Map<String, String> set) {
    var changed = log;
    for (var one : set.entrySet()) {
      if (one.getKey().equals("status")) {
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
    return log.withLine(id, TRANSITIONS, TRANSITIONS_HEAD, row(event));
  }

  private static String row(Event event) {
    var cells =
        List.of(
            seconds(event.at()),
            event.who().name(),
            event.about(),
            event.from(),
            event.to(),
            event.text());
    return cells.stream().map(Cells::encode).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static PromotionLog item(PromotionLog log, String id, Event event) {
    var text = new StringBuilder();
    text.append(event.choice().equals(ItemChoices.FAILED) ? "- [ ] " : "- [x] ");
    text.append(oneLine(event.about())).append(": ").append(event.choice().replace('-', ' '));
    text.append(", ").append(event.who().name()).append(", ").append(seconds(event.at()));
    for (Artifact artifact : event.artifacts()) {
      text.append(", `").append(artifact.path()).append('`');
    }
    if (!event.text().isEmpty()) {
      text.append(", \"").append(oneLine(event.text())).append('"');
    }
    var start = oneLine(event.about()) + ": ";
    return log.withBlockLine(
        id,
        CHECKLIST,
        line -> line.length() > 6 && line.startsWith("- [") && line.startsWith(start, 6),
        text.toString());
  }

  private String note(Event event) {
    var line = new StringBuilder("- ");
    line.append(seconds(event.at())).append(", ").append(event.who().name());
    if (!event.step().isEmpty()) {
      var step = workflow.step(event.step());
      line.append(", step ").append(step.number()).append(" (").append(step.key()).append(')');
    }
    line.append(", ").append(verb(event.type()));
    if (!event.about().isEmpty() && event.type() != EventType.NOTED) {
      line.append(" `").append(oneLine(event.about()).replace('`', '\'')).append('`');
    }
    return line.append(": ").append(oneLine(event.text())).toString();
  }

  private static String verb(EventType type) {
    return switch (type) {
      case STATED -> "stated";
      case SKIPPED -> "skipped";
      case WAIVED -> "waived";
      case MANDATED -> "mandated";
      case ACKNOWLEDGED -> "acknowledged";
      case ROLLED_BACK -> "rolled back";
      case ABANDONED -> "abandoned";
      default -> "noted";
    };
  }

  /** UTC to the second, as the log shows it. */
  static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\R", "<br>");
  }
}

package dev.gatehouse.record;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.log.Cells;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of an entry's section that events write, in the form of {@code record.md}. */
public final class EntryLines {
  public static final String TRANSITIONS = "State transitions";
  public static final String CHECKLIST = "Manual verification checklist";

  public static final List<String> TRANSITIONS_HEAD =
      List.of("| When | Who | What | From | To | Why |", "| --- | --- | --- | --- | --- | --- |");

  /** What never looks like a pass. */
  private static final Set<String> UNTICKED = Set.of(ItemChoices.FAILED, ItemChoices.WAIVED);

  private EntryLines() {}

  /** The row of the table of transitions that a {@code moved} event writes. */
  public static String transition(Event event) {
    return cells(event).stream().map(Cells::encode).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The same as texts. */
  static List<String> cells(Event event) {
    return List.of(
        seconds(event.at()),
        event.who().name(),
        event.about(),
        event.from(),
        event.to(),
        event.text());
  }

  /** Whether an event resolves an item of the checklist. */
  public static boolean isItem(Event event) {
    return switch (event.type()) {
      case DECIDED -> event.deltas().isEmpty() && ItemChoices.ALL.contains(event.choice());
      case WAIVED -> event.choice().equals(ItemChoices.WAIVED);
      default -> false;
    };
  }

  /** How the line of a checklist's item goes on behind its box. */
  public static String itemStart(Event event) {
    return oneLine(event.about()) + ": ";
  }

  /** The line of the checklist that the event writes. */
  public static String item(Event event) {
    var text = new StringBuilder();
    text.append(UNTICKED.contains(event.choice()) ? "- [ ] " : "- [x] ").append(itemStart(event));
    text.append(event.choice().replace('-', ' '));
    text.append(", ").append(event.who().name()).append(", ").append(seconds(event.at()));
    for (var artifact : event.artifacts()) {
      text.append(", `").append(artifact.path()).append('`');
    }
    if (!event.text().isEmpty()) {
      text.append(", \"").append(oneLine(event.text())).append('"');
    }
    return text.toString();
  }

  /** UTC to the second, as the log shows it. */
  public static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A text as a list's item holds it. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\R", "<br>");
  }
}

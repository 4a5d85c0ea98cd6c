package dev.gatehouse.action;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a step's work ended.
 *
 * @param end whether the step did what it is for
 * @param summary one line for people
 * @param details what stands in the way, or what was found, a line each
 * @param artifacts what the step left
 * @param fields the entry's fields that it fills
 * @param status the entry's new status, where the step gives it one
 * @param offers what a person can do at once about a failure
 */
public record Outcome(
    End end,
    String summary,
    List<String> details,
    List<Artifact> artifacts,
    Map<Field, String> fields,
    Optional<Status> status,
    List<Offer> offers) {

  /** The ways in which a step's work can end. */
  public enum End {
    PASSED,
    FAILED,
    /** What earlier runs did is taken back, or is about to be: nothing may build on the step. */
    UNDONE
  }

  /** Whether the step did what it is for. */
  public boolean passed() {
    return end == End.PASSED;
  }

  /** A step that did what it is for. */
  public static Outcome passed(String summary) {
    return new Outcome(
        End.PASSED, summary, List.of(), List.of(), Map.of(), Optional.empty(), List.of());
  }

  /** A step that did not, with what stands in the way. */
  public static Outcome failed(String summary, List<String> details) {
    return new Outcome(
        End.FAILED,
        summary,
        List.copyOf(details),
        List.of(),
        Map.of(),
        Optional.empty(),
        List.of());
  }

  /** A step whose work was taken back. */
  public static Outcome undone(String summary) {
    return new Outcome(
        End.UNDONE, summary, List.of(), List.of(), Map.of(), Optional.empty(), List.of());
  }

  public Outcome details(List<String> lines) {
    return new Outcome(end, summary, List.copyOf(lines), artifacts, fields, status, offers);
  }

  /** The same, which also left these. */
  public Outcome left(List<Artifact> more) {
    var all = new ArrayList<>(artifacts);
    all.addAll(more);
    return new Outcome(end, summary, details, List.copyOf(all), fields, status, offers);
  }

  /** The same where it passed after other work, each part of it in a few words. */
  public Outcome after(List<String> done) {
    if (!passed() || done.isEmpty()) {
      return this;
    }
    var all = String.join(", ", done) + "; " + summary;
    return new Outcome(end, all, details, artifacts, fields, status, offers);
  }

  public Outcome left(Artifact one) {
    return left(List.of(one));
  }

  /** The same, which also fills a field of the entry with a line of Markdown. */
  public Outcome fills(Field field, String markdown) {
    var all = new EnumMap<Field, String>(Field.class);
    all.putAll(fields);
    all.put(field, markdown);
    return new Outcome(end, summary, details, artifacts, Map.copyOf(all), status, offers);
  }

  /** The same, which also gives the entry a new status. */
  public Outcome becomes(Status newStatus) {
    return new Outcome(end, summary, details, artifacts, fields, Optional.of(newStatus), offers);
  }

  public Outcome offers(Offer... what) {
    return new Outcome(end, summary, details, artifacts, fields, status, List.of(what));
  }

  /** The same in other words: what people read, with secrets masked, for example. */
  public Outcome reworded(UnaryOperator<String> words) {
    var reworded = new EnumMap<Field, String>(Field.class);
    fields.forEach((field, value) -> reworded.put(field, words.apply(value)));
    return new Outcome(
        end,
        words.apply(summary),
        details.stream().map(words).toList(),
        artifacts,
        reworded,
        status,
        offers);
  }
}

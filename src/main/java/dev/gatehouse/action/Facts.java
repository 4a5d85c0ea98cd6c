package dev.gatehouse.action;

import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.record.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the record says so far in this attempt, as far as a step's work needs to know it.
 *
 * @param entryId the entry that leads
 * @param fields the entry's fields as they are now, hand edits included
 * @param events the events of this attempt, and those of earlier ones that outlive their attempt
 * @param shipping who ships what: the leading entry and those that ship with it
 * @param lead those of the entry that this one ships with; empty where it leads, or is alone
 * @param devOnly what the Dev-only entries keep out
 * @param devOnlyIds all Dev-only entries, also those that claim nothing
 * @param decisions by path; each counts only for the delta that it was made on
 */
public record Facts(
    String entryId,
    int attempt,
    String summary,
    Map<Field, String> fields,
    List<Event> events,
    List<Statement> statements,
    List<Claimant> shipping,
    List<Claimant> devOnly,
    List<String> devOnlyIds,
    Map<String, Decision> decisions,
    Map<String, Accepted> accepted,
    Map<String, ItemResult> items,
    Optional<Facts> lead) {

  /** The part of a step that commits to prod; its text is the commit's id. */
  static final String COMMIT = "commit";

  /**
   * The part that takes back all commits of the attempt; its text is the id of the last undoing
   * one.
   */
  static final String UNDO = "undo";

  /**
   * A sentence that a person stands for. It never looks like a passed check.
   *
   * @param about what it speaks of within the step; empty for the step as a whole
   */
  public record Statement(String step, String about, String text, Who who, Instant at) {}

  /** A finding that a person accepted, or a reset that a person mandated. */
  public record Accepted(String finding, boolean mandate, String reason, Who who, Instant at) {}

  /**
   * How an item of the checklist was resolved.
   *
   * @param result one of the {@link dev.gatehouse.record.ItemChoices}
   */
  public record ItemResult(
      String item, String result, String text, Who who, Instant at, List<Artifact> evidence) {}

  /** The newest statement on that part of that step. */
  public Optional<Statement> statement(String step, String about) {
    return statements.stream()
        .filter(said -> said.step().equals(step) && said.about().equals(about))
        .reduce((first, later) -> later);
  }

  /** What the newest passed run of a step left; empty where it never passed. */
  public List<Artifact> artifacts(String step) {
    return passedRun(step).map(Event::artifacts).orElse(List.of());
  }

  /** How the newest passed run of a step ended. */
  public Optional<Event> passedRun(String step) {
    return events.stream()
        .filter(event -> event.step().equals(step) && isPass(event))
        .reduce((first, later) -> later);
  }

  /** The parts of a step that are done and need not be done again, in order. */
  public List<Event> completed(String step) {
    return events.stream()
        .filter(event -> event.type() == EventType.COMPLETED && event.step().equals(step))
        .toList();
  }

  /** Whether prod's people said that there is no database, and by whom. */
  public Optional<Statement> noDatabase() {
    return statement("backup", "");
  }

  /** The Dev-only entries of which a person states that they have no path here. */
  public Set<String> statedNoneHere() {
    return statements.stream()
        .filter(said -> devOnlyIds.contains(said.about()))
        .map(Statement::about)
        .collect(Collectors.toSet());
  }

  private static boolean isPass(Event event) {
    return event.finish().filter(end -> end.result() == Event.Result.PASSED).isPresent();
  }

  /** The waiver of a part of a step, such as a gate; empty where nobody gave one. */
  public Optional<Waiver> waiver(String step, String part) {
    return events.stream()
        .filter(event -> event.step().equals(step))
        .flatMap(event -> Waiver.of(event).stream())
        .filter(waiver -> !part.isEmpty() && waiver.part().equals(part))
        .reduce((first, later) -> later);
  }

  /** The paths that this attempt has shipped already. */
  public Set<String> shipped() {
    return shippedAs().keySet();
  }

  /**
   * Whether what differs there is what this attempt's own shipping left: dev's text against the
   * tailored one in prod. It was decided then.
   */
  boolean leftByShipping(Delta delta) {
    return delta.identity().equals(shippedAs().get(delta.path()));
  }

  /** By path, the identity that its delta had once it was shipped. */
  private Map<String, String> shippedAs() {
    var all = new TreeMap<String, String>();
    promoted().forEach(event -> all.putAll(event.deltas()));
    return all;
  }

  /** The commits that this attempt has made in prod to promote, oldest first. */
  public List<String> commits() {
    return sinceUndone().stream()
        .filter(event -> event.type() == EventType.COMPLETED && event.about().equals(COMMIT))
        .map(Event::text)
        .toList();
  }

  /** What this attempt has begun to ship into prod and has not undone. */
  List<Event> promoted() {
    return sinceUndone().stream().filter(event -> event.type() == EventType.PROMOTED).toList();
  }

  /** Those of the entry that prod was captured, rehearsed and changed for: the lead's, or these. */
  public Facts leading() {
    return lead.orElse(this);
  }

  /** Whether what this attempt has in prod was shipped for that entry too. */
  public boolean hasShippedFor(String otherId) {
    return promoted().stream()
        .anyMatch(event -> List.of(event.about().split(", ")).contains(otherId));
  }

  /** Whether something of this attempt is in prod, or may be. */
  public boolean isInProd() {
    return !promoted().isEmpty();
  }

  /** The events of this attempt, without what was undone and all before it. */
  List<Event> sinceUndone() {
    int undone = 0;
    for (int i = 0; i < events.size(); i++) {
      var event = events.get(i);
      if (event.type() == EventType.COMPLETED && event.about().equals(UNDO)) {
        undone = i + 1;
      }
    }
    return events.subList(undone, events.size());
  }
}

package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the fields that every entry must have. A path counts only where the record knows it as an
 * artifact that is still there with its hash; a statement and a waiver count as what they are.
 */
public final class RequiredFields {
  /** How the value of a field begins that a person stated not to apply. */
  public static final String NOT_APPLICABLE = "not applicable, stated by ";

  /** How the value of a field begins that a second person waived. */
  public static final String WAIVED = "waived by ";

  static final String IN_BACKUP = "in the backup: ";

  private final Workspace workspace;
  private final Workflow workflow;
  private final Facts facts;

  public RequiredFields(Workspace workspace, Workflow workflow, Facts facts) {
    this.workspace = workspace;
    this.workflow = workflow;
    this.facts = facts;
  }

  /** All of them, in the order of the process. */
  public List<RequiredField> check() throws IOException {
    var all = new ArrayList<RequiredField>();
    for (var field : Field.required()) {
      all.add(check(field));
    }
    all.add(transitions());
    return all;
  }

  private RequiredField check(Field field) throws IOException {
    var value = facts.fields().getOrDefault(field, "").strip();
    return new RequiredField(field.label(), value, false, "").with(why(field, value));
  }

  private String why(Field field, String value) throws IOException {
    var step = stepThatSets(field);
    if (value.isEmpty()) {
      return step.map(one -> "step " + one.number() + " fills it").orElse("it is missing");
    }
    if (value.startsWith(WAIVED)) {
      return step.filter(Step::waive).isPresent() && happened(EventType.WAIVED, step.get())
          ? ""
          : "the record knows of no waiver";
    }
    if (value.startsWith(NOT_APPLICABLE)) {
      return facts.statements().isEmpty() ? "the record knows of no such statement" : "";
    }
    if (value.startsWith(IN_BACKUP)) {
      return why(Field.BACKUP, facts.fields().getOrDefault(Field.BACKUP, "").strip());
    }
    return switch (field) {
      case BACKUP, CONFIG, SCHEMA_PRE, SCHEMA_POST -> path(value);
      default ->
          step.isPresent() && facts.passedRun(step.get().key()).isEmpty()
              ? "step " + step.get().number() + " has not passed"
              : "";
    };
  }

  private String path(String value) throws IOException {
    var known =
        facts.events().stream()
            .flatMap(event -> event.artifacts().stream())
            .filter(artifact -> value.contains("`" + artifact.path() + "`"))
            .reduce((first, later) -> later);
    if (known.isEmpty()) {
      return "the record knows no artifact by this path: attach it, so that it is checked and"
          + " hashed";
    }
    return switch (Artifacts.check(workspace, known.get())) {
      case INTACT -> "";
      case CHANGED -> "what lies there is not what was recorded";
      case GONE -> "it is no longer there";
    };
  }

  private RequiredField transitions() {
    var moves = facts.events().stream().filter(event -> event.type() == EventType.MOVED).toList();
    var value = moves.isEmpty() ? "" : words(moves.getLast());
    var missing =
        workflow.steps().stream()
            .filter(step -> step.movesTo().isPresent())
            .filter(step -> facts.passedRun(step.key()).isPresent())
            .filter(step -> moves.stream().noneMatch(move -> move.step().equals(step.key())))
            .findFirst();
    var why =
        moves.isEmpty()
            ? "nothing has moved yet"
            : missing.map(step -> "step " + step.number() + " left no transition").orElse("");
    return new RequiredField("State transitions", value, why.isEmpty(), why);
  }

  private static String words(Event move) {
    var at = move.at().truncatedTo(ChronoUnit.SECONDS);
    return move.about() + " " + move.to() + ", " + at + ", " + move.who().name();
  }

  private boolean happened(EventType type, Step step) {
    return facts.events().stream()
        .anyMatch(event -> event.type() == type && event.step().equals(step.key()));
  }

  private Optional<Step> stepThatSets(Field field) {
    return workflow.steps().stream().filter(step -> step.sets().contains(field.key())).findFirst();
  }
}

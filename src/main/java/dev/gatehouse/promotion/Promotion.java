package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.action.RequiredField;
import dev.gatehouse.compare.Claimant;
import dev.gatehouse.log.Field;
import dev.gatehouse.workflow.Step;
import java.util.List;
import java.util.Optional;

/**
 * One entry on its way, as its ledger, its row in the log and the checkouts are at one moment. A
 * new one is made whenever something happens; there is no second state to keep in step.
 *
 * @param status what the log says the entry is
 * @param attempt counts from 1
 * @param closed whether step 20's verdict was given, so that nothing more can happen
 * @param findings what is wrong with the record or the row; they stop the promotion
 * @param claims the paths that the entry ships, as it stands in its section
 * @param attachments all of the attempt's evidence, what was withdrawn as well
 * @param facts what the steps' work is told
 */
public record Promotion(
    String id,
    String status,
    int attempt,
    boolean closed,
    List<Finding> findings,
    List<PhaseView> phases,
    String claims,
    List<SignOff> signOffs,
    List<Transition> transitions,
    List<Attachment> attachments,
    List<RequiredField> required,
    List<Note> notes,
    Facts facts) {

  /**
   * Something that a person wrote, or stands for.
   *
   * @param kind the event's name: noted, stated, skipped, waived, mandated, acknowledged
   */
  public record Note(
      java.time.Instant at,
      dev.gatehouse.ledger.Who who,
      String kind,
      String step,
      String about,
      String text) {}

  /** The evidence that counts. */
  public List<Attachment> evidence() {
    return attachments.stream().filter(piece -> piece.withdrawal().isEmpty()).toList();
  }

  /** The entry that this one ships with, as its section says; empty where it says nothing. */
  public Optional<String> shipsWith() {
    return Optional.ofNullable(facts.fields().get(Field.SHIPS_WITH))
        .map(Company::plain)
        .filter(id -> !id.isEmpty());
  }

  /** The entries that ship with this one. */
  public List<String> followers() {
    return shipsWith().isPresent()
        ? List.of()
        : facts.shipping().stream().map(Claimant::entryId).filter(one -> !one.equals(id)).toList();
  }

  public List<StepView> steps() {
    return phases.stream().flatMap(phase -> phase.steps().stream()).toList();
  }

  /**
   * How a step stands.
   *
   * @throws IllegalArgumentException where the process has no such step
   */
  public StepView step(String key) {
    return steps().stream()
        .filter(view -> view.step().key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step is called " + key));
  }

  /** The first step that is not satisfied; empty when all are. */
  public Optional<Step> next() {
    return steps().stream()
        .filter(view -> !view.state().isSatisfied())
        .map(StepView::step)
        .findFirst();
  }

  /** How many of the steps are satisfied. */
  public int done() {
    return phases.stream().mapToInt(PhaseView::done).sum();
  }
}

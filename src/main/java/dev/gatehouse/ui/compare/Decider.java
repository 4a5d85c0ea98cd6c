package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.Decision.Choice;
import java.util.List;
import java.util.Map;

/** Hands in what a person decides, claims and states on the page of the comparison. */
final class Decider {
  private final Desk desk;

  Decider(Desk desk) {
    this.desk = desk;
  }

  /**
   * Decides on files; what is decided already is decided anew.
   *
   * @param seen by path, the identity of the delta as it is shown
   */
  void decide(Map<String, String> seen, Choice choice, String reason, Runnable afterwards) {
    if (!seen.isEmpty()) {
      desk.record(
          "Deciding",
          (engine, who) -> engine.deeds().decideAsSeen(desk.id(), seen, choice, reason, who),
          afterwards);
    }
  }

  /**
   * Claims paths for an entry, be it the one that is worked on or another.
   *
   * @param patterns paths, or folders with {@code **}
   */
  void claim(String entryId, List<String> patterns) {
    if (!patterns.isEmpty()) {
      desk.record(
          "Claiming for " + entryId,
          (engine, who) -> {
            engine.edits().claim(entryId, patterns, who);
            return engine.promotion(desk.id());
          },
          () -> {});
    }
  }

  void stateNoneHere(String stepKey, String entryId, String text) {
    desk.record(
        "Recording a statement",
        (engine, who) -> engine.deeds().state(desk.id(), stepKey, entryId, text, who),
        () -> {});
  }

  void accept(String stepKey, String finding, String reason, Runnable afterwards) {
    desk.record(
        "Accepting a finding",
        (engine, who) -> engine.deeds().accept(desk.id(), stepKey, finding, reason, who),
        afterwards);
  }

  void mandate(String stepKey, String finding, String reason, Runnable afterwards) {
    desk.record(
        "Giving a mandate",
        (engine, who) -> engine.deeds().mandate(desk.id(), stepKey, finding, reason, who),
        afterwards);
  }
}

package dev.gatehouse.promotion;

import dev.gatehouse.action.Actions;
import dev.gatehouse.action.RequiredFields;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.record.Waiver;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Step.Ask;
import java.io.IOException;

/**
 * What can be done without: one person asks for it, a second one answers for it. The process says
 * of which steps, and of which steps' parts.
 */
final class Waivers {
  private static final String NOTHING = "Nothing was waived";

  private final Promotions promotions;

  Waivers(Promotions promotions) {
    this.promotions = promotions;
  }

  /** The waiver of a step as a whole, with the fields that it leaves empty. */
  EventDraft ofStep(String stepKey, String reason, Who askedBy, Who who) {
    var step = promotions.workflow().step(stepKey);
    if (!step.waive()) {
      throw Deeds.refused(stepKey, "waived");
    }
    refuseUnlessTwo(askedBy, who);
    var why = Deeds.needed(reason, "A waiver's reason");
    var draft =
        EventDraft.of(EventType.WAIVED)
            .step(stepKey)
            .about(Waiver.askedBy(askedBy.name()))
            .text(why);
    for (var field : step.sets()) {
      draft.set(
          field, RequiredFields.WAIVED + who.name() + ", asked by " + askedBy.name() + ": " + why);
    }
    return draft;
  }

  /** The waiver of a single gate, or a single item of the checklist. */
  EventDraft ofPart(String id, String stepKey, String part, String reason, Who askedBy, Who who)
      throws IOException {
    var step = promotions.workflow().step(stepKey);
    if (!step.waivesParts()) {
      throw Deeds.refused(stepKey, "waived in part");
    }
    refuseUnlessTwo(askedBy, who);
    var why = Deeds.needed(reason, "A waiver's reason");
    if (!Actions.of(stepKey).parts(promotions.workspace()).contains(part)) {
      throw new Trouble(
          "\"" + part + "\" is no part of step " + step.number() + ", " + step.title(),
          NOTHING,
          "Name a gate of gatehouse.json, or an item of the checklist, as it stands there");
    }
    refuseSettled(id, step, part);
    return EventDraft.of(EventType.WAIVED)
        .step(stepKey)
        .about(part)
        .choice(step.asksFor(Ask.CHECKLIST) ? ItemChoices.WAIVED : Waiver.GATE)
        .text(Waiver.why(askedBy.name(), why));
  }

  private void refuseSettled(String id, Step step, String part) throws IOException {
    var promotion = promotions.promotion(id);
    var item = promotion.facts().items().get(part);
    var settled =
        step.asksFor(Ask.CHECKLIST)
            ? item != null && !item.result().equals(ItemChoices.FAILED)
            : promotion.facts().waiver(step.key(), part).isPresent();
    if (settled || promotion.step(step.key()).state() == StepState.PASSED) {
      throw new Trouble(
          "\"" + part + "\" is settled already", NOTHING, "Look at it again: nothing is open");
    }
  }

  private static void refuseUnlessTwo(Who askedBy, Who who) {
    Deeds.person(who, "A waiver");
    Deeds.person(askedBy, "Asking for a waiver");
    if (askedBy.name().equalsIgnoreCase(who.name())) {
      throw new Trouble(
          "A waiver needs a second person beside " + who.name(),
          NOTHING,
          "Ask somebody else to give it");
    }
  }
}

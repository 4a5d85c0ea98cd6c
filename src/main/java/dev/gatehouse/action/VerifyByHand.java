package dev.gatehouse.action;

import dev.gatehouse.action.Facts.ItemResult;
import dev.gatehouse.log.Field;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Checklist;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Wants every item of the checklist resolved by a person, and at least one passed. */
final class VerifyByHand implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var checklist = context.workspace().checklist();
    if (checklist.isEmpty()) {
      return Outcome.failed(
              "The workspace has no checklist",
              List.of("No MANUAL_VERIFICATION*.md or *CHECKLIST*.md lies under docs/"))
          .offers(Offer.WRITE_CHECKLIST);
    }
    var items = Checklist.read(checklist.get());
    var open = new ArrayList<String>();
    int passed = 0;
    int skipped = 0;
    int waived = 0;
    var names = new TreeSet<String>();
    for (var item : items) {
      var result = Optional.ofNullable(context.facts().items().get(item.text()));
      result.map(ItemResult::who).ifPresent(who -> names.add(who.name()));
      switch (result.map(ItemResult::result).orElse("")) {
        case ItemChoices.PASSED -> passed++;
        case ItemChoices.NOT_APPLICABLE -> skipped++;
        case ItemChoices.WAIVED -> waived++;
        case ItemChoices.FAILED -> open.add("failed: " + item.text());
        default -> open.add("not resolved: " + item.text());
      }
    }
    if (open.isEmpty() && passed == 0) {
      open.add("At least one item has to pass");
    }
    var count =
        passed
            + " of "
            + items.size()
            + " passed"
            + (skipped > 0 ? ", " + skipped + " not applicable" : "")
            + (waived > 0 ? ", " + waived + " waived" : "");
    if (!open.isEmpty()) {
      return Outcome.failed(count + ", " + open.size() + " open", open);
    }
    var when = java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    return Outcome.passed(count)
        .fills(Field.CHECKLIST, count + ", " + String.join(", ", names) + ", " + when);
  }

  @Override
  public List<String> parts(Workspace workspace) throws IOException {
    var checklist = workspace.checklist();
    return checklist.isEmpty()
        ? List.of()
        : Checklist.read(checklist.get()).stream().map(Checklist.Item::text).toList();
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    var checklist = workspace.checklist();
    if (checklist.isEmpty()) {
      return List.of("a checklist, which can be written here from a template");
    }
    return Checklist.read(checklist.get()).stream()
        .map(Checklist.Item::text)
        .filter(
            text ->
                Optional.ofNullable(facts.items().get(text))
                    .filter(one -> !one.result().equals(ItemChoices.FAILED))
                    .isEmpty())
        .map(text -> "the item \"" + text + "\"")
        .toList();
  }
}

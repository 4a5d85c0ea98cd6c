package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Adds the entry's row, once its ID is dated and unique and every field is filled. */
final class AddEntry implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var summary = context.input().getOrDefault("summary", "").strip();
    var owner = context.input().getOrDefault("owner", "").strip();
    var errors = new ArrayList<>(NewEntry.missing(summary, owner));
    errors.addAll(idErrors(context));
    if (!errors.isEmpty()) {
      return Outcome.failed("The entry is not complete", errors);
    }
    var outcome =
        Outcome.passed(context.facts().entryId() + " stands in the log")
            .fills(Field.SUMMARY, summary)
            .fills(Field.OWNER, owner);
    return isThere(context) ? outcome : outcome.becomes(Status.PENDING);
  }

  private static List<String> idErrors(StepContext context) throws IOException {
    var errors = new ArrayList<String>();
    var id = context.facts().entryId();
    if (!isThere(context)) {
      try {
        EntryIds.check(id);
      } catch (Trouble e) {
        errors.add("ID: " + e.what() + ". " + e.remedy());
      }
      var log = PromotionLog.read(context.workspace().log().orElseThrow());
      log.entry(id)
          .ifPresent(
              row -> errors.add("ID: " + id + " stands in the log already, in line " + row.line()));
    }
    return errors;
  }

  /** Whether this very record wrote the row, or took it over. */
  private static boolean isThere(StepContext context) {
    return context.facts().events().stream()
        .anyMatch(
            event ->
                event.step().equals(context.step().key()) && event.set().containsKey("status"));
  }
}

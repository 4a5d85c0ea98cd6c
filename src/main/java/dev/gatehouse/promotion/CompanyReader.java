package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Company.Follower;
import dev.gatehouse.promotion.Company.Lead;
import dev.gatehouse.promotion.Company.Read;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the entries that one ships with. What the log says of it counts where the record of the
 * following entry says the same: an edit by hand lets nothing ship with another.
 */
final class CompanyReader {
  private final Promotions promotions;
  private final PromotionLog log;
  private final Function<Facts, Inputs> inputs;
  private final Map<String, List<LogEntry>> followers = new HashMap<>();

  /**
   * @param inputs what the checkouts and the rules are now, for what an entry's record says
   */
  CompanyReader(Promotions promotions, PromotionLog log, Function<Facts, Inputs> inputs) {
    this.promotions = promotions;
    this.log = log;
    this.inputs = inputs;
    for (var entry : log.entries()) {
      Company.leadOf(entry)
          .ifPresent(lead -> followers.computeIfAbsent(lead, id -> new ArrayList<>()).add(entry));
    }
  }

  Company of(String id, History history) throws IOException {
    var lead = log.entry(id).flatMap(Company::leadOf);
    if (lead.isPresent()) {
      return new Company(Optional.of(lead(id, history, lead.get())), List.of());
    }
    var all = new ArrayList<Follower>();
    for (var entry : followers.getOrDefault(id, List.of())) {
      all.add(follower(entry, id));
    }
    return all.isEmpty() ? Company.NONE : new Company(Optional.empty(), all);
  }

  private Lead lead(String id, History history, String leadId) throws IOException {
    var row = log.entry(leadId);
    if (row.isEmpty() || !promotions.isRecorded(leadId)) {
      var what = row.isEmpty() ? ", and the log has no such entry" : ", which has no record";
      return unusable(leadId, id + " ships with " + leadId + what);
    }
    if (!knows(history, leadId)) {
      return unusable(leadId, unknown(id, leadId));
    }
    var other = Company.leadOf(row.get());
    if (other.isPresent()) {
      return unusable(
          leadId, id + " ships with " + leadId + ", which ships with " + other.get() + " itself");
    }
    if (row.get().status().equals(Optional.of(Status.DEV_ONLY))) {
      return unusable(leadId, id + " ships with " + leadId + ", which must never be promoted");
    }
    var read = read(leadId);
    return read.facts().isInProd() && !read.facts().hasShippedFor(id)
        ? unusable(leadId, leadId + " was promoted without " + id + ", which ships with it")
        : new Lead(leadId, Optional.of(read), "");
  }

  private static Lead unusable(String id, String problem) {
    return new Lead(id, Optional.empty(), problem + ": let it ship alone again");
  }

  private Follower follower(LogEntry entry, String leadId) throws IOException {
    var id = entry.id();
    if (!promotions.isRecorded(id)) {
      return new Follower(
          id, List.of(), id + " ships with this entry and has no record: choose it in step 2");
    }
    if (!knows(history(id), leadId)) {
      return new Follower(id, List.of(), unknown(id, leadId) + ": choose it in step 2");
    }
    if (entry.status().equals(Optional.of(Status.DEV_ONLY))) {
      return new Follower(id, List.of(), id + " ships with this entry and is Dev-only");
    }
    if (!promotions.ledger(id).verdict().isUnbroken()) {
      return new Follower(id, List.of(), "The record of " + id + ", which ships too, is not whole");
    }
    return new Follower(id, read(id).steps(), "");
  }

  private static boolean knows(History history, String leadId) {
    return history.fields().getOrDefault(Field.SHIPS_WITH.key(), "").equals(leadId);
  }

  private static String unknown(String id, String leadId) {
    return "The log says that " + id + " ships with " + leadId + ", and its record does not";
  }

  private History history(String id) throws IOException {
    return new History(promotions.workflow(), promotions.ledger(id).events());
  }

  /** An entry as it stands for itself. */
  private Read read(String id) throws IOException {
    var history = history(id);
    var reader = new FactsReader(id, history, log, promotions.evidence(id), Optional.empty());
    var replay =
        new Replay(
            promotions.workflow(),
            history,
            inputs.apply(reader.read(List.of())),
            promotions.isRunning(id),
            List.of(),
            Company.NONE);
    var steps = replay.phases().stream().flatMap(phase -> phase.steps().stream()).toList();
    return new Read(history, steps, reader.read(replay.standing(EventType.STATED)));
  }
}

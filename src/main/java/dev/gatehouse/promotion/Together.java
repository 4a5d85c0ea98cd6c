package dev.gatehouse.promotion;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets several Pending entries ship together: one leads and takes the steps that are taken once,
 * the others follow, each with a record of its own.
 */
public final class Together {
  private static final String NOTHING = "Nothing was changed";

  private final Promotions promotions;

  Together(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * An entry that could ship with another, or does.
   *
   * @param claims what it ships, as its section says
   * @param chosen whether it ships with that one already
   * @param why why it cannot be chosen, or let go, now; empty where it can
   */
  public record Candidate(String id, String summary, String claims, boolean chosen, String why) {}

  /** The other Pending entries, and those that ship with this one already. */
  public List<Candidate> candidates(String leadId) throws IOException {
    var log = promotions.log();
    var refused = leadRefusal(leadId, log);
    var candidates = new ArrayList<Candidate>();
    for (var entry : log.entries()) {
      var chosen = Company.leadOf(entry).equals(Optional.of(leadId)) && knows(entry, leadId);
      var pending = entry.status().equals(Optional.of(Status.PENDING));
      if (entry.id().equals(leadId) || (!chosen && !pending)) {
        continue;
      }
      var why = chosen ? refusedBack(leadId) : refused.or(() -> refusal(entry, leadId, log));
      candidates.add(
          new Candidate(
              entry.id(),
              entry.summary(),
              entry.text(Field.CLAIMS),
              chosen,
              why.map(Trouble::what).orElse("")));
    }
    return candidates;
  }

  /**
   * Lets an entry ship with another one, which leads.
   *
   * @return the leading promotion as it stands then
   */
  public Promotion ship(String id, String leadId, Who who) throws IOException {
    promotions
        .edits()
        .change(
            id,
            who,
            (entry, history) -> {
              var log = promotions.log();
              var refused = leadRefusal(leadId, log).or(() -> refusal(entry, leadId, log));
              if (refused.isPresent()) {
                throw refused.get();
              }
              return Company.leadOf(entry).equals(Optional.of(leadId)) && knows(entry, leadId)
                  ? Optional.empty()
                  : Optional.of(draft(leadId));
            });
    return promotions.promotion(leadId);
  }

  /**
   * Lets an entry ship alone again, as long as nothing of it is in prod.
   *
   * @return its own promotion as it stands then
   */
  public Promotion alone(String id, Who who) throws IOException {
    promotions
        .edits()
        .change(
            id,
            who,
            (entry, history) -> {
              var lead = Company.leadOf(entry);
              var refused = lead.flatMap(this::refusedBack);
              if (refused.isPresent()) {
                throw refused.get();
              }
              return entry.text(Field.SHIPS_WITH).isEmpty()
                  ? Optional.empty()
                  : Optional.of(draft(""));
            });
    return promotions.promotion(id);
  }

  private static EventDraft draft(String lead) {
    return EventDraft.of(EventType.EDITED).set(Field.SHIPS_WITH.key(), lead);
  }

  /** Why nothing can ship with that entry now. */
  private Optional<Trouble> leadRefusal(String leadId, PromotionLog log) {
    var row = log.entry(leadId);
    if (row.isEmpty() || !promotions.isRecorded(leadId)) {
      return refused(leadId + " is not in promotion", "Add it and open its promotion first");
    }
    var other = Company.leadOf(row.get());
    if (other.isPresent()) {
      return refused(leadId + " ships with " + other.get() + " itself", "Choose it there");
    }
    if (!row.get().status().equals(Optional.of(Status.PENDING))) {
      return refused(leadId + " is " + row.get().statusText(), "Only what is Pending ships");
    }
    return shipped(leadId, log);
  }

  /** Why an entry cannot be taken out of what ships with that one. */
  private Optional<Trouble> refusedBack(String leadId) {
    try {
      var log = promotions.log();
      return log.entry(leadId).isPresent() && promotions.isRecorded(leadId)
          ? shipped(leadId, log)
          : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Optional<Trouble> shipped(String leadId, PromotionLog log) {
    try {
      if (promotions.isRunning(leadId)) {
        return refused("A step of " + leadId + " is running", "Try again when it is done");
      }
      var history = history(leadId);
      var facts =
          new FactsReader(leadId, history, log, promotions.evidence(leadId), Optional.empty());
      return facts.read(List.of()).isInProd()
          ? refused(leadId + " is in prod already", "Finish it, or roll it back, first")
          : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Why that entry cannot follow. */
  private Optional<Trouble> refusal(LogEntry entry, String leadId, PromotionLog log) {
    var id = entry.id();
    if (id.equals(leadId)) {
      return refused("An entry cannot ship with itself", "Choose another one");
    }
    if (!entry.status().equals(Optional.of(Status.PENDING))) {
      return refused(id + " is " + entry.statusText(), "Only what is Pending ships");
    }
    var other = Company.leadOf(entry);
    if (other.isPresent() && !other.get().equals(leadId)) {
      return refused(id + " ships with " + other.get(), "Let it ship alone again first");
    }
    var its =
        log.entries().stream()
            .filter(one -> Company.leadOf(one).equals(Optional.of(id)))
            .map(LogEntry::id)
            .findFirst();
    if (its.isPresent()) {
      return refused(its.get() + " ships with " + id, "Let that one ship alone again first");
    }
    return hasMoved(id)
        ? refused("The promotion of " + id + " is under way", "Abandon it, or roll it back, first")
        : Optional.empty();
  }

  private boolean hasMoved(String id) {
    try {
      return promotions.isRecorded(id)
          && (history(id).last(EventType.MOVED).isPresent()
              || history(id).last(EventType.PROMOTED).isPresent());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean knows(LogEntry entry, String leadId) throws IOException {
    return promotions.isRecorded(entry.id())
        && history(entry.id()).fields().getOrDefault(Field.SHIPS_WITH.key(), "").equals(leadId);
  }

  private History history(String id) throws IOException {
    return new History(promotions.workflow(), promotions.ledger(id).events());
  }

  private static Optional<Trouble> refused(String what, String remedy) {
    return Optional.of(new Trouble(what, NOTHING, remedy));
  }

  /**
   * Ends the attempt of those that follow, before that of their lead is ended: should the program
   * die in between, it is done again, and nothing is written twice.
   *
   * @param how abandoned, or rolled back
   */
  void end(Promotion lead, EventType how, String reason, Who who) throws IOException {
    for (var id : lead.followers()) {
      if (promotions.isRecorded(id)) {
        promotions.keeper().append(id, who, (log, history) -> ending(lead, how, reason, history));
      }
    }
  }

  private static List<EventDraft> ending(
      Promotion lead, EventType how, String reason, History history) {
    var attempt = String.valueOf(lead.attempt());
    var isDone =
        history.all().stream()
            .anyMatch(
                event ->
                    event.type() == how
                        && event.about().equals(lead.id())
                        && event.from().equals(attempt));
    var follows = history.fields().getOrDefault(Field.SHIPS_WITH.key(), "").equals(lead.id());
    if (isDone || !follows) {
      return List.of();
    }
    return List.of(
        EventDraft.of(how)
            .about(lead.id())
            .fromTo(attempt, String.valueOf(lead.attempt() + 1))
            .set("status", Status.PENDING.text())
            .text(reason));
  }
}

package dev.gatehouse.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One line of a ledger. Texts that do not apply are empty, numbers that do not apply are zero.
 *
 * @param seq counts from 1 and decides the order, whatever the clocks say
 * @param attempt counts from 1; a roll back or an abandonment ends an attempt
 * @param step the step's key, where the event belongs to a step
 * @param run which run of the step, from 1
 * @param finish how a run ended, for {@link EventType#FINISHED}
 * @param set new values of the entry's fields, by the field's name
 * @param about what the event speaks of: a path, a finding, a checklist item, a part of a step, a
 *     checkout
 * @param choice what was chosen: include, tailor, exclude, accepted, passed, failed, …
 * @param text what a person wrote: a reason, a statement, a note
 * @param from the former state, commit or content
 * @param to the new one
 * @param deltas for a decision on files: path to the identity of the delta it was made on; for what
 *     was promoted: to the identity that it has from then on
 * @param row SHA-256 of the entry after the event; empty while the log has no row for it
 * @param prev SHA-256 of the line before
 * @param also the other head, for {@link EventType#JOINED}
 */
public record Event(
    long seq,
    int attempt,
    Instant at,
    Who who,
    EventType type,
    String step,
    int run,
    Optional<Finish> finish,
    List<Artifact> artifacts,
    Saw saw,
    SortedMap<String, String> set,
    String about,
    String choice,
    String text,
    String from,
    String to,
    SortedMap<String, String> deltas,
    String row,
    String prev,
    String also) {

  /**
   * How a run of a step ended.
   *
   * @param result how Gatehouse judged it
   * @param exit the script's exit code, where a script ran to its end
   * @param seconds how long it took
   * @param by what did the work: {@code script}, {@code built-in} or {@code person}
   * @param command the script's command line, masked
   * @param summary one line for people: what was found, or why it failed
   */
  public record Finish(
      Result result,
      Optional<Integer> exit,
      double seconds,
      String by,
      List<String> command,
      String summary) {}

  /** How a run ended; a run with no end was interrupted. */
  public enum Result {
    PASSED,
    FAILED,
    CANCELLED,
    INTERRUPTED
  }
}

package dev.gatehouse.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of the process, as {@code workflow.json} describes it. Nothing here knows how a step is
 * carried out.
 *
 * @param key by which the step is known everywhere
 * @param number what people see, from 0
 * @param title a short imperative
 * @param awaited what an entry waits for while the step is open, as a noun: "approval"
 * @param does a sentence or two for the step's card
 * @param in the checkout that its script runs in, {@code dev} or {@code prod}; empty for either
 * @param scripts base names of scripts that do this step, best first
 * @param arguments what a script is given, by its file name
 * @param announces the beginnings of lines in which a script says what it made
 * @param leaves globs of what its script may leave without a word, relative to where it runs;
 *     {@code {backups}} stands for the folder of prod's backups
 * @param after steps whose results this one builds on: they come first, and make it stale when they
 *     run again
 * @param waitsFor steps that come first, but whose running again leaves this one's result as it is
 * @param inputs what its result is bound to
 * @param sets the entry's fields that it fills, by name
 * @param asks what a person is asked for on its card
 * @param statement the question that a named statement answers, where the step takes one
 * @param moves the states that both checkouts go to, where the step moves them
 * @param person whether only a person can carry it out
 * @param skip whether it may be skipped with a reason
 * @param waive whether a second person may waive it
 * @param waivesParts whether a second person may waive single parts of it: a gate, an item
 * @param spansAttempts whether its result outlives a roll back or an abandonment
 * @param rehearses whether it works in the rehearsal's folder, of which a dev has one
 * @param each whether each of several entries that ship together takes it for itself; the others
 *     the leading one takes for all
 * @param onCopy whether the database that its command works on is the rehearsed copy
 */
public record Step(
    @JsonProperty(required = true) String key,
    @JsonProperty(required = true) int number,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String awaited,
    @JsonProperty(required = true) String does,
    String in,
    List<String> scripts,
    Map<String, List<String>> arguments,
    List<String> announces,
    List<String> leaves,
    List<String> after,
    List<String> waitsFor,
    List<Input> inputs,
    List<String> sets,
    List<Ask> asks,
    String statement,
    @Nullable Moves moves,
    boolean person,
    boolean skip,
    boolean waive,
    boolean waivesParts,
    boolean spansAttempts,
    boolean rehearses,
    boolean each,
    boolean onCopy) {

  /** What a result can be bound to. */
  public enum Input {
    @JsonProperty("dev")
    DEV,
    @JsonProperty("prod")
    PROD,
    @JsonProperty("rules")
    RULES,
    @JsonProperty("claims")
    CLAIMS,
    /** The decisions that keep a delta out or change it. */
    @JsonProperty("exclusions")
    EXCLUSIONS,
    @JsonProperty("decisions")
    DECISIONS;

    /** The name that the record uses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a person can be asked for on a step's card. */
  public enum Ask {
    @JsonProperty("statement")
    STATEMENT,
    @JsonProperty("entry")
    ENTRY,
    @JsonProperty("claims")
    CLAIMS,
    /** Nothing: other entries can be chosen to ship with this one. */
    @JsonProperty("together")
    TOGETHER,
    @JsonProperty("sign-offs")
    SIGN_OFFS,
    @JsonProperty("deltas")
    DELTAS,
    @JsonProperty("findings")
    FINDINGS,
    @JsonProperty("acknowledgement")
    ACKNOWLEDGEMENT,
    @JsonProperty("rollback-plan")
    ROLLBACK_PLAN,
    @JsonProperty("checklist")
    CHECKLIST,
    /** Nothing: the backup can be verified again. */
    @JsonProperty("backup")
    BACKUP,
    /** Nothing: the gates are listed, and one that fails can be waived. */
    @JsonProperty("gates")
    GATES,
    /** Nothing: how long each part took in the rehearsal is shown. */
    @JsonProperty("estimate")
    ESTIMATE,
    /** Whether dev's branch is merged, where that can be chosen. */
    @JsonProperty("merge")
    MERGE
  }

  /** The states that both checkouts go to, and which of them is canonical then. */
  public record Moves(
      @JsonProperty(required = true) String dev,
      @JsonProperty(required = true) String prod,
      @JsonProperty(required = true) String canonicalOwner) {}

  /** The states that both checkouts go to, where the step moves them. */
  public Optional<Moves> movesTo() {
    return Optional.ofNullable(moves);
  }

  public boolean asksFor(Ask ask) {
    return asks.contains(ask);
  }
}

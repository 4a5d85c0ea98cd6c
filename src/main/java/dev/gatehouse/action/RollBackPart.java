package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a roll back is made of, in its order; a person confirms each. */
public enum RollBackPart {
  STOP("stop services", "stop"),
  KEEP("back up the present state", ""),
  UNDO("undo the commits", ""),
  RESTORE("put the data back", "restore"),
  RESTART("restart services", "restart"),
  VERIFY("verify again", "verify");

  /** How the record calls the parts of a roll back. */
  private static final String PART = "roll back: ";

  /** How it calls a run that does some of them. */
  static final String RUN = "roll back";

  private final String words;
  private final String planned;

  RollBackPart(String words, String planned) {
    this.words = words;
    this.planned = planned;
  }

  /** What is done, as an imperative in lower case. */
  public String words() {
    return words;
  }

  /** Whether it replaces data of prod, so that nobody must do it by a slip. */
  public boolean replacesData() {
    return this == RESTORE;
  }

  /** Whether nothing is left to do after it. */
  public boolean isLast() {
    return this == VERIFY;
  }

  /** The name under which the way back that was written down has it; empty where it has not. */
  String planned() {
    return planned;
  }

  /** The part of the step by which the record knows it. */
  String about() {
    return PART + words;
  }

  /**
   * Those that are done, in order; the last one never is, since the attempt ends with it. Where
   * prod was not changed yet and is promoted into again, what was kept of it is of yesterday, and
   * all parts are to be done anew.
   */
  public static List<RollBackPart> done(Facts facts) {
    var done = new ArrayList<RollBackPart>();
    var step = "";
    for (var event : facts.events()) {
      if (event.type() == EventType.STARTED
          && event.step().equals(step)
          && !event.about().equals(RUN)
          && done.stream().noneMatch(RollBackPart::changesProd)) {
        done.clear();
      }
      if (event.type() == EventType.COMPLETED && event.about().startsWith(PART)) {
        step = event.step();
        Arrays.stream(values())
            .filter(part -> !part.isLast() && part.about().equals(event.about()))
            .filter(part -> !done.contains(part))
            .forEach(done::add);
      }
    }
    return List.copyOf(done);
  }

  /** Whether prod is no longer as it was promoted, and not yet as it was before. */
  public static boolean isUnderWay(Collection<Event> ofAttempt) {
    return ofAttempt.stream()
        .filter(event -> event.type() == EventType.COMPLETED)
        .anyMatch(
            event ->
                Arrays.stream(values())
                    .anyMatch(
                        part -> part.changesProd() && event.about().startsWith(part.about())));
  }

  private boolean changesProd() {
    return compareTo(UNDO) >= 0;
  }

  /** The first that is not done; empty where none is left. */
  public static Optional<RollBackPart> next(Facts facts) {
    var done = done(facts);
    return Arrays.stream(values()).filter(part -> !done.contains(part)).findFirst();
  }
}

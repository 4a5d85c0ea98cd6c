package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a roll back is made of, in its order; a person confirms each. */
public enum RollBackPart {
  KEEP("back up the present state", ""),
  STOP("stop services", "stop"),
  UNDO("undo the commits", ""),
  RESTORE("put the data back", "restore"),
  RESTART("restart services", "restart"),
  VERIFY("verify again", "verify");

  /** How the record calls the parts of a roll back. */
  private static final String PART = "roll back: ";

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

  /** Those that this attempt has done, in order. */
  public static List<RollBackPart> done(Facts facts) {
    var about =
        facts.events().stream()
            .filter(event -> event.type() == EventType.COMPLETED)
            .map(Event::about)
            .toList();
    return Arrays.stream(values()).filter(part -> about.contains(part.about())).toList();
  }

  /** The first that is not done; empty where none is left. */
  public static Optional<RollBackPart> next(Facts facts) {
    var done = done(facts);
    return Arrays.stream(values()).filter(part -> !done.contains(part)).findFirst();
  }
}

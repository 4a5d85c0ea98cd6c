package dev.gatehouse.ledger;

import java.util.Locale;
import java.util.Optional;

/** What can happen to an entry; the names are those of the record's format. */
public enum EventType {
  OPENED,
  ADOPTED,
  EDITED,
  NOTED,
  CLAIMED,
  SIGNED,
  /** A sentence that a person stands for, in place of a check that nobody configured. */
  STATED,
  STARTED,
  /** One part of a running step is done, and need not be done again by the next try. */
  COMPLETED,
  FINISHED,
  DECIDED,
  ACKNOWLEDGED,
  ATTACHED,
  WITHDRAWN,
  SKIPPED,
  WAIVED,
  MANDATED,
  /** A checkout went from one state to another. */
  MOVED,
  PROMOTED,
  ROLLED_BACK,
  FOUND_EDITED,
  JOINED,
  ABANDONED,
  CLOSED;

  /** The name in the ledger, such as {@code rolled-back}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<EventType> ofKey(String key) {
    for (var type : values()) {
      if (type.key().equals(key)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

package dev.gatehouse.log;

import java.util.Locale;
import java.util.Optional;

/** The four statuses of the log's legend. */
public enum Status {
  PENDING("Pending"),
  APPROVED("Approved"),
  PROMOTED("Promoted"),
  DEV_ONLY("Dev-only");

  private final String text;
  private final String bare;

  Status(String text) {
    this.text = text;
    this.bare = text.toLowerCase(Locale.ROOT);
  }

  /** The word as it stands in a Status cell, for example {@code Dev-only}. */
  public String text() {
    return text;
  }

  /**
   * Reads a Status cell; case and Markdown emphasis do not matter. Empty where it is none of the
   * four.
   */
  public static Optional<Status> ofText(String text) {
    var word = Names.bare(text);
    for (var status : values()) {
      if (status.bare.equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}

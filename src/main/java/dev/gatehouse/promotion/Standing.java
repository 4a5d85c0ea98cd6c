package dev.gatehouse.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an entry waits for, or what came of it, and since when, in words that an age goes with.
 *
 * @param words a clause without its age: "waiting for approval", "step 10 failed"
 * @param since when that began or happened; empty where nobody wrote it down
 * @param marks what is out of the ordinary about its steps
 */
public record Standing(Kind kind, String words, Optional<Instant> since, List<Mark> marks) {
  /** What the words speak of. */
  public enum Kind {
    /** Nothing is wrong, and somebody has to go on. */
    WAITS(true),
    RUNS(true),
    /** Something has to be looked at before it can go on. */
    STOPPED(false),
    /** Nothing is left to do. */
    DONE(false);

    private final boolean lasts;

    Kind(boolean lasts) {
      this.lasts = lasts;
    }

    /** Whether the age is how long it lasts, rather than how long ago it happened. */
    public boolean lasts() {
      return lasts;
    }
  }

  /**
   * A step that did not simply pass.
   *
   * @param state skipped, waived or stale
   * @param words a sentence with the step, the names and the reason
   */
  public record Mark(StepState state, int step, String words) {}

  public Standing {
    marks = List.copyOf(marks);
  }

  Standing(Kind kind, String words, Optional<Instant> since) {
    this(kind, words, since, List.of());
  }
}

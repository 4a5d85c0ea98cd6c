package dev.gatehouse.promotion;

import dev.gatehouse.io.Trouble;
import java.util.Optional;

/** Whether what was saved is in git too. */
public sealed interface CommitState {
  /** The workspace's settings say that people commit the log themselves. */
  record Off() implements CommitState {}

  /** There is no log yet, or it lies in no git repository, or people keep it out of git. */
  record Nowhere() implements CommitState {}

  /** All that Gatehouse saved is committed, or will be when the step that runs has ended. */
  record Committed() implements CommitState {}

  /**
   * Something that was saved is not committed yet. It is safe in the log and the record, and is
   * committed with the first save, or the first look of a window, after what it waits for.
   *
   * @param what it waits for, a sentence without its full stop
   * @param remedy what to do about it; may be empty
   */
  record Waiting(String what, String remedy) implements CommitState {

    static Waiting on(Trouble trouble) {
      return new Waiting(trouble.what(), trouble.remedy());
    }

    /** For people, on one line. */
    public String sentence() {
      return what
          + ". What was saved is safe in the log and its record, and is committed as soon as it can"
          + " be"
          + (remedy.isEmpty() ? "." : ". " + remedy + ".");
    }
  }

  /** What is not committed and why, where there is such a thing. */
  default Optional<Waiting> waiting() {
    return this instanceof Waiting one ? Optional.of(one) : Optional.empty();
  }
}

package dev.gatehouse.promotion;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.RunTraces;
import dev.gatehouse.script.RunTraces.Left;
import java.io.IOException;
import java.util.List;

/**
 * What is still running of an entry's runs although none is under way: the processes of a run that
 * was killed with its program, and those that could not be ended.
 */
public final class LeftRunning {
  private final Promotions promotions;

  LeftRunning(Promotions promotions) {
    this.promotions = promotions;
  }

  /** The steps whose runs have left something, with the names of the processes. */
  public List<Left> of(String id) throws IOException {
    return promotions.isRunning(id) ? List.of() : traces(id).left();
  }

  /**
   * Ends all of it, politely first; within five seconds.
   *
   * @throws Trouble where some could not be ended, or a run is under way
   */
  public void end(String id) throws IOException {
    if (promotions.isRunning(id)) {
      throw new Trouble(
          "A step of this entry is running", "Nothing was ended", "Wait for its end, or cancel it");
    }
    var survivors = traces(id).end();
    if (!survivors.isEmpty()) {
      throw new Trouble(
          "Still running, and could not be ended: " + String.join(", ", survivors),
          "They may go on changing what the step works on",
          "End them as the user whom they belong to, then run the step again");
    }
  }

  private RunTraces traces(String id) {
    return RunTraces.of(promotions.folder(id).path());
  }
}

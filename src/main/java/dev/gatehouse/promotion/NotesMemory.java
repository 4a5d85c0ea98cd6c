package dev.gatehouse.promotion;

import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.Renames;
import dev.gatehouse.compare.Renames.Rename;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.promotion.DeltaNotes.Lines;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts only what has changed since it was counted last. */
final class NotesMemory {
  private Map<Delta, Optional<Lines>> counted = Map.of();
  private List<Delta> paired = List.of();
  private List<Rename> renames = List.of();

  /** What is said of a comparison's files; it reads those that it does not know yet. */
  synchronized DeltaNotes of(Comparison comparison, GitCheckout dev, GitCheckout prod)
      throws IOException {
    var count = new DeltaNotes.Count(comparison, dev, prod);
    var now = new HashMap<Delta, Optional<Lines>>();
    var lines = new HashMap<String, Lines>();
    for (var delta : comparison.deltas()) {
      var before = counted.get(delta);
      try {
        var found = before == null ? count.of(delta) : before;
        now.put(delta, found);
        found.ifPresent(one -> lines.put(delta.path(), one));
      } catch (DeltaNotes.StaleContent changing) {
        // Somebody writes to it just now, so that it has no count before the next look.
      }
    }
    // What was not counted since there is too much of it is counted when there is less.
    counted = count.isTooMany() ? Map.of() : now;
    // A file that both have is part of no rename.
    var onOneSide =
        comparison.deltas().stream().filter(delta -> delta.kind() != Delta.Kind.MODIFIED).toList();
    if (!onOneSide.equals(paired)) {
      renames = Renames.among(onOneSide, dev, prod);
      paired = onOneSide;
    }
    return new DeltaNotes(lines, renames);
  }
}

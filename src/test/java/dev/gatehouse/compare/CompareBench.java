package dev.gatehouse.compare;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Measures comparisons in a process of its own. */
final class CompareBench {
  private static final OwnPaths OWN =
      new OwnPaths(Set.of("docs/LOG.md"), Set.of("docs/promotions", ".gatehouse"));

  private CompareBench() {}

  private interface Work {
    Comparison run(int time) throws IOException;
  }

  /** {@code DEV PROD FOUND first|again TARGET}: the paths that differ are written to FOUND. */
  public static void main(String[] arguments) throws IOException {
    var dev = Path.of(arguments[0]);
    var prod = Path.of(arguments[1]);
    var found = Path.of(arguments[2]);
    long target = Long.parseLong(arguments[4]);
    var roots = List.of(dev, prod);
    var checkouts = opened(roots);
    if (arguments[3].equals("first")) {
      // As the window does it before anybody has asked: the first look of all loads the program.
      long start = System.nanoTime();
      var sights = checkouts.last(roots);
      sights.forEach(sight -> sight.content(OWN));
      compared(sights);
      long ahead = System.nanoTime() - start;
      System.out.println(measure(1, found, time -> compared(checkouts.look(roots))).getFirst());
      System.out.println(ahead);
      return;
    }
    var again = measure(21, found, time -> compared(checkouts.look(roots)));
    System.out.println(figure("Gatehouse, the same again and again", again, target));
    // Neither content is the file's own, so that it differs each time, as it did before.
    var changed = LargePair.path(900 * 2 + 7);
    var changes =
        measure(
            21,
            found,
            time -> {
              Files.writeString(dev.resolve(changed), "changed " + time % 2 + "\n");
              checkouts.changed(dev, Set.of(changed));
              return compared(checkouts.lookAgain(roots));
            });
    System.out.println(figure("Gatehouse, after one changed file", changes, 50_000_000));
  }

  /** The window has opened both checkouts, to show their state, before anything is compared. */
  private static LiveCheckouts opened(List<Path> roots) throws IOException {
    for (var root : roots) {
      try (var checkout = GitCheckout.open(root)) {
        checkout.head();
        checkout.branch();
      }
    }
    return new LiveCheckouts();
  }

  private static Comparison compared(List<Sight> sights) {
    return Comparison.of(sights.getFirst(), sights.getLast(), OWN);
  }

  /** How long each took, in nanoseconds; what the last one found is written down. */
  private static List<Long> measure(int times, Path found, Work work) throws IOException {
    var taken = new ArrayList<Long>();
    for (int time = 0; time < times; time++) {
      long start = System.nanoTime();
      var comparison = work.run(time);
      taken.add(System.nanoTime() - start);
      Files.write(found, comparison.deltas().stream().map(Delta::path).toList());
    }
    return taken;
  }

  /** One line: the median, the target where there is one, the first and the best; in ns. */
  static String figure(String what, List<Long> taken, long target) {
    var sorted = new ArrayList<>(taken);
    Collections.sort(sorted);
    long median = sorted.get(sorted.size() / 2);
    var wanted =
        target == 0 ? "" : "target %.0f ms, %s ".formatted(target / 1e6, met(median, target));
    return "%-45s %8.1f ms  %s(first %.0f ms, best %.1f ms, of %d)"
        .formatted(
            what,
            median / 1e6,
            wanted,
            taken.getFirst() / 1e6,
            sorted.getFirst() / 1e6,
            taken.size());
  }

  private static String met(long median, long target) {
    return median <= target ? "met" : "MISSED";
  }
}

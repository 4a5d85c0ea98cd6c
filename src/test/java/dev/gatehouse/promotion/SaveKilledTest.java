package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.io.Stress;
import dev.gatehouse.io.WritePoint;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end while they save: the log is the old or the new one, and nothing is lost. */
class SaveKilledTest {
  private static final int FOLDERS = Stress.count(2, 50);
  private static final int KILLS = Stress.count(3, 10);
  private static final int MOST_SAVES = 8;

  @TempDir private Path temp;

  @Test
  void aProcessKilledWhileSavingLosesNothingThatItReported() throws Exception {
    var seed = System.nanoTime();
    var folders = new ArrayList<Callable<int[]>>();
    for (int i = 0; i < FOLDERS; i++) {
      var folder = SavingFolder.create(temp.resolve("folder" + i));
      var random = new Random(seed + i);
      folders.add(() -> killAgainAndAgain(folder, random, "seed " + seed));
    }
    var saves = 0;
    var unreported = 0;
    for (var made : inPairs(folders)) {
      saves += made[0];
      unreported += made[1];
    }
    assertTrue(saves > 0, "not one save was made");
    if (Stress.isFull()) {
      System.out.printf(
          "%d processes killed while saving: %d saves, %d of them cut off before they were"
              + " reported, none lost%n",
          FOLDERS * KILLS, saves, unreported);
    }
  }

  private static int[] killAgainAndAgain(SavingFolder folder, Random random, String seed)
      throws Exception {
    var saves = 0;
    var unreported = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      var reported = killed(folder, saves, random);
      saves = folder.assertNothingLost(reported, seed + ", kill " + kill);
      unreported += saves - reported;
    }
    return new int[] {saves, unreported};
  }

  @Test
  void aProcessHaltedAtAnyPointOfASaveLosesNothingThatItReported() throws Exception {
    var halts = new ArrayList<Callable<Boolean>>();
    for (var point : WritePoint.values()) {
      for (int i = 1; i <= Stress.count(1, 10); i++) {
        var nth = i;
        halts.add(() -> haltAt(point, nth));
      }
    }
    assertFalse(inPairs(halts).contains(false));
  }

  private boolean haltAt(WritePoint point, int nth) throws Exception {
    var folder = SavingFolder.create(temp.resolve(point.name() + nth));
    var child = ChildJvm.start(SaveChild.class, folder.path().toString(), point.name(), "" + nth);
    try (var output = child.inputReader()) {
      var reported = last(output, 0, saves -> saves > 60);
      assertTrue(child.waitFor(20, TimeUnit.SECONDS), () -> "no save ever came to " + point);
      assertEquals(9, child.exitValue(), point::name);
      folder.assertNothingLost(reported, point + " " + nth);
      return true;
    } finally {
      child.toHandle().destroyForcibly();
    }
  }

  /** Two at a time: most of a save is waiting for the disk. */
  private static <T> List<T> inPairs(List<Callable<T>> tasks) throws Exception {
    try (var workers = Executors.newFixedThreadPool(2)) {
      var results = new ArrayList<T>();
      for (var done : workers.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    }
  }

  private interface Enough {
    boolean after(int saves);
  }

  private static int last(BufferedReader output, int before, Enough enough) throws Exception {
    int last = before;
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      last = Integer.parseInt(line);
      if (enough.after(last - before)) {
        break;
      }
    }
    return last;
  }

  private static int killed(SavingFolder folder, int before, Random random) throws Exception {
    var child = ChildJvm.start(SaveChild.class, folder.path().toString());
    try (var output = child.inputReader()) {
      var saves = 1 + random.nextInt(MOST_SAVES);
      var last = last(output, before, made -> made >= saves);
      for (int spins = random.nextInt(400_000); spins > 0; spins--) {
        Thread.onSpinWait(); // the kill falls anywhere in a save
      }
      child.toHandle().destroyForcibly(); // unlike the process's own, it leaves the output readable
      child.waitFor();
      return last(output, last, made -> false);
    } finally {
      child.toHandle().destroyForcibly();
    }
  }
}

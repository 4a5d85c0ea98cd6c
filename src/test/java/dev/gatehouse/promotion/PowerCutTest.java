package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.DiskLog;
import dev.gatehouse.io.PowerCut;
import dev.gatehouse.io.Stress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The power goes at any moment of a save, and the disk keeps of it what it likes. */
@Isolated("it puts something in the place of everybody's file system")
class PowerCutTest {
  private static final int SAVES = Stress.count(4, 40);

  @TempDir private Path temp;

  @Test
  void whateverAPowerCutLeavesIsTheLogBeforeOrAfterASaveAndNothingReportedIsLost()
      throws Exception {
    var live = SavingFolder.create(temp.resolve("live"));
    var crashed = SavingFolder.at(temp.resolve("crashed"));
    var cut = new PowerCut(live.path(), crashed.path(), 0);
    var done = new DiskLog();
    done.during(
        () -> {
          for (int save = 1; save <= SAVES; save++) {
            live.save(save);
            done.reported(save);
          }
          return live;
        });

    var states = cut.replay(done, crashed::assertNothingLost);

    assertTrue(states > 20 * SAVES, "only " + states + " states");
    if (Stress.isFull()) {
      System.out.println("Power cuts in " + SAVES + " saves: " + states + " states, none lost");
    }
  }

  @Test
  void aRecordThatIsJustBegunIsThereAsAWholeOrNotAtAll() throws Exception {
    var live = SavingFolder.bare(temp.resolve("live"));
    var crashed = SavingFolder.at(temp.resolve("crashed"));
    var cut = new PowerCut(live.path(), crashed.path(), -1);
    var done = new DiskLog();
    done.during(
        () -> {
          live.adopt();
          done.reported(0);
          return live;
        });
    assertTrue(cut.replay(done, crashed::assertNothingLost) > 10);
  }
}

package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWatchTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final PromotionLog FIRST = Logs.rows("| one | First | Pending | Ada | |");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  private final LogMemory memory = new LogMemory();
  private final Semaphore told = new Semaphore(0);

  @BeforeEach
  void writeTheLog() throws IOException {
    file = Files.createDirectory(folder.resolve("docs")).resolve("log.md");
    Files.write(file, FIRST.bytes());
    memory.read(file);
  }

  @Test
  void anEditorThatReplacesTheFileIsNoticedByAnEvent() throws Exception {
    try (var watch =
        LogWatch.start(file, memory, told::release, () -> {}, Duration.ofSeconds(2), true)) {
      replace("Grace");
      assertTrue(isTold());
    }
  }

  @Test
  void aChangeThatNoEventTellsOfIsNoticedByLooking() throws Exception {
    try (var watch = LogWatch.start(file, memory, told::release, () -> {}, SOON, false)) {
      Files.write(file, FIRST.withCell("one", Field.OWNER, "Grace").bytes());
      assertTrue(isTold());
    }
  }

  @Test
  void aChangeThatSomethingElseHasReadFirstIsToldAllTheSame() throws Exception {
    replace("Grace");
    memory.read(file);
    try (var watch = LogWatch.start(file, memory, told::release, () -> {}, SOON, true)) {
      assertTrue(isTold());
      memory.takeChanges();
      assertFalse(told.tryAcquire(SOON.toMillis() * 10, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void aFolderThatGoesAndComesBackIsStillWatched() throws Exception {
    try (var watch = LogWatch.start(file, memory, told::release, () -> {}, SOON, true)) {
      Files.delete(file);
      Files.delete(file.getParent());
      assertTrue(isTold());
      Files.createDirectory(file.getParent());
      replace("Grace");
      assertTrue(isTold());
    }
  }

  @Test
  void oneDifferenceIsToldOnceAndASaveOfOnesOwnNever() throws Exception {
    try (var watch = LogWatch.start(file, memory, told::release, () -> {}, SOON, true)) {
      var mine = FIRST.withCell("one", Field.OWNER, "Grace");
      memory.save(
          FIRST,
          mine,
          () -> {
            AtomicFile.write(file, mine.bytes());
            return true;
          });
      replace("Linus");
      assertTrue(isTold());
      // Many looks later it has not been told again.
      assertFalse(told.tryAcquire(SOON.toMillis() * 10, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void aClosedWatchTellsNothing() throws Exception {
    var watch = LogWatch.start(file, memory, told::release, () -> {}, NEVER, true);
    watch.close();
    replace("Grace");
    assertFalse(told.tryAcquire(200, TimeUnit.MILLISECONDS));
  }

  private void replace(String owner) throws IOException {
    AtomicFile.write(file, FIRST.withCell("one", Field.OWNER, owner).bytes());
  }

  private boolean isTold() throws InterruptedException {
    return told.tryAcquire(20, TimeUnit.SECONDS);
  }
}

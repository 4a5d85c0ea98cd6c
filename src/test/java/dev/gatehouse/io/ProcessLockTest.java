package dev.gatehouse.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aLockFile() {
    file = folder.resolve("locks/one.lock");
  }

  @Test
  void whatAnotherProcessHoldsIsFreeOnceThatProcessIsKilled() throws Exception {
    var child = ChildJvm.start(LockingChild.class, file.toString());
    assertEquals("taken", child.inputReader().readLine());
    assertTrue(ProcessLock.heldElsewhere(file));
    assertTrue(ProcessLock.tryAcquire(file).isEmpty());
    child.destroyForcibly().waitFor();
    assertFalse(ProcessLock.heldElsewhere(file));
    try (var lock = ProcessLock.tryAcquire(file).orElseThrow()) {
      assertFalse(ProcessLock.heldElsewhere(file), "held here: " + lock);
    }
  }

  @Test
  void askingForALockThatIsHeldHereDoesNotLoseIt() throws Exception {
    try (var lock = ProcessLock.tryAcquire(file).orElseThrow()) {
      assertTrue(ProcessLock.tryAcquire(file).isEmpty(), "held already: " + lock);
      assertTrue(ProcessLock.acquire(file, Duration.ofMillis(10)).isEmpty());
      assertFalse(ProcessLock.heldElsewhere(file));
      assertEquals("refused", childsAnswer());
    }
    assertEquals("taken", childsAnswer());
  }

  @Test
  void whoeverWaitsGetsTheLockWhenItIsGivenBack() throws Exception {
    var first = ProcessLock.tryAcquire(file).orElseThrow();
    var giver = Thread.startVirtualThread(() -> close(first));
    try (var second = ProcessLock.acquire(file, Duration.ofSeconds(20)).orElseThrow()) {
      first.close(); // a second time, which must not take the lock from its new holder
      assertTrue(ProcessLock.tryAcquire(file).isEmpty(), "held by " + second);
    }
    giver.join();
  }

  @Test
  void whoHoldsALockIsToldAndWhatACrashLeftInItsFileIsNot() throws Exception {
    assertTrue(ProcessLock.holder(file).isEmpty());
    var child = ChildJvm.start(LockingChild.class, file.toString());
    assertEquals("taken", child.inputReader().readLine());

    var holder = ProcessLock.holder(file).orElseThrow();

    assertEquals(child.pid(), holder.pid());
    assertEquals(System.getProperty("user.name"), holder.name());
    assertTrue(holder.words().contains("process " + child.pid() + " on "), holder.words());
    child.destroyForcibly().waitFor();
    assertEquals(child.pid(), LockHolder.readFrom(file).orElseThrow().pid(), "still in the file");
    assertTrue(ProcessLock.holder(file).isEmpty());
    try (var lock = ProcessLock.tryAcquire(file).orElseThrow()) {
      var here = ProcessLock.holder(file).orElseThrow();
      assertEquals(ProcessHandle.current().pid(), here.pid(), "held here: " + lock);
    }
  }

  @Test
  void aLockFileThatSaysSomethingElseNamesNobody() throws Exception {
    for (var text : List.of("", "ada", "ada\nx\nhost\nnow\n", "ada\n1\nhost\nyesterday\n")) {
      assertTrue(LockHolder.readFrom(Files.writeString(folder.resolve("odd"), text)).isEmpty());
    }
  }

  @Test
  void whoGivesTheLockBackAndAsksAgainAtOnceDoesNotOvertakeTheOneThatWaits() throws Exception {
    var turns = new AtomicInteger();
    var enough = new AtomicBoolean();
    var greedy =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!enough.get()) {
                    turns.incrementAndGet();
                    holdForAMoment();
                  }
                });
    try {
      while (turns.get() == 0) {
        LockSupport.parkNanos(1_000_000);
      }
      int before = turns.get();
      for (int i = 0; i < 20; i++) {
        ProcessLock.acquire(file, Duration.ofSeconds(10)).orElseThrow().close();
      }
      assertTrue(turns.get() - before <= 100, "overtaken by " + (turns.get() - before));
    } finally {
      enough.set(true);
      greedy.join();
    }
  }

  private void holdForAMoment() {
    try (var lock = ProcessLock.acquire(file, Duration.ofSeconds(10)).orElseThrow()) {
      long end = System.nanoTime() + Duration.ofMillis(2).toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(1_000_000);
      }
      assertTrue(ProcessLock.tryAcquire(file).isEmpty(), "held by " + lock);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLockNobodyEverTookIsNotHeld() {
    assertFalse(ProcessLock.heldElsewhere(folder.resolve("no/such.lock")));
  }

  @Test
  void lockFilesLieInTheUsersCacheFolder() {
    var home = folder.resolve("home");
    var none = Map.<String, String>of();
    var of = folder.resolve("docs/log.md");
    var cache = folder.resolve("cache").toString();
    assertTrue(ProcessLock.fileFor(of, none, "Linux", home).startsWith(home.resolve(".cache")));
    assertTrue(
        ProcessLock.fileFor(of, Map.of("XDG_CACHE_HOME", cache), "Linux", home)
            .startsWith(cache + "/gatehouse/locks"));
    assertTrue(
        ProcessLock.fileFor(of, none, "Mac OS X", home).startsWith(home.resolve("Library/Caches")));
    assertTrue(
        ProcessLock.fileFor(of, Map.of("LOCALAPPDATA", cache), "Windows 11", home)
            .startsWith(cache));
  }

  @Test
  void oneFileHasOneLockByWhateverPathItIsReached() {
    Links.make(folder.resolve("link"), folder);
    var log = folder.resolve("log.md");
    assertEquals(ProcessLock.fileFor(log), ProcessLock.fileFor(folder.resolve("x/../link/log.md")));
    assertNotEquals(ProcessLock.fileFor(log), ProcessLock.fileFor(folder.resolve("other.md")));
  }

  private String childsAnswer() throws Exception {
    var child = ChildJvm.start(LockingChild.class, file.toString());
    var answer = child.inputReader().readLine();
    child.getOutputStream().close();
    child.waitFor();
    return answer;
  }

  private static void close(ProcessLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowLockTest {
  private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path log;

  @BeforeEach
  void writeTheLog() throws IOException {
    log = Files.writeString(folder.resolve("log.md"), "");
  }

  @Test
  void theSecondWindowMayOnlyReadAndSaysWhoWrites() throws IOException {
    try (var first = window();
        var second = window()) {
      assertTrue(first.look("Ada").mayWrite());
      var standing = second.look("Grace");
      assertFalse(standing.mayWrite());
      var holder = standing.other().orElseThrow();
      assertEquals("Ada", holder.name());
      assertEquals(ProcessHandle.current().pid(), holder.pid());
      assertEquals(NOW, holder.since());
      assertFalse(standing.takenOver());
      assertTrue(first.look("Ada").mayWrite());
    }
  }

  @Test
  void whoeverIsTakenOverHearsOfItAtTheNextLook() throws IOException {
    try (var first = window();
        var second = window()) {
      first.look("Ada");
      second.look("Grace");
      assertTrue(second.takeOver("Grace").mayWrite());
      var standing = first.look("Ada");
      assertFalse(standing.mayWrite());
      assertTrue(standing.takenOver());
      assertEquals("Grace", standing.other().orElseThrow().name());
      assertTrue(second.look("Grace").mayWrite());
      assertFalse(first.look("Ada").mayWrite());
    }
  }

  @Test
  void aWindowThatIsClosedLetsTheOtherWrite() throws IOException {
    try (var second = window()) {
      try (var first = window()) {
        first.look("Ada");
        assertFalse(second.look("Grace").mayWrite());
      }
      assertTrue(second.look("Grace").mayWrite());
    }
  }

  @Test
  void aLockThatACrashLeftIsTakenSilently() throws Exception {
    var child = ChildJvm.start(WindowChild.class, log.toString());
    assertEquals("writes", child.inputReader().readLine());
    try (var mine = window()) {
      var standing = mine.look("Grace");
      assertEquals("Ada in the child", standing.other().orElseThrow().name());
      assertEquals(child.pid(), standing.other().orElseThrow().pid());
      child.destroyForcibly().waitFor();
      assertTrue(mine.look("Grace").mayWrite());
    }
  }

  @Test
  void twoPathsToOneLogAreOneLog() throws IOException {
    var link = folder.resolve("link.md");
    dev.gatehouse.io.Links.make(link, log);
    try (var first = window();
        var second = WindowLock.on(link, Clock.systemUTC())) {
      first.look("Ada");
      assertFalse(second.look("Grace").mayWrite());
    }
  }

  private WindowLock window() throws IOException {
    return WindowLock.on(log, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}

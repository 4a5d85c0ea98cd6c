package dev.gatehouse.git;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWatchTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(20);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path root;

  private final BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void aCheckout() throws IOException {
    root = folder.resolve("checkout");
    write(root, ".gitignore", "*.log\n/out/\n");
    write(root, "a.txt", "a\n");
    write(root, "src/deep/b.txt", "b\n");
    write(root, "out/kept.txt", "tracked all the same\n");
    try (var checkout = GitCheckout.init(root, "First state", ADA)) {
      checkout.commit(List.of("out/kept.txt"), "Keep it", ADA);
    }
  }

  private TreeWatch byEvents() throws IOException {
    return TreeWatch.start(root, told::add, NEVER, NEVER, TreeWatch.service());
  }

  /** All that was told until the path was, in one set. */
  private Set<String> toldUntil(String path) throws InterruptedException {
    var all = new HashSet<String>();
    while (!all.contains(path)) {
      var next = told.poll(20, TimeUnit.SECONDS);
      assertNotNull(next, () -> path + " was not told, only " + all);
      all.addAll(next);
    }
    return all;
  }

  @Test
  void changesToFilesAreNamedWhereverTheyLie() throws Exception {
    try (var watch = byEvents()) {
      write(root, "src/deep/b.txt", "changed\n");
      assertEquals(Set.of("src/deep/b.txt"), toldUntil("src/deep/b.txt"));
      write(root, "new.txt", "new\n");
      toldUntil("new.txt");
      Files.delete(root.resolve("a.txt"));
      toldUntil("a.txt");
    }
  }

  @Test
  void aFolderThatAppearsIsWatchedFromThenOn() throws Exception {
    try (var watch = byEvents()) {
      write(root, "more/and/more/c.txt", "c\n");
      toldUntil("more/and/more/c.txt");
      write(root, "more/and/more/c.txt", "changed\n");
      toldUntil("more/and/more/c.txt");
      for (var path : List.of("more/and/more/c.txt", "more/and/more", "more/and", "more")) {
        Files.delete(root.resolve(path));
      }
      toldUntil("more/and/more/c.txt");
      write(root, "more/and/more/c.txt", "back\n");
      toldUntil("more/and/more/c.txt");
    }
  }

  @Test
  void whatGitIgnoresIsNoNewsUnlessItTracksIt() throws Exception {
    try (var watch = byEvents()) {
      write(root, "noise.log", "x\n");
      write(root, "out/build/x.class", "x\n");
      write(root, "out/kept.txt", "changed\n");
      assertEquals(Set.of("out/kept.txt"), toldUntil("out/kept.txt"));
    }
  }

  @Test
  void whatGitNotesIsTold() throws Exception {
    write(root, "noise.log", "x\n");
    try (var watch = byEvents();
        var checkout = GitCheckout.open(root)) {
      checkout.commit(List.of("noise.log"), "Track it", ADA);
      toldUntil(".git");
      write(root, "noise.log", "changed\n");
      toldUntil("noise.log");
    }
  }

  @Test
  void otherRulesOfIgnoringMakeEverythingNews() throws Exception {
    try (var watch = byEvents()) {
      write(root, ".gitignore", "*.txt\n");
      toldUntil("");
    }
  }

  @Test
  void withoutEventsLookingFindsTheSame() throws Exception {
    try (var watch = TreeWatch.start(root, told::add, NEVER, SOON, Optional.empty())) {
      write(root, "src/deep/b.txt", "changed\n");
      assertEquals(Set.of("src/deep/b.txt"), toldUntil("src/deep/b.txt"));
      write(root, "noise.log", "x\n");
      write(root, "more/c.txt", "c\n");
      assertEquals(Set.of("more/c.txt"), toldUntil("more/c.txt"));
    }
  }

  @Test
  void moreEventsThanTheSystemKeepsLoseNothing() throws Exception {
    var busy = new CountDownLatch(1);
    var first = new CountDownLatch(1);
    try (var watch =
        TreeWatch.start(
            root,
            paths -> {
              first.countDown();
              awaitQuietly(busy);
              told.add(paths);
            },
            NEVER,
            NEVER,
            TreeWatch.service())) {
      write(root, "a.txt", "changed\n");
      assertTrue(first.await(20, TimeUnit.SECONDS));
      for (int i = 0; i < 3000; i++) {
        write(root, "src/many" + i, "x\n");
      }
      busy.countDown();
      var named = new HashSet<String>();
      var all = IntStream.range(0, 3000).mapToObj(i -> "src/many" + i).toList();
      while (!named.contains("") && !named.containsAll(all)) {
        var next = told.poll(20, TimeUnit.SECONDS);
        assertNotNull(next, () -> "told of " + named.size() + " only");
        named.addAll(next);
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.GitCommand;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCheckoutsTest {
  @TempDir Path folder;
  private Path dev;
  private Path prod;

  @BeforeEach
  void twoCheckoutsOfTheSame() throws IOException {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    dev = folder.resolve("dev");
    prod = folder.resolve("prod");
    for (int i = 0; i < 30; i++) {
      write(dev, path(i), "file " + i + "\n");
    }
    git(dev, "init", "-q", "-b", "main");
    git(dev, "add", "-A");
    git(dev, "commit", "-q", "-m", "first");
    git(folder, "clone", "-q", "dev", "prod");
  }

  private static String path(int i) {
    return List.of("", "a/", "a/b/", "a-b/", "c/d/").get(i % 5) + "f" + i;
  }

  private static List<String> paths(Comparison comparison) {
    return comparison.deltas().stream().map(Delta::path).toList();
  }

  private Comparison look(LiveCheckouts live) throws IOException {
    return compared(live.look(List.of(dev, prod)));
  }

  private Comparison again(LiveCheckouts live, Set<String> inDev, Set<String> inProd)
      throws IOException {
    live.changed(dev, inDev);
    live.changed(prod, inProd);
    return compared(live.lookAgain(List.of(dev, prod)));
  }

  private static Comparison compared(List<Sight> sights) {
    return Comparison.of(sights.getFirst(), sights.getLast(), OwnPaths.NONE);
  }

  @Test
  void aLookAfterAChangeSaysWhatALookAtEverythingSays() throws IOException {
    var random = new Random(7);
    var live = new LiveCheckouts();
    look(live);
    for (int round = 0; round < 40; round++) {
      var inDev = new TreeSet<String>();
      var inProd = new TreeSet<String>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        boolean left = random.nextBoolean();
        change(left ? dev : prod, path(random.nextInt(32)), random, left ? inDev : inProd);
      }
      var after = again(live, inDev, inProd);
      var fresh = new LiveCheckouts();
      assertEquals(look(fresh), after, "round " + round);
    }
  }

  private static void change(Path root, String path, Random random, Set<String> changed)
      throws IOException {
    switch (random.nextInt(5)) {
      case 0 -> {
        if (Files.deleteIfExists(root.resolve(path))) {
          changed.add(path);
        }
      }
      case 1 -> {
        write(root, path, "something else\n");
        // Of what git notes, nobody has to tell.
        git(root, "add", "-A");
      }
      default -> {
        write(root, path, "file " + random.nextInt(3) + "\n");
        int slash = path.lastIndexOf('/');
        changed.add(random.nextBoolean() && slash > 0 ? path.substring(0, slash) : path);
      }
    }
  }

  @Test
  void whatGitNotedIsSeenWithoutBeingNamed() throws IOException {
    var live = new LiveCheckouts();
    assertEquals(List.of(), paths(look(live)));
    write(dev, "new.txt", "new\n");
    assertEquals(List.of(), paths(again(live, Set.of("new.txt"), Set.of())));
    git(dev, "add", "new.txt");
    assertEquals(List.of("new.txt"), paths(again(live, Set.of(), Set.of())));
    git(dev, "rm", "-q", "--cached", "f0");
    assertEquals(List.of("f0", "new.txt"), paths(again(live, Set.of(), Set.of())));
  }

  @Test
  void aChangedRuleOfStoringHasEverythingReadAgain() throws IOException {
    write(dev, "f0", "file 0\r\n");
    var live = new LiveCheckouts();
    assertEquals(List.of("f0"), paths(look(live)));
    write(dev, ".gitattributes", "f0 text\n");
    assertEquals(List.of(), paths(again(live, Set.of(".gitattributes"), Set.of())));
    Files.delete(dev.resolve(".gitattributes"));
    assertEquals(List.of("f0"), paths(again(live, Set.of(".gitattributes"), Set.of())));
    git(dev, "config", "core.autocrlf", "input");
    assertEquals(List.of(), paths(again(live, Set.of(), Set.of())));
  }

  @Test
  void aFileThatKeepsItsSizeRightAfterGitNotedItIsReadAgain() throws IOException {
    var live = new LiveCheckouts();
    for (int i = 0; i < 20; i++) {
      write(dev, "f0", "a" + i % 10 + "\n");
      write(prod, "f0", "a" + i % 10 + "\n");
      git(dev, "add", "f0");
      assertEquals(List.of(), paths(again(live, Set.of("f0"), Set.of("f0"))));
      write(dev, "f0", "b" + i % 10 + "\n");
      assertEquals(List.of("f0"), paths(again(live, Set.of("f0"), Set.of())));
    }
  }

  @Test
  void anIndexThatShortensItsPathsOrLeavesFilesOutIsReadLikeAnyOther() throws IOException {
    write(dev, "a/f1", "changed\n");
    for (var version : List.of("4", "3", "2")) {
      git(dev, "update-index", "--index-version", version);
      var live = new LiveCheckouts();
      assertEquals(List.of("a/f1"), paths(look(live)), "version " + version);
    }
    git(dev, "sparse-checkout", "set", "a");
    var live = new LiveCheckouts();
    assertEquals(List.of("a/f1"), paths(look(live)));
    write(dev, "a/f1", "file 1\n");
    assertEquals(List.of(), paths(again(live, Set.of("a/f1"), Set.of())));
  }
}

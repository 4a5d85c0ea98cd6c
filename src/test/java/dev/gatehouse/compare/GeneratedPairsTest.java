package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.BlobId;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Stress;
import dev.gatehouse.workspace.OwnPaths;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of checkouts with every kind of difference. */
class GeneratedPairsTest {
  private static final boolean POSIX = File.separatorChar == '/';
  private static final List<String> NAMES =
      List.of(
          "a.txt",
          "b c.txt",
          "d/e.txt",
          "d/f/g.txt",
          "d/f",
          "h",
          "ü/ß €.txt",
          "i.bat",
          "d/-j",
          "case.txt",
          "Case.txt");

  @TempDir Path folder;

  @Test
  void theComparisonIsThatOfGitsOwnIdsAndProdBecomesWhatWasDecided() throws IOException {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "names need UTF-8");
    int pairs = Stress.count(12, 200);
    for (int seed = 1; seed <= pairs; seed++) {
      pair(seed);
    }
  }

  private void pair(int seed) throws IOException {
    var random = new Random(seed);
    var devRoot = checkout("dev" + seed, random);
    var prodRoot = checkout("prod" + seed, random);
    meddle(devRoot, random);
    try (var dev = GitCheckout.open(devRoot);
        var prod = GitCheckout.open(prodRoot)) {
      var comparison = Comparison.of(dev, prod, OwnPaths.NONE);
      var inDev = ids(devRoot);
      var inProd = ids(prodRoot);
      assertEquals(differing(inDev, inProd), paths(comparison), "seed " + seed);
      // Git was told of dev's edits just now; what was found before it was is the same.
      assertEquals(
          paths(comparison), paths(Comparison.of(dev, prod, OwnPaths.NONE)), "seed " + seed);
      var decisions = new ArrayList<Decision>();
      var wanted = new TreeMap<>(inProd);
      boolean all = random.nextBoolean();
      for (var delta : comparison.deltas()) {
        var path = delta.path();
        // A folder that turns into a file can only be taken or left as a whole.
        if (isTailorable(delta) && random.nextInt(4) == 0 && (all || !path.startsWith("d/"))) {
          var text = ("tailored for " + path + "\n").getBytes(StandardCharsets.UTF_8);
          decisions.add(Decision.tailor(delta, "prod's own", text));
          wanted.put(path, delta.dev().orElseThrow().modeText() + " " + BlobId.of(text) + " 0");
        } else if (all || !path.startsWith("d/")) {
          decisions.add(Decision.include(delta, ""));
          wanted.remove(path);
          if (inDev.containsKey(path)) {
            wanted.put(path, inDev.get(path));
          }
        } else {
          decisions.add(Decision.exclude(delta, "not yet"));
        }
      }
      PlannedTree.of(comparison, decisions).promote(dev, prod, "Promote", ADA);
      assertEquals(wanted, ids(prodRoot), "seed " + seed);
      assertEquals("", git(prodRoot, "status", "--porcelain"), "seed " + seed);
      assertEquals("", git(prodRoot, "fsck", "--strict"), "seed " + seed);
    }
  }

  /**
   * Text of one's own makes sense for a file, in whatever way it differs, as long as dev has it.
   */
  private static boolean isTailorable(Delta delta) {
    return delta.dev().filter(file -> !file.isLink()).isPresent()
        && delta.prod().filter(TrackedFile::isLink).isEmpty();
  }

  /** Changes dev's work tree after its commit, as somebody who is in the middle of work. */
  private static void meddle(Path root, Random random) throws IOException {
    for (var path : NAMES) {
      var file = root.resolve(path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        switch (random.nextInt(6)) {
          case 0 -> Files.writeString(file, "in the middle of work\r\n");
          case 1 -> Files.delete(file);
          case 2 -> Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
          default -> {}
        }
      }
    }
  }

  private static List<String> paths(Comparison comparison) {
    return comparison.deltas().stream().map(Delta::path).sorted().toList();
  }

  private static List<String> differing(Map<String, String> dev, Map<String, String> prod) {
    var all = new TreeMap<>(dev);
    prod.forEach(
        (path, id) -> {
          if (!all.remove(path, id)) {
            all.put(path, "differs");
          }
        });
    return List.copyOf(all.keySet());
  }

  private Path checkout(String name, Random random) throws IOException {
    var root = folder.resolve(name);
    Files.createDirectories(root);
    git(root, "init", "-q", "-b", "main");
    git(root, "config", "core.autocrlf", List.of("true", "false").get(random.nextInt(2)));
    write(root, ".gitattributes", "* text=auto\n*.bat text eol=crlf\n");
    fill(root, random);
    git(root, "add", "-A");
    git(root, "commit", "-q", "-m", "first");
    if (random.nextBoolean()) {
      // As a checkout writes it, with this checkout's own line ends.
      git(root, "rm", "-q", "-r", "--cached", ".");
      git(root, "reset", "-q", "--hard");
    }
    return root;
  }

  private static void fill(Path root, Random random) throws IOException {
    for (var path : NAMES) {
      var file = root.resolve(path);
      if (random.nextInt(4) == 0 || Files.exists(file) || !folderIsFree(root, path)) {
        continue;
      }
      if (POSIX && random.nextInt(8) == 0) {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of("a.txt"));
        continue;
      }
      var text = random.nextInt(3) == 0 ? "same\n" : "some " + random.nextInt(3) + "\n";
      var ends = random.nextInt(3) == 0 ? text.repeat(3).replace("\n", "\r\n") : text.repeat(3);
      var binary = random.nextInt(6) == 0 ? "\0\r\n" + text : ends;
      write(root, path, binary.getBytes(StandardCharsets.UTF_8));
      if (POSIX && random.nextInt(5) == 0) {
        file.toFile().setExecutable(true);
      }
    }
  }

  private static boolean folderIsFree(Path root, String path) {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      var above = root.resolve(path.substring(0, at));
      if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** Mode and id of each file as git itself would store it now. */
  private static Map<String, String> ids(Path root) throws IOException {
    git(root, "add", "-A");
    var ids = new TreeMap<String, String>();
    for (var line : git(root, "ls-files", "-s", "-z").split("\0")) {
      if (!line.isEmpty()) {
        int tab = line.indexOf('\t');
        ids.put(line.substring(tab + 1), line.substring(0, tab));
      }
    }
    return ids;
  }
}

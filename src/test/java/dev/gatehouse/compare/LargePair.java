package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Two large checkouts with a common history, a few hundred differences between their commits, and a
 * few files on either side that are not committed.
 *
 * @param differing the paths in which they differ, sorted
 */
record LargePair(Path dev, Path prod, List<String> differing) {
  static final int FILES = 50_000;

  private static final int COMMITTED = 540;

  /** About 200 MB in both checkouts together. */
  private static final int MOST_LINES = 100;

  static LargePair in(Path folder) throws IOException {
    var dev = folder.resolve("dev");
    var prod = folder.resolve("prod");
    Files.createDirectories(dev);
    git(dev, "init", "-q", "-b", "main");
    // Git would begin to pack in the background, while things are measured.
    git(dev, "config", "gc.auto", "0");
    var random = new Random(1);
    write(dev, ".gitattributes", "* text=auto\n*.png binary\n");
    write(dev, ".gitignore", "*.log\n/build/\n");
    for (int i = 0; i < FILES - 2; i++) {
      write(dev, path(i), text(random, i));
    }
    git(dev, "add", "-A");
    git(dev, "commit", "-q", "-m", "first");
    git(folder, "clone", "-q", "-c", "gc.auto=0", dev.toString(), prod.toString());
    var differing = new TreeSet<String>();
    commitOther(dev, differing);
    changeWithoutCommit(dev, prod, differing);
    return new LargePair(dev, prod, List.copyOf(differing));
  }

  /** A file in one of 2,000 folders, three deep. */
  static String path(int i) {
    return "part%02d/unit%02d/inner/file%05d.java".formatted(i % 40, i / 40 % 50, i);
  }

  private static byte[] text(Random random, int i) {
    var text = new StringBuilder();
    for (int line = random.nextInt(MOST_LINES); line >= 0; line--) {
      text.append("value ").append(i).append(" is ").append(random.nextLong()).append(" here\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void commitOther(Path dev, TreeSet<String> differing) throws IOException {
    for (int i = 0; i < COMMITTED; i++) {
      var path = path(i * 90);
      switch (i % 6) {
        case 0 -> Files.delete(dev.resolve(path));
        case 1 -> {
          path = path.replace("file", "more");
          write(dev, path, "added\n");
        }
        default -> write(dev, path, "changed " + i + "\n");
      }
      differing.add(path);
    }
    git(dev, "add", "-A");
    git(dev, "commit", "-q", "-m", "second");
  }

  private static void changeWithoutCommit(Path dev, Path prod, TreeSet<String> differing)
      throws IOException {
    for (int i = 1; i <= 8; i++) {
      var path = path(i * 900 + 7);
      write(i % 2 == 0 ? dev : prod, path, "dirty " + i + "\n");
      differing.add(path);
    }
    for (int i = 1; i <= 5; i++) {
      // Read, since its time is another, and found to be the same.
      var path = path(i * 700 + 11);
      write(dev, path, Files.readAllBytes(dev.resolve(path)));
      write(dev, "part00/new%d.txt".formatted(i), "neither tracked nor ignored\n");
    }
    var gone = path(3333);
    Files.delete(dev.resolve(gone));
    differing.add(gone);
  }
}

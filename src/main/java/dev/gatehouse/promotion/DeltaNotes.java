package dev.gatehouse.promotion;

import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.compare.Renames;
import dev.gatehouse.compare.Renames.Rename;
import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.Contents;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.git.TrackedFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of files that differ beside that they do: how many lines, and which of them are one
 * file under another name.
 *
 * @param lines by path; a file that is binary, large or no file has none
 */
public record DeltaNotes(Map<String, Lines> lines, List<Rename> renames) {
  public static final DeltaNotes NONE = new DeltaNotes(Map.of(), List.of());

  /** Above this many files that differ, or bytes of one, lines are not counted. */
  private static final int MOST_FILES = 2_000;

  private static final long MOST_BYTES = 1 << 20;

  /** How many lines dev has that prod has not, and the other way round. */
  public record Lines(int added, int removed) {}

  public DeltaNotes {
    lines = Map.copyOf(lines);
    renames = List.copyOf(renames);
  }

  static DeltaNotes of(Comparison comparison, GitCheckout dev, GitCheckout prod)
      throws IOException {
    var lines = new HashMap<String, Lines>();
    var devs = dev.contents();
    var prods = prod.contents();
    if (comparison.deltas().size() <= MOST_FILES) {
      for (var delta : comparison.deltas()) {
        count(delta, devs, prods).ifPresent(counted -> lines.put(delta.path(), counted));
      }
    }
    return new DeltaNotes(lines, Renames.among(comparison.deltas(), dev, prod));
  }

  private static Optional<Lines> count(Delta delta, Contents dev, Contents prod)
      throws IOException {
    if (delta.isSubmodule() || !isSmall(delta.dev()) || !isSmall(delta.prod())) {
      return Optional.empty();
    }
    var before = bytes(delta.prod(), prod);
    var after = bytes(delta.dev(), dev);
    if (LineDiff.isBinary(before) || LineDiff.isBinary(after)) {
      return Optional.empty();
    }
    var pair = TextPair.of(before, after, Spaces.ALL);
    return Optional.of(new Lines(pair.added(), pair.removed()));
  }

  private static boolean isSmall(Optional<TrackedFile> file) {
    return file.filter(one -> one.bytes() > MOST_BYTES).isEmpty();
  }

  private static byte[] bytes(Optional<TrackedFile> file, Contents contents) throws IOException {
    return file.isPresent() ? contents.stored(file.get().path()) : new byte[0];
  }

  /** The rename that a path is part of, by either of its names. */
  public Optional<Rename> rename(String path) {
    return renames.stream()
        .filter(one -> one.from().path().equals(path) || one.to().path().equals(path))
        .findFirst();
  }
}

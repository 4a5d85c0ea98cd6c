package dev.gatehouse.promotion;

import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.compare.Renames.Rename;
import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.BlobId;
import dev.gatehouse.git.Contents;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.git.TrackedFile;
import java.io.IOException;
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

  /** A file is not what the comparison has seen; the next one will see it. */
  static final class StaleContent extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the lines of files that differ. */
  static final class Count {
    private final boolean tooMany;
    private final Contents dev;
    private final Contents prod;

    Count(Comparison comparison, GitCheckout dev, GitCheckout prod) throws IOException {
      this.tooMany = comparison.deltas().size() > MOST_FILES;
      this.dev = dev.contents();
      this.prod = prod.contents();
    }

    boolean isTooMany() {
      return tooMany;
    }

    /**
     * Empty where they are not counted.
     *
     * @throws StaleContent where a file has changed since it was compared
     */
    Optional<Lines> of(Delta delta) throws IOException, StaleContent {
      if (tooMany || delta.isSubmodule() || !isSmall(delta.dev()) || !isSmall(delta.prod())) {
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

    private static byte[] bytes(Optional<TrackedFile> file, Contents contents)
        throws IOException, StaleContent {
      if (file.isEmpty()) {
        return new byte[0];
      }
      var bytes = contents.stored(file.get().path());
      if (!BlobId.of(bytes).equals(file.get().blob())) {
        throw new StaleContent();
      }
      return bytes;
    }
  }

  /** The rename that a path is part of, by either of its names. */
  public Optional<Rename> rename(String path) {
    return renames.stream()
        .filter(one -> one.from().path().equals(path) || one.to().path().equals(path))
        .findFirst();
  }
}

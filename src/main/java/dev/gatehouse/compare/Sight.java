package dev.gatehouse.compare;

import dev.gatehouse.git.TrackedFiles;
import dev.gatehouse.workspace.OwnPaths;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One checkout as it was at one look. What is asked of it is worked out when it is first asked. */
public final class Sight {
  private final Path root;
  private final String head;
  private final TrackedFiles files;
  private @Nullable OwnPaths hashedWithout;
  private String hash = "";

  /**
   * @param head the id of the last commit, empty before the first
   */
  Sight(Path root, String head, TrackedFiles files) {
    this.root = root;
    this.head = head;
    this.files = files;
  }

  public Path root() {
    return root;
  }

  /** The id of the last commit in hex, empty before the first. */
  public String head() {
    return head;
  }

  TrackedFiles files() {
    return files;
  }

  /** What it held, as one hash; see {@link ContentHash}. */
  public synchronized String content(OwnPaths own) {
    if (!own.equals(hashedWithout)) {
      hash = ContentHash.of(files, own);
      hashedWithout = own;
    }
    return hash;
  }

  /** Whether a later look has found the same, so that what is known of this one holds. */
  boolean isOf(String laterHead, TrackedFiles later) {
    return head.equals(laterHead) && files.sameAs(later);
  }
}

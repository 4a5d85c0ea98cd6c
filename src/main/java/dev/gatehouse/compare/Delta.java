package dev.gatehouse.compare;

import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Sha256;
import java.util.Optional;

/**
 * A path in which dev and prod differ, from prod's point of view.
 *
 * @param dev dev's file, empty where dev has none
 * @param prod prod's file, empty where prod has none
 */
public record Delta(String path, Kind kind, Optional<TrackedFile> dev, Optional<TrackedFile> prod) {
  /** ADDED means that dev has it and prod does not. */
  public enum Kind {
    ADDED,
    MODIFIED,
    REMOVED
  }

  /** Of two files that differ, of which one at least is there. */
  static Delta of(Optional<TrackedFile> dev, Optional<TrackedFile> prod) {
    var kind = prod.isEmpty() ? Kind.ADDED : dev.isEmpty() ? Kind.REMOVED : Kind.MODIFIED;
    return new Delta(dev.or(() -> prod).orElseThrow().path(), kind, dev, prod);
  }

  /** SHA-256 over modes and blobs of both sides: a decision holds as long as it is the same. */
  public String identity() {
    return Sha256.of(side(dev) + "\n" + side(prod) + "\n");
  }

  private static String side(Optional<TrackedFile> file) {
    return file.map(one -> one.modeText() + " " + one.blob()).orElse("-");
  }

  /** Whether content is the same, and only the mode differs. */
  public boolean onlyMode() {
    return kind == Kind.MODIFIED && dev.map(TrackedFile::blob).equals(prod.map(TrackedFile::blob));
  }

  /** Whether either side is a submodule, which only git itself can promote. */
  public boolean isSubmodule() {
    return dev.filter(TrackedFile::isSubmodule).isPresent()
        || prod.filter(TrackedFile::isSubmodule).isPresent();
  }
}

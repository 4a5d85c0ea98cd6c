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

  static Delta added(TrackedFile dev) {
    return new Delta(dev.path(), Kind.ADDED, Optional.of(dev), Optional.empty());
  }

  static Delta removed(TrackedFile prod) {
    return new Delta(prod.path(), Kind.REMOVED, Optional.empty(), Optional.of(prod));
  }

  static Delta modified(TrackedFile dev, TrackedFile prod) {
    return new Delta(dev.path(), Kind.MODIFIED, Optional.of(dev), Optional.of(prod));
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

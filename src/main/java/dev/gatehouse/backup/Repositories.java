package dev.gatehouse.backup;

import dev.gatehouse.git.GitCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which git work tree a path lies in, and whether git would see it there. */
final class Repositories {
  private Repositories() {}

  /**
   * The root of the work tree that the path lies in, with all links resolved; it need not exist.
   */
  static Optional<Path> around(Path path) throws IOException {
    for (var at = Optional.of(real(path)); at.isPresent(); at = parent(at.get())) {
      if (Files.exists(at.get().resolve(".git"))) {
        return at;
      }
    }
    return Optional.empty();
  }

  /** Whether a file there would be tracked by a careless {@code git add}. */
  static boolean wouldTrack(Path file) throws IOException {
    var root = around(file);
    if (root.isEmpty()) {
      return false;
    }
    try (var checkout = GitCheckout.open(root.get())) {
      return !checkout.ignored(Slashes.of(root.get().relativize(real(file))));
    }
  }

  /** The path with the links of those of its parts resolved that exist. */
  static Path real(Path path) throws IOException {
    var absolute = path.toAbsolutePath().normalize();
    for (var at = Optional.of(absolute); at.isPresent(); at = parent(at.get())) {
      if (Files.exists(at.get())) {
        return at.get().toRealPath().resolve(at.get().relativize(absolute)).normalize();
      }
    }
    return absolute;
  }

  private static Optional<Path> parent(Path path) {
    return Optional.ofNullable(path.getParent());
  }
}

package dev.gatehouse.workspace;

import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Paths as the record writes them: {@code dev:docs/…}, {@code prod:storage/…}. */
final class ShownPaths {
  private ShownPaths() {}

  /** What lies in neither checkout is shown by its absolute path. */
  static String shown(Workspace workspace, Path path) {
    var plain = path.toAbsolutePath().normalize();
    return in(workspace, plain)
        .or(() -> in(workspace, real(plain)))
        .orElseGet(() -> Inside.slashed(plain));
  }

  static Optional<Path> locate(Workspace workspace, String shown) {
    int colon = shown.indexOf(':');
    var role = colon < 0 ? Optional.<Role>empty() : Role.ofWord(shown.substring(0, colon));
    if (role.isEmpty()) {
      return Optional.empty();
    }
    var relative = shown.substring(colon + 1).replace('\\', '/').replaceAll("/{2,}", "/");
    try {
      return workspace
          .checkout(role.get())
          .map(checkout -> Folders.inside(checkout.root(), relative));
    } catch (Trouble leadsOut) {
      return Optional.empty();
    }
  }

  private static Optional<String> in(Workspace workspace, Path path) {
    return Stream.concat(Stream.of(workspace.dev()), workspace.prod().stream())
        .filter(checkout -> path.startsWith(checkout.root()))
        .max(Comparator.comparingInt(checkout -> checkout.root().getNameCount()))
        .map(checkout -> checkout.role().word() + ":" + Inside.slashed(checkout.root(), path));
  }

  /** The real path of the nearest folder that is there, with the rest behind it. */
  private static Path real(Path path) {
    for (var at = path; at != null; at = at.getParent()) {
      var existing = at;
      if (Files.exists(existing)) {
        return Reading.of(
            () -> existing.toRealPath().resolve(existing.relativize(path)).normalize());
      }
    }
    return path;
  }
}

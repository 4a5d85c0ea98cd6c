package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds a workspace from its log. */
final class AroundLog {
  private AroundLog() {}

  static Workspace find(Path log) throws IOException {
    var folder = log.toAbsolutePath().normalize().getParent();
    if (folder == null || log.getFileName() == null) {
      throw new IllegalArgumentException(log + " is no log file");
    }
    var file = folder.toRealPath().resolve(log.getFileName());
    var checkout = checkout(file);
    if (checkout.isEmpty()) {
      return alone(file);
    }
    var found = Workspace.discover(checkout.get());
    if (isSame(found.otherLog(), file)) {
      throw new Trouble(
          log + " is prod's copy of the log",
          "What it says is brought up to date from dev's",
          "Name " + found.log().orElseThrow());
    }
    return isSame(found.log(), file) ? found : with(found, file);
  }

  /** The nearest folder around the log that shows that it is a checkout. */
  private static Optional<Path> checkout(Path file) throws IOException {
    for (var at = file.getParent(); at != null; at = at.getParent()) {
      if (Candidate.of(at).marked()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Workspace alone(Path file) {
    var folder = file.resolveSibling("").normalize();
    var bare = new Checkout(Role.DEV, folder, Optional.empty(), Optional.empty(), false);
    return new Workspace(
        bare,
        Optional.empty(),
        Optional.of(file),
        Optional.empty(),
        Settings.NONE,
        List.of(),
        List.of());
  }

  private static Workspace with(Workspace found, Path log) {
    return new Workspace(
        found.dev(),
        found.prod(),
        Optional.of(log),
        Optional.empty(),
        found.settings(),
        found.missing(),
        found.findings());
  }

  private static boolean isSame(Optional<Path> one, Path other) throws IOException {
    return one.isPresent() && Files.isSameFile(one.get(), other);
  }
}

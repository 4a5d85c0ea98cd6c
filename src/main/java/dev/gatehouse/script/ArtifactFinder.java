package dev.gatehouse.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what a script made, and whether it counts: an exit code of 0 proves nothing while the
 * artifact is missing, empty or old.
 */
public final class ArtifactFinder {
  /** The key in {@code GATEHOUSE_OUTPUT} with which a script names its artifact. */
  private static final String KEY = "artifact";

  /** The clock that stamps files lags behind the one that we read, by a tick of the kernel. */
  private static final Duration CLOCK_TICK = Duration.ofMillis(20);

  private ArtifactFinder() {}

  /**
   * Where the run says that its artifact is: {@code artifact=PATH} in {@code GATEHOUSE_OUTPUT},
   * else the last line with one of the announcements, else the newest match of a glob that was made
   * since the start. Whether it is there and counts is for {@link #check} to say.
   *
   * @param announcements what stands before the path in the output, such as "Backup complete:"
   * @param globs relative to {@code folder}, such as {@code storage/backups/*}, or absolute
   * @param folder what relative paths are relative to: the folder that the script ran in
   * @return an absolute path without {@code .}, {@code ..} or doubled separators
   */
  public static Optional<Path> find(
      RunResult result,
      List<String> announcements,
      List<String> globs,
      Path folder,
      Instant since) {
    var said =
        result.outputs().entrySet().stream()
            .filter(output -> output.getKey().equalsIgnoreCase(KEY))
            .map(Map.Entry::getValue)
            .findFirst()
            .or(() -> announced(result.rawTail(), announcements))
            .flatMap(text -> path(text, folder));
    if (said.isPresent()) {
      return said;
    }
    Optional<Path> newest = Optional.empty();
    var newestAt = Instant.MIN;
    for (var glob : globs) {
      for (var match : GlobSearch.matches(folder, glob)) {
        var changed = lastChange(match, 1); // each old backup need not be walked through
        if (isSince(changed, since) && changed.isAfter(newestAt)) {
          newest = Optional.of(match);
          newestAt = changed;
        }
      }
    }
    return newest;
  }

  /**
   * The reason why this artifact does not count, as a sentence without its full stop; empty where
   * it does. It must exist, lie inside one of the roots when links are followed, hold at least one
   * byte, and it or a file in it must be newer than the start of the run.
   */
  public static Optional<String> check(Path artifact, List<Path> allowedRoots, Instant since) {
    if (!Files.exists(artifact)) {
      return Optional.of(artifact + " is missing");
    }
    try {
      var real = artifact.toRealPath();
      if (!isInside(real, allowedRoots)) {
        return Optional.of(artifact + " lies outside the folders in which an artifact may be");
      }
      if (!holdsSomething(real)) {
        var how =
            Files.isDirectory(real)
                ? " is a folder that holds no file with anything in it"
                : " is empty";
        return Optional.of(artifact + how);
      }
      return isSince(lastChange(real, Integer.MAX_VALUE), since)
          ? Optional.empty()
          : Optional.of(artifact + " is older than the run that should have made it");
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(artifact + " cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> announced(List<String> lines, List<String> announcements) {
    for (var line : lines.reversed()) {
      for (var announcement : announcements) {
        var at = line.toLowerCase(Locale.ROOT).indexOf(announcement.toLowerCase(Locale.ROOT));
        if (at >= 0) {
          var text = line.substring(at + announcement.length()).strip();
          if (!text.isEmpty()) {
            return Optional.of(text);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> path(String text, Path folder) {
    var bare = text;
    for (var quote : List.of("\"", "'", "`")) {
      if (bare.length() > 2 && bare.startsWith(quote) && bare.endsWith(quote)) {
        bare = bare.substring(1, bare.length() - 1);
      }
    }
    try {
      var path = folder.resolve(bare.replace('\\', '/'));
      return Optional.of(path.toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isInside(Path real, List<Path> roots) throws IOException {
    for (var root : roots) {
      if (Files.isDirectory(root)) {
        var realRoot = root.toRealPath();
        if (real.startsWith(realRoot) && !real.equals(realRoot)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holdsSomething(Path artifact) throws IOException {
    try (var all = Files.walk(artifact)) {
      return all.map(ArtifactFinder::attributes)
          .anyMatch(each -> each.isRegularFile() && each.size() > 0);
    }
  }

  /** When the artifact or the newest file in it was last written or created, whichever is later. */
  private static Instant lastChange(Path artifact, int depth) {
    try (var all = Files.walk(artifact, depth)) {
      return all.map(ArtifactFinder::attributes)
          .map(ArtifactFinder::lastChange)
          .max(Instant::compareTo)
          .orElse(Instant.MIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy may keep its original's time of writing; its own creation is what counts. */
  private static Instant lastChange(BasicFileAttributes file) {
    var written = file.lastModifiedTime().toInstant();
    var created = file.creationTime().toInstant();
    return created.isAfter(written) ? created : written;
  }

  private static BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some file systems keep whole seconds only, and FAT every other one. */
  private static boolean isSince(Instant changed, Instant since) {
    var earliest =
        changed.getNano() == 0
            ? since.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1)
            : since.minus(CLOCK_TICK);
    return !changed.isBefore(earliest);
  }
}

package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The names of temporary files, which say whose they are: {@code .gatehouse-<pid>-<uuid>.tmp}. */
final class TempName {
  static final String GLOB = ".gatehouse-*.tmp";

  private static final Pattern NAME =
      Pattern.compile("\\.gatehouse-(\\d{1,18})-[0-9a-f-]{36}\\.tmp");

  /** After that long, a running process of the same number is not the one that made the file. */
  private static final Duration LONGEST_SAVE = Duration.ofDays(1);

  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private TempName() {}

  /** A new name, in use until {@link #done} is called. */
  static Path next(Path folder) {
    var name = ".gatehouse-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".tmp";
    var file = folder.resolve(name).toAbsolutePath().normalize();
    IN_USE.add(file);
    return file;
  }

  static void done(Path file) {
    IN_USE.remove(file);
  }

  static boolean isLeftOver(Path file) throws IOException {
    var name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || IN_USE.contains(file.toAbsolutePath().normalize())) {
      return false;
    }
    long pid = Long.parseLong(name.group(1));
    return pid == ProcessHandle.current().pid()
        || ProcessHandle.of(pid).isEmpty()
        || age(file).compareTo(LONGEST_SAVE) > 0;
  }

  private static Duration age(Path file) throws IOException {
    try {
      var changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return Duration.between(changed, Instant.now());
    } catch (NoSuchFileException gone) {
      return Duration.ZERO; // its owner has just finished with it
    }
  }
}

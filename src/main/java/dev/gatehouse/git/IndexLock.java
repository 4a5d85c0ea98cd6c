package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Repository;

/**
 * The file by which git programs take turns at the index. A program that is killed leaves it
 * behind, and nothing in it says whose it is: only its age speaks.
 */
final class IndexLock {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** A commit or an add is done long before; it is no use to wait for an older lock. */
  private static final Duration OLD = Duration.ofSeconds(10);

  private IndexLock() {}

  /**
   * Locks the index and reads it; waits a moment for another program that works on it.
   *
   * @throws Trouble where the other one goes on, or has left its lock behind
   */
  static DirCache take(Repository repository) throws IOException {
    long start = System.nanoTime();
    while (true) {
      try {
        // By its file and not by its repository: JGit would look through the clean filters at
        // entries that were written in the same instant as the index.
        return DirCache.lock(repository.getIndexFile(), repository.getFS());
      } catch (LockFailedException e) {
        var age = age(repository);
        boolean late = System.nanoTime() - start > PATIENCE.toNanos();
        if (late || age.filter(old -> old.compareTo(OLD) > 0).isPresent()) {
          throw held(repository, age.orElse(Duration.ZERO));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** What there is to say of a lock that is there now. */
  static Optional<Trouble> held(Repository repository) throws IOException {
    return age(repository).map(age -> held(repository, age));
  }

  private static Path file(Repository repository) {
    var index = repository.getIndexFile();
    return index.toPath().resolveSibling(index.getName() + ".lock");
  }

  /** How long the lock has been there; nothing where it is not. */
  private static Optional<Duration> age(Repository repository) throws IOException {
    try {
      var made = Files.getLastModifiedTime(file(repository), LinkOption.NOFOLLOW_LINKS);
      return Optional.of(Duration.between(made.toInstant(), Instant.now()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Trouble held(Repository repository, Duration age) {
    var since = age.compareTo(OLD) > 0 ? ", and has been for " + words(age) : "";
    return new Trouble(
        "Another program is working on " + repository.getWorkTree() + since,
        "Nothing was committed",
        "Wait for it; where no git runs any more, one was killed and left its lock behind: delete "
            + file(repository));
  }

  private static String words(Duration age) {
    if (age.toHours() >= 2) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() >= 2 ? age.toMinutes() + " minutes" : age.toSeconds() + " seconds";
  }
}

package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JacksonException;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Where a person's {@link Preferences} lie: in the user's own configuration, outside of all
 * workspaces. Windows that change them at the same time take turns.
 */
public final class PreferencesFile {
  private static final String NAME = "preferences.json";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;

  public PreferencesFile(Path userConfigFolder) {
    this.file = userConfigFolder.resolve(NAME);
  }

  /** That of the user who runs this; the system property {@code gatehouse.config} moves it. */
  public static PreferencesFile ofThisUser() {
    return new PreferencesFile(UserFolders.configuration());
  }

  /** What was kept; {@link Preferences#NONE} where nothing was, or where it cannot be read. */
  public Preferences read() {
    try {
      return Files.isReadable(file)
          ? Json.lenient().readValue(Files.readAllBytes(file), Preferences.class)
          : Preferences.NONE;
    } catch (IOException unreadable) {
      return Preferences.NONE;
    }
  }

  /**
   * Changes what is kept, on top of what other windows have changed.
   *
   * @return what is kept now
   * @throws Trouble where another window keeps it busy
   */
  public Preferences change(UnaryOperator<Preferences> how) throws IOException {
    try (var turn =
        ProcessLock.acquire(ProcessLock.fileFor(file), PATIENCE).orElseThrow(this::busy)) {
      var now = how.apply(read());
      try {
        AtomicFile.writePrivate(
            file, Json.lenient().writerWithDefaultPrettyPrinter().writeValueAsBytes(now));
      } catch (JacksonException e) {
        throw new IllegalStateException("preferences can always be written as JSON", e);
      }
      return now;
    }
  }

  private Trouble busy() {
    return new Trouble(
        "Another Gatehouse keeps " + file + " locked",
        "What you chose holds in this window, and is not kept",
        "Choose it again when the other one is done");
  }
}

package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A file of one person's own, outside of all workspaces, for nobody else to read. Windows that
 * change it at the same time take turns.
 *
 * @param <T> what it holds: something that Jackson can write and that does not change
 */
public final class PersonalFile<T> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;
  private final TypeReference<T> type;
  private final T none;

  private PersonalFile(Path file, TypeReference<T> type, T none) {
    this.file = file;
    this.type = type;
    this.none = none;
  }

  /** What this user likes; the system property {@code gatehouse.config} moves it. */
  public static PersonalFile<Preferences> preferences() {
    return preferences(UserFolders.configuration());
  }

  /** What the user likes whose configuration lies in a folder. */
  public static PersonalFile<Preferences> preferences(Path userConfigFolder) {
    return new PersonalFile<>(
        userConfigFolder.resolve("preferences.json"), new TypeReference<>() {}, Preferences.NONE);
  }

  /**
   * What this user has typed in a workspace and not given away yet: texts, by the name of the field
   * that they stand in.
   *
   * @param dev the root of its dev checkout
   */
  public static PersonalFile<Map<String, String>> typed(Path dev) {
    var name = Sha256.of(dev.toString()).substring(0, 32) + ".typed.json";
    return new PersonalFile<>(
        UserFolders.configuration().resolve("personal").resolve(name),
        new TypeReference<>() {},
        Map.of());
  }

  /** What was kept; as nothing where nothing was, or where it cannot be read. */
  public T read() {
    try {
      return Files.isReadable(file)
          ? Json.lenient().readValue(Files.readAllBytes(file), type)
          : none;
    } catch (IOException unreadable) {
      return none;
    }
  }

  /**
   * Changes what is kept, on top of what other windows have changed.
   *
   * @return what is kept now
   * @throws Trouble where another window keeps it busy
   */
  public T change(UnaryOperator<T> how) throws IOException {
    try (var turn =
        ProcessLock.acquire(ProcessLock.fileFor(file), PATIENCE).orElseThrow(this::busy)) {
      var before = read();
      var now = how.apply(before);
      if (!now.equals(before)) {
        AtomicFile.writePrivate(file, written(now));
      }
      return now;
    }
  }

  private byte[] written(T now) {
    try {
      return Json.lenient().writerWithDefaultPrettyPrinter().writeValueAsBytes(now);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is kept can always be written as JSON", e);
    }
  }

  private Trouble busy() {
    return new Trouble(
        "Another Gatehouse keeps " + file + " locked",
        "It holds in this window, and is not kept",
        "Do it again when the other one is done");
  }
}

package dev.gatehouse.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one run while it lasts, in a file of the user's own: the marker in the
 * environment of its processes and, where no marker can be read, the processes themselves. The file
 * goes when the run has ended, so one that is found later is that of a program that was killed, or
 * of processes that could not be ended.
 */
final class RunTrace implements AutoCloseable {
  /** Two readings of one process's start differ by less, and no number is used again so soon. */
  private static final long SAME_START_MS = 1_000;

  private final @Nullable Path file;
  private Content content;
  private boolean left;

  /**
   * What the file holds.
   *
   * @param what whose run it is
   * @param marker {@code NAME=value} in the environment of its processes
   * @param folder its temporary folder
   * @param owner the program that runs it, for as long as it does; none once it is over
   */
  record Content(
      String what, String marker, String folder, List<Seen> owner, List<Seen> processes) {
    Content {
      owner = List.copyOf(owner);
      processes = List.copyOf(processes);
    }

    /** Whether the run is under way: what is running of it is nobody's remnant. */
    boolean isUnderWay() {
      return owner.stream().anyMatch(program -> program.find().isPresent());
    }
  }

  /**
   * A process, by the two facts that no other one shares.
   *
   * @param startedAt in milliseconds since 1970; -1 where the system does not tell
   */
  record Seen(long pid, long startedAt) {
    static Seen of(ProcessHandle process) {
      return new Seen(
          process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L));
    }

    /** The process that was meant, and not a later one that was given its number. */
    Optional<ProcessHandle> find() {
      return ProcessHandle.of(pid)
          .filter(process -> Math.abs(of(process).startedAt() - startedAt) < SAME_START_MS)
          .filter(ProcessTree::isAlive);
    }
  }

  private RunTrace(@Nullable Path file, Content content) {
    this.file = file;
    this.content = content;
  }

  /** Writes it before the run starts: a process that nobody knows of could not be found. */
  static RunTrace begin(Optional<RunTraces> traces, String what, String marker, Path runFolder) {
    var file = traces.map(all -> all.folder().resolve(UUID.randomUUID() + RunTraces.ENDING));
    var trace =
        new RunTrace(
            file.orElse(null),
            new Content(
                what,
                marker,
                runFolder.toString(),
                List.of(Seen.of(ProcessHandle.current())),
                List.of()));
    trace.write();
    return trace;
  }

  /** Takes down who belongs to the run now, where that cannot be told by the marker. */
  void note(List<ProcessHandle> processes) {
    if (!ProcessTree.readsMarkers()) {
      keep(content.owner(), processes);
    }
  }

  /** The run is over, but for those that could not be ended. */
  void ended(List<ProcessHandle> survivors) {
    left = !survivors.isEmpty();
    if (left) {
      keep(List.of(), survivors);
    }
  }

  @Override
  public void close() {
    if (file == null || left) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // Nothing is running of it, and so whoever looks for what is left removes it.
      left = true;
    }
  }

  private void keep(List<Seen> owner, List<ProcessHandle> processes) {
    var seen = processes.stream().map(Seen::of).toList();
    var now = new Content(content.what(), content.marker(), content.folder(), owner, seen);
    if (!now.equals(content)) {
      content = now;
      write();
    }
  }

  private void write() {
    if (file == null) {
      return;
    }
    try {
      AtomicFile.writePrivate(file, Json.strict().writeValueAsBytes(content));
    } catch (IOException untraced) {
      // A run is not held up because the user's cache cannot be written to.
      left = false;
    }
  }

  /** What a file holds; empty where it is none of ours, or was never finished. */
  static Optional<Content> read(Path file) throws IOException {
    try {
      return Optional.of(Json.strict().readValue(Files.readAllBytes(file), Content.class));
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }
}

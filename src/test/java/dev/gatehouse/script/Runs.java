package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.fail;

import dev.gatehouse.io.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs shell scripts for tests and keeps what was said. */
final class Runs implements OutputListener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final Path folder;
  final Path file;
  final Cancellation cancellation = new Cancellation();
  Masker masker = Masker.NONE;
  Duration timeout = Duration.ofMinutes(1);
  Map<String, String> environment = Map.of();
  Optional<RunTraces> traces = Optional.empty();
  int keep = Integer.MAX_VALUE;
  Consumer<String> hearing = line -> {};
  private final List<String> output = new ArrayList<>();
  private final List<String> error = new ArrayList<>();

  Runs(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("output/step-1.txt");
  }

  RunResult sh(String script) throws IOException {
    var path = folder.resolve("script.sh");
    Files.writeString(path, script + "\n");
    return run("sh", path.toString());
  }

  RunResult run(String... argv) throws IOException {
    var command = new Command(List.of(argv), folder, environment, timeout);
    var runner = traces.map(all -> new ScriptRunner(all, "backup")).orElseGet(ScriptRunner::new);
    return runner.run(command, file, masker, this, cancellation);
  }

  /** Starts the script on another thread. */
  CompletableFuture<RunResult> start(String script) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return sh(script);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static RunResult resultOf(CompletableFuture<RunResult> run) throws Exception {
    return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void line(String text, boolean wasError) {
    synchronized (this) {
      var said = wasError ? error : output;
      said.add(text);
      if (said.size() > keep) {
        said.removeFirst();
      }
    }
    hearing.accept(text);
  }

  synchronized List<String> output() {
    return List.copyOf(output);
  }

  synchronized List<String> error() {
    return List.copyOf(error);
  }

  String kept() throws IOException {
    return Files.readString(file);
  }

  static void waitFor(String what, BooleanSupplier condition) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        fail("waited in vain: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /**
   * Whether the process whose id stands in this line is running; one that only waits to be
   * collected by its parent is not.
   */
  static boolean isRunning(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessTree::isAlive).isPresent();
  }
}

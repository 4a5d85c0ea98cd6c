package dev.gatehouse.script;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.RunResult.Ending;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command to its end: no standard input, the declared environment, its output masked into a
 * file and to a listener, and its whole process tree ended on cancel and time-out.
 *
 * <p>A script finds in {@code GATEHOUSE_OUTPUT} the path of a file for {@code KEY=VALUE} lines, and
 * in {@code GATEHOUSE_RUN} the marker by which its processes are found again.
 */
public final class ScriptRunner {
  private static final String MARKER = "GATEHOUSE_RUN";
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration CHECK_EVERY = Duration.ofMillis(25);
  private static final Duration SETTLE_EVERY = Duration.ofMillis(2);
  private static final String LEFT_OPEN =
      "[Gatehouse] The script has ended, but a process that it started still holds its output."
          + " What that prints from here on is not kept.";

  private final Optional<RunTraces> traces;
  private final String what;

  /** One whose runs cannot be found again once this process is killed. */
  public ScriptRunner() {
    this.traces = Optional.empty();
    this.what = "";
  }

  /**
   * One whose runs leave a trace as long as anything of them may be running.
   *
   * @param what whose run it is, such as a step's key
   */
  public ScriptRunner(RunTraces traces, String what) {
    this.traces = Optional.of(traces);
    this.what = what;
  }

  /**
   * Runs the command and returns when it has ended, or was ended because of the cancellation, an
   * interrupt of the calling thread, the end of this program or its time-out. Processes that a
   * finished script leaves behind are let be.
   *
   * @param outputFile what it prints is appended here, masked, else byte for byte
   * @throws Trouble where it cannot be started
   * @throws IOException where its output could not be kept; the script was not disturbed by that
   */
  public RunResult run(
      Command command,
      Path outputFile,
      Masker masker,
      OutputListener listener,
      Cancellation cancellation)
      throws IOException {
    var start = System.nanoTime();
    if (cancellation.isCancelled()) {
      return new RunResult(
          Ending.CANCELLED, RunResult.NO_EXIT, Duration.ZERO, List.of(), Map.of(), List.of());
    }
    var id = UUID.randomUUID().toString();
    var marker = MARKER + "=" + id;
    // The watch ends last: until then the end of this program waits for the rest.
    try (var shutdown = new ShutdownWatch();
        var sink = OutputSink.open(outputFile, masker, listener);
        var folder = RunFolder.create();
        var trace = RunTrace.begin(traces, what, marker, folder.path())) {
      var pipes = RunPipes.open(folder.path());
      var process = start(command, pipes, id, folder.outputs());
      var output = new Pump(pipes.output(), new LineCutter(masker, sink, false));
      var error = new Pump(pipes.error(), new LineCutter(masker, sink, true));
      output.start("standard output of " + process.pid());
      error.start("standard error of " + process.pid());

      var tree = new ProcessTree(List.of(process.toHandle()), marker);
      trace.note(tree.look());
      var ending = await(process, tree, trace, shutdown, command.timeout(), cancellation);
      var survivors = ending == Ending.FINISHED ? List.<ProcessHandle>of() : tree.end();
      trace.ended(survivors);
      settle(List.of(output, error), sink);
      var result =
          new RunResult(
              ending,
              exitOf(process),
              Duration.ofNanos(System.nanoTime() - start),
              sink.tail(),
              folder.readOutputs(),
              survivors.stream().map(ProcessTree::name).toList());
      if (ending == Ending.CANCELLED && !cancellation.isCancelled() && !shutdown.isEnding()) {
        Thread.currentThread().interrupt(); // it was that; now that all is over the caller sees it
      }
      return result;
    }
  }

  private static Process start(Command command, RunPipes pipes, String id, Path outputs)
      throws IOException {
    var added = new HashMap<>(command.environment());
    added.put(MARKER, id);
    added.put("GATEHOUSE_OUTPUT", outputs.toString());
    var environment = DeclaredEnvironment.of(System.getenv(), added, WINDOWS);
    var argv = new ArrayList<>(command.argv());
    try {
      argv.set(0, program(command, new Interpreters(environment)));
      var builder = new ProcessBuilder(argv).directory(command.folder().toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return pipes.start(builder);
    } catch (IOException e) {
      pipes.close();
      throw cannotStart(command.argv().getFirst(), "the system refused to run it", e);
    } catch (Trouble e) {
      pipes.close();
      throw e;
    }
  }

  private static String program(Command command, Interpreters interpreters) {
    var name = command.argv().getFirst();
    if (!Files.isDirectory(command.folder())) {
      throw cannotStart(name, "its folder " + command.folder() + " is not there", null);
    }
    var bare = name.indexOf('/') < 0 && (!WINDOWS || name.indexOf('\\') < 0);
    var program =
        bare
            ? interpreters.find(name)
            : Optional.of(command.folder().resolve(name)).filter(Files::isRegularFile);
    return program
        .map(Path::toString)
        .orElseThrow(
            () -> cannotStart(name, bare ? "it is not on the path" : "it is not there", null));
  }

  private static Trouble cannotStart(String program, String why, @Nullable Exception cause) {
    var what = program + " could not be started: " + why;
    var means = "The step did not run";
    var remedy = "Install it or mend the command, then run the step again";
    return cause == null
        ? new Trouble(what, means, remedy)
        : new Trouble(what, means, remedy, cause);
  }

  private static Ending await(
      Process process,
      ProcessTree tree,
      RunTrace trace,
      ShutdownWatch shutdown,
      Duration timeout,
      Cancellation cancellation) {
    var start = System.nanoTime();
    var looked = start;
    try {
      while (!process.waitFor(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        var now = System.nanoTime();
        if (cancellation.isCancelled() || shutdown.isEnding()) {
          return Ending.CANCELLED;
        }
        if (!timeout.isZero() && now - start >= timeout.toNanos()) {
          return Ending.TIMED_OUT;
        }
        if (now - looked >= LOOK_EVERY.toNanos()) {
          trace.note(tree.look());
          looked = now;
        }
      }
      return Ending.FINISHED;
    } catch (InterruptedException e) {
      return Ending.CANCELLED;
    }
  }

  /** Waits for the end of both streams, or until all that the script itself said has arrived. */
  private static void settle(List<Pump> pumps, OutputSink sink) {
    var end = System.nanoTime();
    pumps.forEach(Pump::scriptEnded);
    while (!pumps.stream().allMatch(Pump::isOver)) {
      if (System.nanoTime() - end > Pump.GRACE.toNanos()
          && pumps.stream().allMatch(Pump::mayLeave)) {
        pumps.forEach(Pump::leave);
        sink.note(LEFT_OPEN);
        return;
      }
      LockSupport.parkNanos(SETTLE_EVERY.toNanos());
    }
  }

  private static int exitOf(Process process) {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : RunResult.NO_EXIT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RunResult.NO_EXIT;
    }
  }
}

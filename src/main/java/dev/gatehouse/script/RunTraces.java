package dev.gatehouse.script;

import dev.gatehouse.io.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The traces of runs in one folder, by which what a killed program left running is found again, and
 * ended.
 *
 * @param folder outside of any repository, and created when it is needed
 */
public record RunTraces(Path folder) {
  static final String ENDING = ".run";

  /** Those of the runs of which an entry keeps the output in that folder. */
  public static RunTraces of(Path entryFolder) {
    var lock = ProcessLock.fileFor(entryFolder.resolve("run"));
    var name = String.valueOf(lock.getFileName()).replace(".lock", "");
    return new RunTraces(lock.resolveSibling("../runs").resolve(name).normalize());
  }

  /**
   * What is left of a run that did not come to its end.
   *
   * @param what whose run it was, as its runner was told
   * @param processes those that are running, as "name (process 4711)"
   */
  public record Left(String what, List<String> processes) {
    public Left {
      processes = List.copyOf(processes);
    }
  }

  /**
   * The runs of which something is still running although nobody runs them any more. Traces of
   * which nothing is left are removed, with the run's temporary folder.
   */
  public List<Left> left() throws IOException {
    var left = new ArrayList<Left>();
    for (var trace : traces()) {
      var alive = tree(trace).alive();
      if (alive.isEmpty()) {
        forget(trace);
      } else {
        left.add(new Left(trace.content().what(), alive.stream().map(ProcessTree::name).toList()));
      }
    }
    return left;
  }

  /**
   * Ends all that is left, politely first.
   *
   * @return those that could not be ended, as "name (process 4711)"
   */
  public List<String> end() throws IOException {
    var survivors = new ArrayList<String>();
    for (var trace : traces()) {
      var alive = tree(trace).end();
      if (alive.isEmpty()) {
        forget(trace);
      }
      alive.stream().map(ProcessTree::name).forEach(survivors::add);
    }
    return survivors;
  }

  private record Trace(Path file, RunTrace.Content content) {}

  /** Those of runs that are not under way. */
  private List<Trace> traces() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var traces = new ArrayList<Trace>();
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (var file : files) {
        RunTrace.read(file)
            .filter(content -> !content.isUnderWay())
            .ifPresent(content -> traces.add(new Trace(file, content)));
      }
    }
    return traces;
  }

  private static ProcessTree tree(Trace trace) {
    var known =
        trace.content().processes().stream()
            .map(RunTrace.Seen::find)
            .flatMap(Optional::stream)
            .toList();
    return new ProcessTree(known, trace.content().marker());
  }

  private static void forget(Trace trace) throws IOException {
    RunFolder.remove(Path.of(trace.content().folder()));
    Files.deleteIfExists(trace.file());
  }
}

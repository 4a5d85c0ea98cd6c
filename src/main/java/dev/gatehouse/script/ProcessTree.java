package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A script's process with all that it started. A child whose parent has ended is nobody's
 * descendant any more: so the tree is looked at while the run lasts, and on Linux those that carry
 * the run's marker in their environment are found as well, wherever they went.
 */
final class ProcessTree {
  /** How long processes have for ending by themselves once they are asked to. */
  static final Duration POLITE = Duration.ofSeconds(2);

  /** How long it is tried to end them for good. */
  private static final Duration FOR_GOOD = Duration.ofSeconds(2);

  private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();
  private static final Path PROC = Path.of("/proc");

  private final List<ProcessHandle> roots;
  private final String marker;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * The trees below {@code roots}, in the order in which they are to be ended.
   *
   * @param marker {@code NAME=value}, as it stands in the environment of every process of the run
   */
  ProcessTree(Collection<ProcessHandle> roots, String marker) {
    this.roots = List.copyOf(roots);
    this.marker = marker;
  }

  /** Whether a marker in the environment of a process can be read here. */
  static boolean readsMarkers() {
    return Files.isDirectory(PROC.resolve("self"));
  }

  /** Remembers who belongs to the tree now, and tells. */
  List<ProcessHandle> look() {
    seen.removeIf(process -> !isAlive(process));
    for (var root : roots) {
      seen.add(root);
      root.descendants().forEach(seen::add);
    }
    return List.copyOf(seen);
  }

  /**
   * Ends the whole tree, politely first.
   *
   * @return those that could not be ended
   */
  List<ProcessHandle> end() {
    // The root comes first: it must not go on with its next line when the present one's program
    // is gone.
    var alive = alive();
    alive.forEach(ProcessHandle::destroy);
    alive = waitUntilGone(POLITE, process -> {});
    if (!alive.isEmpty()) {
      alive = waitUntilGone(FOR_GOOD, ProcessHandle::destroyForcibly);
    }
    return alive;
  }

  private List<ProcessHandle> waitUntilGone(Duration atMost, Consumer<ProcessHandle> meanwhile) {
    var until = System.nanoTime() + atMost.toNanos();
    var alive = alive();
    while (!alive.isEmpty() && System.nanoTime() < until) {
      alive.forEach(meanwhile);
      LockSupport.parkNanos(PAUSE_NANOS);
      alive = alive();
    }
    return alive;
  }

  /** Those of the tree that are running now. */
  List<ProcessHandle> alive() {
    var all = new LinkedHashSet<ProcessHandle>();
    for (var root : roots) {
      all.add(root);
      root.descendants().forEach(all::add);
    }
    for (var process : seen) {
      if (all.add(process)) { // no longer below a root, and may have started others since
        process.descendants().forEach(all::add);
      }
    }
    all.addAll(marked());
    seen.addAll(all);
    return all.stream().filter(ProcessTree::isAlive).toList();
  }

  /** Linux: those of our processes that were started with the marker in their environment. */
  private List<ProcessHandle> marked() {
    if (!readsMarkers()) {
      return List.of();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains("\0" + marker + "\0"))
        .filter(process -> !process.equals(ProcessHandle.current()))
        .toList();
  }

  private static String environment(ProcessHandle process) {
    try {
      var bytes = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
      return "\0" + new String(bytes, ISO_8859_1) + "\0";
    } catch (IOException e) {
      return ""; // it has just ended, or is another user's
    }
  }

  /** Linux keeps an ended process listed until its parent asks: that one is not alive. */
  static boolean isAlive(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      // "pid (name) state …", where the name may hold anything
      var stat = new String(Files.readAllBytes(PROC.resolve(process.pid() + "/stat")), UTF_8);
      var state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException | IndexOutOfBoundsException e) {
      return process.isAlive(); // no such file system, or it ended just now
    }
  }

  /** A process as people know it: "name (process 4711)". */
  static String name(ProcessHandle process) {
    var command = process.info().command().map(Path::of).map(Path::getFileName);
    return command.map(Path::toString).orElse("a process") + " (process " + process.pid() + ")";
  }
}

package dev.gatehouse.script;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a shell script in a process of its own, so that it can be killed under it; prints what the
 * script prints. Told to, it cancels the script after so many lines, and prints who survived that.
 */
final class RunningChild {
  private RunningChild() {}

  public static void main(String[] arguments) throws Exception {
    var runs = new Runs(Path.of(arguments[1]));
    runs.traces = Optional.of(new RunTraces(Path.of(arguments[0])));
    var toCome = new AtomicInteger(Integer.parseInt(arguments[3]));
    runs.hearing =
        line -> {
          System.out.println(line);
          if (toCome.decrementAndGet() == 0 && arguments[2].equals("cancel")) {
            runs.cancellation.cancel();
          }
        };
    var result = runs.run("sh", arguments[4]);
    result.survivors().forEach(name -> System.out.println("survivor " + name));
  }
}

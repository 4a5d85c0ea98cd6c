package dev.gatehouse.promotion;

import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sample, walked as far as a test wants. Each stage is walked once, from the one before it, and
 * copied for every test: a walk takes seconds, a copy does not.
 */
public final class Walked {
  private static final Map<String, Path> STAGES = new LinkedHashMap<>();
  private static final Path ROOT = root();

  private Walked() {}

  /** A copy of the sample with no record yet. */
  static SampleWalk nowhere(Path folder) throws IOException {
    return copy(stage(""), folder);
  }

  /** A copy of the sample in which the steps up to the named one have passed. */
  static SampleWalk through(String step, Path folder) throws IOException {
    return copy(stage(step), folder);
  }

  /** Dev of such a copy, or with no step's name of one that has no record yet, for a window. */
  public static Path dev(String step, Path folder) throws IOException {
    return through(step, folder).sample.dev();
  }

  private static synchronized Path stage(String step) throws IOException {
    var made = STAGES.get(step);
    if (made != null) {
      return made;
    }
    var target = ROOT.resolve(step.isEmpty() ? "fresh" : step);
    if (step.isEmpty()) {
      SampleWorkspace.write(target);
    } else {
      copy(stageBefore(step), target).through(step);
    }
    GitCommand.pack(target.resolve("harbour-dev"));
    GitCommand.pack(target.resolve("harbour"));
    STAGES.put(step, target);
    return target;
  }

  /** The sample as it is written, in less time; nobody has trusted its commands. */
  public static SampleWorkspace sample(Path folder) throws IOException {
    return sample(stage(""), folder);
  }

  /** The last stage on the way to a step that was walked already. */
  private static Path stageBefore(String step) throws IOException {
    var nearest = stage("");
    for (var earlier : Workflow.load().steps()) {
      if (earlier.key().equals(step)) {
        break;
      }
      nearest = STAGES.getOrDefault(earlier.key(), nearest);
    }
    return nearest;
  }

  /** A copy of a walked sample, to go on with. */
  static SampleWalk copy(Path stage, Path folder) throws IOException {
    return new SampleWalk(sample(stage, folder), SampleWorkspace.READY_ENTRY);
  }

  private static SampleWorkspace sample(Path stage, Path folder) throws IOException {
    Folders.copy(stage, folder, Cancellation.never());
    return new SampleWorkspace(folder.resolve("harbour-dev"), folder.resolve("harbour"));
  }

  private static Path root() {
    try {
      var root = Files.createTempDirectory("walked");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try {
      Folders.delete(root, root.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

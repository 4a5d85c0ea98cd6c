package dev.gatehouse.script;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The two streams of a run. On POSIX systems they are named pipes of our own: Java closes the pipes
 * that it makes itself as soon as the script ends, and with them what a process that the script
 * left behind, such as the {@code tee} at the end of its log, still has to say.
 */
final class RunPipes implements Closeable {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final List<Path> named;
  private final List<Closeable> ends = new ArrayList<>();
  private final List<InputStream> streams = new ArrayList<>();

  private RunPipes(List<Path> named) {
    this.named = named;
  }

  /** Prepares the streams in {@code folder}, which is ours alone. */
  static RunPipes open(Path folder) throws IOException {
    var pipes = new RunPipes(named(folder.resolve("stdout"), folder.resolve("stderr")));
    try {
      for (var pipe : pipes.named) {
        // Open for both, a pipe waits for nobody; it is closed once the script holds the other end.
        pipes.ends.add(new RandomAccessFile(pipe.toFile(), "rw"));
        pipes.streams.add(new FileInputStream(pipe.toFile()));
      }
    } catch (IOException e) {
      pipes.close();
      throw e;
    }
    return pipes;
  }

  /** Starts the process on these streams, with nothing to read. */
  Process start(ProcessBuilder builder) throws IOException {
    builder.redirectInput(Redirect.from(new File(WINDOWS ? "NUL" : "/dev/null")));
    if (!named.isEmpty()) {
      builder.redirectOutput(Redirect.to(named.get(0).toFile()));
      builder.redirectError(Redirect.to(named.get(1).toFile()));
    }
    var process = builder.start();
    closeEnds();
    if (named.isEmpty()) {
      streams.add(process.getInputStream());
      streams.add(process.getErrorStream());
    }
    return process;
  }

  /** Standard output; there once the process was started. */
  InputStream output() {
    return streams.get(0);
  }

  /** Standard error; there once the process was started. */
  InputStream error() {
    return streams.get(1);
  }

  /** For a process that did not start; else the pumps close what they read. */
  @Override
  public void close() throws IOException {
    closeEnds();
    for (var stream : streams) {
      stream.close();
    }
  }

  private void closeEnds() throws IOException {
    for (var end : ends) {
      end.close();
    }
    ends.clear();
  }

  /** The pipes, or none where the system has no such thing and Java's own have to do. */
  private static List<Path> named(Path output, Path error) throws IOException {
    var mkfifo = Path.of("/usr/bin/mkfifo");
    if (WINDOWS || !Files.isExecutable(mkfifo)) {
      return List.of();
    }
    var making =
        new ProcessBuilder(mkfifo.toString(), "-m", "600", output.toString(), error.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      return making.waitFor(10, TimeUnit.SECONDS) && making.exitValue() == 0
          ? List.of(output, error)
          : List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}

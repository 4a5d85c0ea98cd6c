package dev.gatehouse.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The git of the command line, where there is one: what Gatehouse says is held against it. */
public final class GitCommand {
  private GitCommand() {}

  /** For {@code Assumptions}: whether git can be run here. */
  public static boolean isThere() {
    try {
      return new ProcessBuilder("git", "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Puts all objects of a checkout into one file, so that a copy of it is made, and deleted, in a
   * fraction of the time. Without a git to run it stays as it is.
   */
  public static void pack(Path checkout) throws IOException {
    if (isThere()) {
      git(checkout, "repack", "-a", "-d", "-k", "-q");
    }
  }

  /** Runs git in a folder, with no configuration but the repository's, and returns its output. */
  public static String git(Path folder, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=a@b.c"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve("no-such-file").toString());
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertEquals(0, process.waitFor(), command + ": " + output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }
}

package dev.gatehouse.sample;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.script.Pwsh;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The two languages in which each of the sample's scripts exists. */
enum Twin {
  SHELL(".sh", "sh"),
  POWERSHELL(
      ".ps1",
      // Of the two the older one is the harder to please, and every Windows has it.
      File.separatorChar == '\\' ? "powershell" : Pwsh.find().map(Path::toString).orElse("pwsh"),
      "-NoProfile",
      "-NonInteractive",
      "-ExecutionPolicy",
      "Bypass",
      "-File");

  /** How a script ended. */
  record Run(int exit, List<String> lines, String errors) {
    /** The path that a line such as {@code Backup complete: PATH} announces. */
    Path announced(String announcement) {
      var line = lines.getLast();
      assertTrue(line.startsWith(announcement + " "), () -> "announced: " + lines + errors);
      return Path.of(line.substring(announcement.length() + 1));
    }
  }

  private final String ending;
  private final List<String> interpreter;

  Twin(String ending, String... interpreter) {
    this.ending = ending;
    this.interpreter = List.of(interpreter);
  }

  /** Runs a script of a checkout, as Gatehouse would: from elsewhere and with nothing to read. */
  Run run(Path checkout, String script, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(isOnThePath(), "there is no " + interpreter.getFirst() + " on the path");
    var command = new ArrayList<>(interpreter);
    command.add(checkout.resolve("scripts").resolve(script + ending).toString());
    command.addAll(List.of(arguments));
    var elsewhere = Files.createTempDirectory("elsewhere");
    var output = elsewhere.resolve("output");
    var errors = elsewhere.resolve("errors");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(elsewhere.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end");
      }
      return new Run(process.exitValue(), Files.readAllLines(output), Files.readString(errors));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
      Files.delete(elsewhere);
    }
  }

  private boolean isOnThePath() {
    var name = interpreter.getFirst();
    if (Path.of(name).isAbsolute()) {
      return true;
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .anyMatch(file -> file.canExecute() || new File(file + ".exe").canExecute());
  }
}

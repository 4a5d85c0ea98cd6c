package dev.gatehouse.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SystemOpenerTest {
  @TempDir Path folder;

  @Test
  void anEditorOnThePathIsReallyStartedAtTheLineAndNothingOfTheNameIsRunByAShell()
      throws Exception {
    var told = folder.resolve("told");
    program(
        "code",
        "printf '%s\\n' \"$@\" > '" + told + ".new' && mv '" + told + ".new' '" + told + "'");
    var log = folder.resolve("log $(touch run); `x`.md");
    new SystemOpener(Map.of("PATH", folder.toString()), "Linux").openAt(log, 42);
    for (var end = System.nanoTime() + 20_000_000_000L; !Files.exists(told); ) {
      assertTrue(System.nanoTime() < end, "the editor was not started");
      LockSupport.parkNanos(1_000_000);
    }
    assertEquals(List.of("-g", log + ":42"), Files.readAllLines(told));
  }

  @Test
  void theEditorThatThePersonNamedGoesFirstWhereItHasAWindow() throws IOException {
    var code = program("code", "");
    var kate = program("kate", "");
    var log = folder.resolve("log.md");
    var path = folder.toString();
    assertEquals(
        List.of(kate.toString(), "--line", "7", log.toString()),
        opener(Map.of("PATH", path, "VISUAL", "kate -b", "EDITOR", "code")).openingAt(log, 7));
    assertEquals(
        List.of(code.toString(), "-g", log + ":7"),
        opener(Map.of("PATH", path, "EDITOR", "vim")).openingAt(log, 7),
        "one of the terminal would never be seen");
    assertEquals(
        List.of("xdg-open", log.toString()), opener(Map.of("EDITOR", "gedit")).openingAt(log, 7));
  }

  @Test
  void theFileIsRevealedAsEachSystemDoesIt() {
    var log = folder.resolve("log.md");
    assertEquals(List.of("xdg-open", folder.toString()), opener(Map.of()).revealing(log));
    assertEquals(
        List.of("open", "-R", log.toString()),
        new SystemOpener(Map.of(), "Mac OS X").revealing(log));
    assertEquals(
        List.of("explorer", "/select," + log),
        new SystemOpener(Map.of(), "Windows 11").revealing(log));
  }

  private static SystemOpener opener(Map<String, String> environment) {
    return new SystemOpener(environment, "Linux");
  }

  private Path program(String name, String does) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}

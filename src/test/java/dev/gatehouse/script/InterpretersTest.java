package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs executable bits to make programs")
class InterpretersTest {
  @TempDir Path folder;

  @Test
  void eachKindOfScriptHasItsInterpreter() throws IOException {
    var here = withPrograms("pwsh", "sh", "python3");

    assertEquals(
        List.of(
            "pwsh",
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            "$PSNativeCommandUseErrorActionPreference = $true; & '"
                + file("a.ps1")
                + "'; exit $LASTEXITCODE"),
        here.inspect(file("a.ps1")).command());
    Files.writeString(folder.resolve("b.ps1"), "robocopy a b; if ($LastExitCode -ge 8) { exit 1 }");
    assertEquals(
        List.of(
            "pwsh", "-NoProfile", "-NonInteractive", "-File", folder.resolve("b.ps1").toString()),
        here.inspect(folder.resolve("b.ps1")).command());
    assertEquals(List.of("sh", file("a.sh").toString()), here.inspect(file("a.sh")).command());
    assertEquals(List.of("python3", file("a.PY").toString()), here.inspect(file("a.PY")).command());
    var tool = program(folder.resolve("tool"));
    assertEquals(List.of(tool.toString()), here.inspect(tool).command());
  }

  @Test
  void aMissingInterpreterIsNamedWithItsRemedy() throws IOException {
    var choice = withPrograms("sh").inspect(file("backup-verify.ps1"));

    assertFalse(choice.runnable());
    assertEquals("pwsh", choice.interpreter());
    assertEquals("pwsh is not on the path", choice.why());
    assertTrue(choice.remedy().startsWith("Install PowerShell 7"));
    assertEquals(
        "neither python3 nor python is on the path", withPrograms().inspect(file("a.py")).why());
    assertEquals(
        "notes.txt is not executable here", withPrograms().inspect(file("notes.txt")).why());
    assertEquals(
        "gone.sh is not there", withPrograms("sh").inspect(folder.resolve("gone.sh")).why());
  }

  @Test
  void ofTwoThatDoTheSameTheOneThatCanRunIsTaken() throws IOException {
    var candidates = List.of(file("backup.ps1"), file("backup.sh"));

    assertEquals("sh", withPrograms("sh").choose(candidates).orElseThrow().interpreter());
    assertEquals("pwsh", withPrograms("sh", "pwsh").choose(candidates).orElseThrow().interpreter());
    assertEquals("pwsh is not on the path", withPrograms().choose(candidates).orElseThrow().why());
    assertEquals(Optional.empty(), withPrograms().choose(List.of()));
  }

  @Test
  void aProgramInARelativeFolderOfThePathIsNotTaken() throws IOException {
    var relative = Path.of("").toAbsolutePath().relativize(bin("pwsh"));
    var here = new Interpreters(Map.of("PATH", ":." + File.pathSeparator + relative));

    assertEquals(Optional.empty(), here.find("pwsh"));
  }

  @Test
  void windowsHasItsOwnWays() throws IOException {
    var path = bin("powershell.exe", "py.exe");
    var mindful = Files.writeString(folder.resolve("mindful.ps1"), "exit $LASTEXITCODE");
    var windows = new Interpreters(Map.of("Path", path.toString(), "PATHEXT", ".COM;.EXE"), true);

    assertEquals(
        List.of(
            "powershell",
            "-NoProfile",
            "-NonInteractive",
            "-ExecutionPolicy",
            "Bypass",
            "-File",
            mindful.toString()),
        windows.inspect(mindful).command());
    assertEquals("py", windows.inspect(file("a.py")).interpreter());
    assertTrue(windows.inspect(file("a.cmd")).runnable());
    assertFalse(windows.inspect(file("a.rb")).runnable());
  }

  @Test
  void onWindowsAVariableIsOneWhateverItsCase() {
    var ours = Map.of("Path", "C:\\a", "SystemRoot", "C:\\Windows", "MY_TOKEN", "x");

    assertEquals(
        Map.of("Path", "C:\\b", "SystemRoot", "C:\\Windows"),
        DeclaredEnvironment.of(ours, Map.of("PATH", "C:\\b"), true));
  }

  private Interpreters withPrograms(String... names) throws IOException {
    return new Interpreters(Map.of("PATH", bin(names).toString()));
  }

  private Path bin(String... names) throws IOException {
    var bin = Files.createTempDirectory(folder, "bin");
    for (var name : names) {
      program(bin.resolve(name));
    }
    return bin;
  }

  private static Path program(Path path) throws IOException {
    Files.writeString(path, "#!/bin/sh\n");
    assertTrue(path.toFile().setExecutable(true));
    return path;
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "");
  }
}

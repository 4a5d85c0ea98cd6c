package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerShellTest {
  @TempDir Path folder;
  private Runs runs;

  @BeforeEach
  void needsPowerShell() {
    assumeTrue(Pwsh.find().isPresent(), "skipped: there is no pwsh on the path");
    runs = new Runs(folder);
  }

  @Test
  void parametersArriveAndExitCodesComeBackExactly() throws IOException {
    var result =
        pwsh(
            """
            param([string]$Label, [switch]$SkipE2E)
            Write-Host "label=$Label skip=$SkipE2E"
            exit 3
            """,
            "-Label",
            "pre upgrade's $HOME",
            "-SkipE2E");

    assertEquals(3, result.exit());
    assertEquals(List.of("label=pre upgrade's $HOME skip=True"), runs.output());
  }

  @Test
  void aThrownErrorNeverPassesAndIsSaidOnStandardError() throws IOException {
    var result = pwsh("Write-Host 'before'\nthrow 'the backup is broken'\n");

    assertFalse(result.succeeded());
    assertEquals("before", runs.output().getFirst());
    assertTrue(
        String.join(" ", runs.error()).contains("the backup is broken"), runs.error()::toString);
  }

  @Test
  void aByteOrderMarkAndAGuardThatPrintsFirstAreNoObstacle() throws IOException {
    var since = Instant.now();
    var result =
        pwsh(
            """
            \ufeffWrite-Warning "writes to prod are guarded"
            New-Item -ItemType Directory -Path "scratch/config" | Out-Null
            Set-Content -Path "scratch/config/listing.txt" -Value "one"
            Write-Host "Config capture saved: scratch//config\\listing.txt"
            """);

    assertTrue(result.succeeded(), runs.error()::toString);
    var made =
        ArtifactFinder.find(result, List.of("Config capture saved:"), List.of(), folder, since)
            .orElseThrow();
    assertEquals(folder.resolve("scratch/config/listing.txt"), made);
    assertEquals(Optional.empty(), ArtifactFinder.check(made, List.of(folder), since));
  }

  @Test
  void aProgramThatFailsInAScriptThatDoesNotLookSurfaces() throws IOException {
    var last = pwsh("sh -c 'exit 3'\n");
    assertEquals(3, last.exit());
    assertTrue(String.join(" ", runs.error()).contains("exit code: 3"), runs.error()::toString);

    var within = pwsh("sh -c 'exit 4'\nsh -c 'echo went on'\n");
    assertTrue(within.succeeded());
    assertEquals(List.of("went on"), runs.output());
    assertTrue(String.join(" ", runs.error()).contains("exit code: 4"), runs.error()::toString);

    var stopping = pwsh("$ErrorActionPreference = 'Stop'\nsh -c 'exit 5'\n'not here'\n");
    assertFalse(stopping.succeeded());
    assertEquals(List.of("went on"), runs.output());
  }

  @Test
  void aScriptThatLooksAtExitCodesItselfIsLeftToIt() throws IOException {
    var result =
        pwsh(
            """
            $ErrorActionPreference = 'Stop'
            sh -c 'exit 1'
            if ($LASTEXITCODE -ge 8) { throw 'it failed' }
            Write-Host 'as it should be'
            """);

    assertTrue(result.succeeded(), runs.error()::toString);
    assertEquals(List.of("as it should be"), runs.output());
  }

  private RunResult pwsh(String script, String... arguments) throws IOException {
    var path = Files.writeString(folder.resolve("script.ps1"), script);
    var pwsh = Pwsh.find().orElseThrow();
    var command =
        new ArrayList<>(Pwsh.interpreters(pwsh).inspect(path).command(List.of(arguments)));
    command.set(0, pwsh.toString());
    return runs.run(command.toArray(String[]::new));
  }
}

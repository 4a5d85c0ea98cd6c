package dev.gatehouse.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.script.Interpreters;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What will run for a step, on machines that have not every interpreter. */
class StepScriptsTest {
  private static final Facts NOTHING =
      new Facts(
          SampleWorkspace.READY_ENTRY,
          1,
          "",
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Optional.empty());

  @TempDir Path folder;

  @Test
  void aMissingInterpreterIsNamedWithItsRemedyAndTheBuiltInStandsIn() throws Exception {
    var sample = Walked.sample(folder.resolve("sample"));
    for (var checkout : List.of(sample.dev(), sample.prod())) {
      Files.delete(checkout.resolve("scripts/backup-verify.sh"));
    }

    var plan = plan(sample, Map.of("PATH", ""));

    assertTrue(plan.isBuiltIn());
    var because = plan.because();
    assertTrue(because.startsWith("backup-verify.ps1 cannot run here: "), because);
    assertTrue(because.contains("pwsh"), because);
    assertTrue(because.contains("is on the path") || because.contains("not on the path"), because);
    assertTrue(because.contains("the built-in"), because);
    assertFalse(plan.configured());
  }

  @Test
  void ofTwoTwinsTheOneRunsThatCanRunHere() throws Exception {
    var sample = Walked.sample(folder.resolve("sample"));
    var programs = Files.createDirectory(folder.resolve("programs"));
    var windows = File.separatorChar == '\\';
    var shell = Files.writeString(programs.resolve(windows ? "sh.exe" : "sh"), "");
    assertTrue(shell.toFile().setExecutable(true));

    var plan = plan(sample, Map.of("PATH", programs.toString()));

    assertEquals(
        "backup-verify.sh", plan.script().orElseThrow().getFileName().toString(), plan::toString);
    assertEquals("", plan.because());
    assertEquals(sample.prod(), plan.folder());
  }

  private static Plan plan(SampleWorkspace sample, Map<String, String> environment)
      throws IOException {
    return StepScripts.plan(
        Workspace.discover(sample.dev()),
        Workflow.load().step("backup"),
        NOTHING.entryId(),
        NOTHING,
        new Interpreters(environment));
  }
}

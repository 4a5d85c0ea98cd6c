package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.RunTraces.Left;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a program that was killed in the middle of a run has left running. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are written for sh")
class LeftRunningTest {
  @TempDir Path folder;
  private RunTraces traces;

  @BeforeEach
  void prepare() {
    traces = new RunTraces(folder.resolve("traces"));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows the environment of a process")
  void whatAKilledProgramLeftIsFoundAndNamedAndCanBeEndedWhereverItWent() throws Exception {
    var script = "(setsid sh -c 'echo $$; sleep 60; :' &); trap '' PIPE TERM; echo $$; sleep 60";
    var pids = killedWhileRunning(script, 2);

    var left = traces.left();

    assertEquals(List.of("backup"), left.stream().map(Left::what).toList());
    var named = String.join(", ", left.getFirst().processes());
    for (var pid : pids) {
      assertTrue(Runs.isRunning(pid), "process " + pid);
      assertTrue(named.contains("(process " + pid + ")"), named);
    }
    assertTrue(named.contains("sleep (process"), named);

    assertEquals(List.of(), traces.end());
    for (var pid : pids) {
      assertFalse(Runs.isRunning(pid), "process " + pid);
    }
    assertEquals(List.of(), traces.left());
    assertNoTraceIsLeft();
  }

  @Test
  void aProgramThatIsAskedToEndTakesItsScriptAlong() throws Exception {
    var script = "sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & echo $$; wait";
    var child = start(List.of(), "wait", script, 2);
    child.process().destroy(); // as a terminal that is closed does, and a logout

    assertTrue(child.process().waitFor(20, TimeUnit.SECONDS));
    for (var pid : child.pids()) {
      assertFalse(Runs.isRunning(pid), "process " + pid);
    }
    assertNoTraceIsLeft();
  }

  @Test
  void whereNoMarkerCanBeReadTheProcessesAreKnownByTheirNumberAndStart() throws Exception {
    var mine = new ProcessBuilder("sleep", "60").start().toHandle();
    var another = new ProcessBuilder("sleep", "60").start().toHandle();
    try {
      trace(RunTrace.Seen.of(mine), new RunTrace.Seen(another.pid(), 12345));

      assertEquals(
          List.of("sleep (process " + mine.pid() + ")"), traces.left().getFirst().processes());
      assertEquals(List.of(), traces.end());
      assertFalse(ProcessTree.isAlive(mine));
      assertTrue(ProcessTree.isAlive(another), "its number was given to another process since");
    } finally {
      mine.destroyForcibly();
      another.destroyForcibly();
    }
  }

  @Test
  void aRunThatCameToItsEndLeavesNoTraceNeitherDoesOneThatDidNotStart() throws Exception {
    var runs = new Runs(folder);
    runs.traces = Optional.of(traces);
    runs.sh("ls ../" + folder.getFileName() + "/traces; sleep 30 >/dev/null 2>&1 & echo $!");

    assertEquals(2, runs.output().size(), "it had one while it ran");
    assertTrue(Runs.isRunning(runs.output().getLast()), "a service that was started is let be");
    assertEquals(List.of(), traces.left(), "and is nothing that was left by accident");
    assertNoTraceIsLeft();
    ProcessHandle.of(Long.parseLong(runs.output().getLast())).ifPresent(ProcessHandle::destroy);

    assertThrows(Trouble.class, () -> runs.run("no-such-program-here"));
    assertNoTraceIsLeft();
  }

  @Test
  void aRunThatIsUnderWayIsNothingThatWasLeft() throws Exception {
    var runs = new Runs(folder);
    runs.traces = Optional.of(traces);
    var run = runs.start("echo $$; sleep 30; :");
    Runs.waitFor("the script's start", () -> runs.output().size() == 1);

    assertEquals(List.of(), traces.left());
    assertEquals(List.of(), traces.end());
    assertTrue(Runs.isRunning(runs.output().getFirst()), "and it is let be");
    runs.cancellation.cancel();
    assertEquals(RunResult.Ending.CANCELLED, Runs.resultOf(run).ending());
    assertNoTraceIsLeft();
  }

  @Test
  void aTraceThatCannotBeReadHarmsNothing() throws Exception {
    Files.createDirectories(traces.folder());
    Files.writeString(traces.folder().resolve("a.run"), "{\"what\":");
    Files.writeString(traces.folder().resolve("b.run"), "[]");

    assertEquals(List.of(), traces.left());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "rights are taken away with setpriv")
  void whatCannotBeEndedIsNamed() throws Exception {
    assumeTrue(
        System.getProperty("user.name").equals("root")
            && Files.isExecutable(Path.of("/usr/bin/setpriv")),
        "skipped: it takes root and setpriv to make a process that may not be ended");
    // Root without the right to end the processes of others, and a process of somebody else.
    var prefix = List.of("setpriv", "--bounding-set=-kill", "--inh-caps=-kill");
    var script = "setpriv --reuid=65534 sh -c 'echo $$; exec sleep 60' & wait";
    var child = start(prefix, "cancel", script, 1);
    var pid = child.pids().getFirst();
    try {
      assertEquals(
          List.of("survivor sleep (process " + pid + ")"),
          child.output().lines().filter(line -> line.startsWith("survivor")).toList());
      assertTrue(Runs.isRunning(pid));
      assertEquals(
          List.of(List.of("sleep (process " + pid + ")")),
          traces.left().stream().map(Left::processes).toList(),
          "and is found again later");
    } finally {
      traces.end(); // with all the rights of a test that runs as root
      child.process().destroyForcibly();
    }
    assertFalse(Runs.isRunning(pid));
  }

  private void trace(RunTrace.Seen... seen) throws IOException {
    var content =
        new RunTrace.Content("backup", "GATEHOUSE_RUN=none has this", "", List.of(), List.of(seen));
    Files.createDirectories(traces.folder());
    Files.write(traces.folder().resolve("one.run"), Json.strict().writeValueAsBytes(content));
  }

  private void assertNoTraceIsLeft() throws IOException {
    try (var files = Files.list(traces.folder())) {
      assertEquals(List.of(), files.toList());
    }
  }

  private record Child(Process process, BufferedReader output, List<String> pids) {}

  private List<String> killedWhileRunning(String script, int printed) throws Exception {
    var child = start(List.of(), "wait", script, printed);
    child.process().toHandle().destroyForcibly();
    assertTrue(child.process().waitFor(20, TimeUnit.SECONDS));
    return child.pids();
  }

  /** Another process that runs the script, once that has printed so many process ids. */
  private Child start(List<String> prefix, String how, String script, int printed)
      throws Exception {
    Files.writeString(folder.resolve("left.sh"), script + "\n");
    var command = new ArrayList<>(prefix);
    command.addAll(
        ChildJvm.command(
            RunningChild.class,
            traces.folder().toString(),
            folder.toString(),
            how,
            "" + printed,
            "left.sh"));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var pids = new ArrayList<String>();
    for (var i = 0; i < printed; i++) {
      pids.add(output.readLine());
    }
    return new Child(process, output, pids);
  }
}

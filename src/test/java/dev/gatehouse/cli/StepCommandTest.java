package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.io.Json;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.script.Pwsh;
import dev.gatehouse.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gatehouse step}, {@code next} and {@code trust}: a promotion without a window. */
class StepCommandTest {
  private static final String ID = SampleWorkspace.READY_ENTRY;
  private static final Who GRACE = Who.human("Grace");

  @TempDir Path folder;

  @Test
  void anAgentGoesAsFarAsTheFirstPersonAndOnWhenThatPersonHasSigned() throws Exception {
    var dev = Walked.dev("", folder);

    assertEquals("health", next(dev, 0).path("step").asText());
    for (var step : List.of("health", "1", "update")) {
      var passed = step(dev, step, 0);
      assertEquals("passed", passed.path("result").asText(), passed::toString);
      assertFalse(passed.has("waiting"));
    }
    var held = step(dev, "3", 1);
    assertEquals("sign-off", held.path("step").asText());
    assertEquals("human", held.path("waiting").asText());
    assertEquals("[\"a person's sign-off\"]", held.path("for").toString());
    var next = next(dev, 1);
    assertEquals("human", next.path("waiting").asText());
    assertEquals(3, next.path("done").asInt());
    assertEquals(21, next.path("of").asInt());

    promotions(dev).deeds().sign(ID, GRACE);

    assertEquals("nobody", next(dev, 0).path("waiting").asText());
    var signed = step(dev, "3", 0);
    assertEquals("Signed by bot and Grace", signed.path("summary").asText().split(";")[0]);
    assertEquals("diff", signed.path("next").asText());
  }

  @Test
  void aRunIsInTheRecordAsInTheWindowWithItsOutputItsEvidenceAndWhoRanIt() throws Exception {
    var dev = Walked.dev("migrations", folder);

    var run = CommandRun.of("step", dev, ID, "backup", "--as", "bot");

    assertEquals(0, run.code(), run::toString);
    assertTrue(run.out().contains("Backup complete: "), run.out());
    assertTrue(run.out().contains("Step 7, Back up and verify prod: passed."), run.out());
    var view = promotions(dev).promotion(ID).step("backup");
    assertEquals(StepState.PASSED, view.state());
    assertEquals(Who.agent("bot"), view.lastRun().orElseThrow().who());
    assertFalse(view.lastRun().orElseThrow().artifacts().isEmpty());

    var again = step(dev, "7", 0, "--builtin");
    assertEquals("built-in", again.path("by").asText());
    assertEquals(2, again.path("run").asInt());
    assertTrue(again.path("artifacts").get(0).path("sha256").asText().length() == 64);
    assertTrue(Files.size(Path.of(again.path("output").asText())) > 0);
  }

  @Test
  void aStepTakesThePowerShellScriptsWhereThereIsAPowerShell() throws Exception {
    assumeTrue(Pwsh.find().isPresent(), "skipped: there is no pwsh on the path");
    var dev = Walked.dev("migrations", folder);
    var said = folder.resolve("out.txt");
    var command =
        new ProcessBuilder(
                ChildJvm.command(Main.class, "step", dev.toString(), ID, "backup", "--as", "bot"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Pwsh.find().ifPresent(pwsh -> Pwsh.onPath(command.environment(), pwsh));

    var child = command.start();

    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, child.exitValue(), () -> read(said));
    var run = promotions(dev).promotion(ID).step("backup").lastRun().orElseThrow();
    var words = run.finish().orElseThrow().command();
    assertTrue(
        words.stream().anyMatch(word -> word.contains("backup-verify.ps1")), words::toString);
    assertTrue(read(said).contains("Backup complete: "), () -> read(said));
  }

  @Test
  void whatAPersonMustTakeIsNotTakenByAnAgentAndWhatItWaitsForIsNamed() throws Exception {
    var dev = Walked.dev("promote", folder);

    var held = step(dev, "verify", 1);

    assertEquals("human", held.path("waiting").asText());
    assertTrue(held.path("for").get(0).asText().startsWith("the item \""), held::toString);
    assertFalse(held.has("run"), "nothing was tried");
    var human = CommandRun.of("step", dev, ID, "verify", "--as", "Grace", "--kind", "human");
    assertEquals(2, human.code());
    assertTrue(human.err().contains("interactive terminal"), human.err());
    var spoken = CommandRun.of("next", dev, ID);
    assertTrue(spoken.out().contains(ID + ": step 15, Manual verification"), spoken.out());
    assertTrue(spoken.out().contains("waits for the item"), spoken.out());
  }

  @Test
  void aStepThatDoesNotPassIsExitCodeOneWithWhatStandsInTheWay() throws Exception {
    var dev = Walked.dev("diff", folder);
    var file = dev.resolve("frontend/style.css");
    Files.writeString(file, Files.readString(file) + "/* one more */\n");
    step(dev, "update", 0);
    step(dev, "diff", 0);

    var open = step(dev, "readiness", 1);

    assertEquals("failed", open.path("result").asText());
    assertEquals("[\"undecided: frontend/style.css\"]", open.path("details").toString());
    assertEquals("readiness", open.path("next").asText());
  }

  @Test
  void anAgentDecidesWhatShipsUpToTheMandateThatOnlyAPersonGives() throws Exception {
    var dev = Walked.dev("sign-off", folder);
    var tailored = Files.writeString(folder.resolve("config.js"), "const port = 8100;\n");

    var open = decide(dev, 1);
    assertTrue(open.path("undecided").size() > 10, open::toString);
    var found = open.path("findings").get(0);
    assertEquals("frontend/config.js", found.path("path").asText());
    assertEquals("nobody", found.path("waiting").asText());
    decide(dev, 1, "tailor", "frontend/config.js", "--text", tailored.toString());
    assertEquals(0, decide(dev, 0, "include", "--all").path("undecided").size());
    for (var step : List.of("4", "5", "6")) {
      step(dev, step, 0);
    }
    Files.writeString(dev.resolve("backend/app.py"), "import pdb; pdb.set_trace()\n");
    GitCommand.git(dev, "add", "backend/app.py");
    decide(dev, 1, "include", "backend/app.py");
    var key = decide(dev, 1).path("findings").get(0).path("key").asText();
    assertEquals(2, run(dev, "accept", key).code(), "a reason is missing");
    decide(dev, 0, "accept", key, "--reason", "only on this branch");
    assertEquals(2, run(dev, "include", "no/such/file").code());
    assertEquals(2, run(dev, "exclude", "backend/app.py").code(), "a reason is missing");
  }

  private static CommandRun run(Path dev, String... more) {
    var arguments = new ArrayList<Object>(List.of("decide", dev, ID, "--as", "bot", "--json"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  private static JsonNode decide(Path dev, int code, String... more) throws IOException {
    var run = run(dev, more);
    assertEquals(code, run.code(), run::toString);
    return Json.lenient().readTree(run.out());
  }

  @Test
  void whatCannotBeTriedIsExitCodeTwo() throws Exception {
    var dev = Walked.dev("", folder);

    for (var wrong :
        List.of(
            List.of(ID, "promote", "cannot start"),
            List.of(ID, "21", "no step"),
            List.of("2026-01-01-nobody", "health", "The log has no entry"))) {
      var run = CommandRun.of("step", dev, wrong.get(0), wrong.get(1), "--as", "bot");
      assertEquals(2, run.code(), run::toString);
      assertTrue(run.err().contains(wrong.get(2)), run.err());
      assertEquals(1, run.errorLines().size());
    }
    assertEquals(2, CommandRun.of("step", folder.resolve("x"), ID, "0", "--as", "bot").code());
  }

  @Test
  void commandsThatNobodyHasConfirmedWaitForAPersonToConfirmThem() throws Exception {
    var dev = Walked.dev("add", folder);
    command(dev, "update", "echo ran > ran.txt");

    var held = step(dev, "update", 1);

    assertEquals("human", held.path("waiting").asText());
    assertTrue(held.path("for").get(0).asText().contains("gatehouse trust"), held::toString);
    assertFalse(Files.exists(dev.resolve("ran.txt")));
    var trust = CommandRun.of("trust", dev);
    assertEquals(2, trust.code());
    assertTrue(trust.err().contains("interactive terminal"), trust.err());
  }

  @Test
  void aPersonAtATerminalConfirmsWhatIsShownAndThenItRuns() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) here");
    var dev = Walked.dev("add", folder);
    command(dev, "update", "echo it ran");

    assertTrue(inTerminal("no\n", "trust", dev.toString()).contains("Nothing was confirmed."));
    step(dev, "update", 1);
    var shown = inTerminal("yes\n", "trust", dev.toString());
    assertTrue(shown.contains("echo it ran"), shown);
    assertTrue(shown.contains("Confirmed."), shown);
    var output = Path.of(step(dev, "update", 0).path("output").asText());
    assertTrue(Files.readString(output).contains("it ran"));
    assertTrue(CommandRun.of("trust", dev).out().contains("confirmed already"));
    command(dev, "update", "echo another");
    step(dev, "update", 1);
  }

  @Test
  void whoEndsTheProgramEndsTheStepAndItIsRecordedAsCancelled() throws Exception {
    assumeTrue(File.separatorChar == '/', "there is no polite signal to send");
    var dev = Walked.dev("add", folder);
    command(dev, "update", "echo $$ > pid.txt; exec sleep 600");
    promotions(dev).trust();

    var child =
        new ProcessBuilder(
                ChildJvm.command(Main.class, "step", dev.toString(), ID, "update", "--as", "bot"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    var pid = dev.resolve("pid.txt");
    while (!Files.exists(pid) || Files.readString(pid).isBlank()) {
      assertTrue(child.isAlive(), () -> read(folder.resolve("out.txt")));
      LockSupport.parkNanos(1_000_000);
    }
    child.destroy();

    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    var sleeper = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    assertTrue(sleeper.isEmpty() || !sleeper.get().isAlive(), "the script's process");
    assertEquals(StepState.CANCELLED, promotions(dev).promotion(ID).step("update").state());
  }

  private static JsonNode step(Path dev, String step, int code, String... more) throws IOException {
    var arguments = new ArrayList<Object>(List.of("step", dev, ID, step, "--as", "bot", "--json"));
    arguments.addAll(List.of(more));
    var run = CommandRun.of(arguments.toArray());
    assertEquals(code, run.code(), run::toString);
    return Json.lenient().readTree(run.out());
  }

  private static JsonNode next(Path dev, int code) throws IOException {
    var run = CommandRun.of("next", dev, ID, "--json");
    assertEquals(code, run.code(), run::toString);
    return Json.lenient().readTree(run.out());
  }

  private static Promotions promotions(Path dev) throws IOException {
    return Promotions.of(Workspace.discover(dev), Clock.systemUTC());
  }

  private static void command(Path dev, String step, String shell) throws IOException {
    var file = dev.resolve("gatehouse.json");
    var settings = (ObjectNode) Json.lenient().readTree(Files.readString(file));
    settings.withObject("/commands").putArray(step).add("sh").add("-c").add(shell);
    Files.writeString(file, settings.toPrettyString());
  }

  /** Runs a verb with a terminal for its input and output, which types what it is given. */
  private static String inTerminal(String typed, String... arguments) throws Exception {
    var command = new StringBuilder();
    for (var word : ChildJvm.command(Main.class, arguments)) {
      command.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    var process =
        new ProcessBuilder("/usr/bin/script", "-qec", command.toString(), "/dev/null")
            .redirectErrorStream(true)
            .start();
    try (var keys = process.getOutputStream()) {
      keys.write(typed.getBytes(StandardCharsets.UTF_8));
      keys.flush();
      var shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return shown;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

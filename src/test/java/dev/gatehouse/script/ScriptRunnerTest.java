package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Stress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.RunResult.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are written for sh")
class ScriptRunnerTest {
  @TempDir Path folder;
  private Runs runs;

  @BeforeEach
  void prepare() {
    runs = new Runs(folder);
  }

  @Test
  void bothStreamsReachTheFileAndTheListener() throws Exception {
    var result = runs.sh("echo one; echo two >&2; echo three");

    assertTrue(result.succeeded());
    assertEquals(List.of("one", "three"), runs.output());
    assertEquals(List.of("two"), runs.error());
    assertEquals(
        new TreeSet<>(List.of("one", "two", "three")), new TreeSet<>(runs.kept().lines().toList()));
    assertEquals(new TreeSet<>(List.of("one", "two", "three")), new TreeSet<>(result.rawTail()));
  }

  @Test
  void exitCodesArriveExactlyAndOnlyZeroSucceeds() throws Exception {
    for (var code : List.of(0, 1, 3, 42, 255)) {
      var result = runs.sh("exit " + code);
      assertEquals(code, result.exit());
      assertEquals(Ending.FINISHED, result.ending());
      assertEquals(code == 0, result.succeeded());
    }
  }

  @Test
  void aScriptThatAsksForInputReadsTheEndAtOnce() throws Exception {
    runs.sh("if read answer; then echo got $answer; else echo nothing to read; fi");

    assertEquals(List.of("nothing to read"), runs.output());
  }

  @Test
  void anotherCommandOfTheSameStepIsAppended() throws Exception {
    runs.sh("printf first");
    runs.sh("echo second");

    assertEquals("first\nsecond\n", runs.kept());
    assertEquals(List.of("first", "second"), runs.output());
  }

  @Test
  void theTailIsKeptEvenWithoutALineEnd() throws Exception {
    runs.sh("seq 1 20000; printf 'the very end'");

    assertEquals("the very end", runs.output().getLast());
    assertTrue(runs.kept().endsWith("20000\nthe very end"));
  }

  @Test
  void aCharacterSplitAcrossTwoWritesIsWholeAgain() throws Exception {
    runs.sh(
        "printf 'caf\\303'; sleep 0.1; printf '\\251 \\360\\237'; sleep 0.1; printf"
            + " '\\221\\215\\n"
            + "'");

    assertEquals(List.of("café 👍"), runs.output());
  }

  @Test
  void coloursAndCursorTricksDoNotReachTheListener() throws Exception {
    runs.sh(
        "printf '\\033[31mred\\033[0m and"
            + " \\033]8;;http://evil\\033\\\\link\\033]8;;\\033\\\\\\033[2K\\n"
            + "50%%\\r"
            + "100%%\\r"
            + "\\n"
            + "'");

    assertEquals(List.of("red and link", "50%", "100%"), runs.output());
    assertTrue(runs.kept().contains("\033[31mred"), "the file keeps what was said");
  }

  @Test
  void aScriptGetsTheDeclaredEnvironmentAndWhatItsCommandAdds() throws Exception {
    runs.environment = Map.of("ALLOW_PROD_WRITE", "1");
    runs.sh("env | cut -d= -f1");

    var names = new ArrayList<>(runs.output());
    assertTrue(names.contains("PATH"));
    assertTrue(names.containsAll(List.of("ALLOW_PROD_WRITE", "GATEHOUSE_RUN", "GATEHOUSE_OUTPUT")));
    // the shell's own, and what is declared
    names.removeAll(List.of("PWD", "OLDPWD", "SHLVL", "_", "ALLOW_PROD_WRITE"));
    names.removeAll(List.of("GATEHOUSE_RUN", "GATEHOUSE_OUTPUT"));
    var declared = DeclaredEnvironment.of(System.getenv(), Map.of(), false).keySet();
    assertEquals(List.copyOf(new TreeSet<>(declared)), List.copyOf(new TreeSet<>(names)));
  }

  @Test
  void aSecretIsInNeitherTheFileNorTheListenerButTheTailHasItForFindingPaths() throws Exception {
    runs.masker = new Masker(List.of("hunter2-canary"));
    var result =
        runs.sh("echo made /tmp/hunter2-canary/x; printf 'hunter2'; sleep 0.1; echo '-canary' >&1");

    assertEquals(List.of("made /tmp/***/x", "***"), runs.output());
    assertEquals("made /tmp/***/x\n***\n", runs.kept());
    assertEquals("made /tmp/hunter2-canary/x", result.rawTail().getFirst());
  }

  @Test
  void aVeryLongLineIsToldInPiecesAndKeptWhole() throws Exception {
    runs.masker = new Masker(List.of("hunter2-canary"));
    // Secrets lie across every cut that could be made.
    runs.sh(
        "i=0; while [ $i -lt 20000 ]; do printf 'é hunter2-canary '; i=$((i+1)); done; echo end");

    assertEquals("é *** ".repeat(20000) + "end\n", runs.kept());
    assertEquals("é *** ".repeat(20000) + "end", String.join("", runs.output()));
    assertTrue(runs.output().size() > 1);
    for (var piece : runs.output()) {
      assertTrue(piece.length() <= LineCutter.LONGEST);
      assertFalse(piece.contains("\ufffd"));
    }
  }

  @Test
  void binaryRubbishIsKeptByteForByte() throws Exception {
    var seed = new Random().nextLong();
    var rubbish = new byte[300_000];
    new Random(seed).nextBytes(rubbish);
    Files.write(folder.resolve("rubbish"), rubbish);

    runs.sh("cat rubbish");

    assertArrayEquals(rubbish, Files.readAllBytes(runs.file), "seed " + seed);
  }

  @Test
  void aFloodOfOutputIsCompleteWhileOnlyItsTailStaysInMemory() throws Exception {
    // 20 MB, or the whole GB.
    var lines = Stress.count(400_000, 20_000_000);
    runs.timeout = Duration.ofMinutes(20);
    runs.keep = 10;
    var result =
        runs.sh(
            "yes 0123456789012345678901234567890123456789012345678 | head -n "
                + lines
                + "; echo done");

    assertEquals(lines * 50L + 5, Files.size(runs.file));
    assertEquals("done", runs.output().getLast());
    assertEquals(2_000, result.rawTail().size());
    assertEquals("done", result.rawTail().getLast());
  }

  @Test
  void whatAScriptWritesForUsIsRead() throws Exception {
    var result =
        runs.sh(
            """
            echo "artifact=storage/backups/b 1" >> "$GATEHOUSE_OUTPUT"
            printf 'rows = 12\\r\\nnot a line\\nrows=13\\n' >> "$GATEHOUSE_OUTPUT"
            """);

    assertEquals(Map.of("artifact", "storage/backups/b 1", "rows", "13"), result.outputs());
  }

  @Test
  void aProcessLeftBehindThatHoldsTheOutputDoesNotHoldTheRun() throws Exception {
    var result = runs.sh("sleep 60 & echo $!; echo last words");

    try {
      assertTrue(result.succeeded());
      assertTrue(result.took().compareTo(Duration.ofSeconds(10)) < 0, result.took()::toString);
      assertEquals("last words", runs.output().getLast());
      assertTrue(runs.error().getLast().contains("still holds its output"));
      assertTrue(Runs.isRunning(runs.output().getFirst()), "a service that was started is let be");
    } finally {
      end(runs.output().getFirst());
    }
  }

  @Test
  void oneThatNeverStopsTalkingDoesNotHoldTheRunEither() throws Exception {
    var result = runs.sh("yes chatter & echo $! > pid; echo last words");

    end(Files.readString(folder.resolve("pid")).strip());
    assertTrue(result.succeeded());
    assertTrue(result.took().compareTo(Duration.ofSeconds(10)) < 0, result.took()::toString);
    assertTrue(runs.output().contains("last words"));
  }

  @Test
  void whatAFilterSaysAfterTheScriptHasEndedIsKept() throws Exception {
    for (var i = 0; i < 20; i++) {
      runs.sh("(sleep 0.05; echo from the filter " + i + ") &");
      assertEquals("from the filter " + i, runs.output().getLast());
    }
  }

  @Test
  void aSlowListenerLosesNothing() throws Exception {
    runs.hearing = line -> LockSupport.parkNanos(1_000_000);
    var result = runs.sh("sleep 60 & echo $! >&2; seq 1 1500");

    end(runs.error().getFirst());
    assertTrue(result.succeeded());
    assertEquals("1500", runs.output().getLast());
    assertEquals(1500, runs.output().size());
  }

  @Test
  void aListenerThatFailsDoesNotDisturbTheScript() throws Exception {
    runs.hearing =
        line -> {
          throw new IllegalStateException("meant by the test");
        };
    var uncaught = new LinkedBlockingQueue<String>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e.toString()));
    try {
      var result = runs.sh("echo one; echo two; touch made; exit 3");

      assertEquals(3, result.exit());
      assertEquals("one\ntwo\n", runs.kept());
      assertTrue(Files.exists(folder.resolve("made")));
      assertEquals(1, uncaught.size(), "its failure is heard of once");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    var trouble = assertThrows(Trouble.class, () -> runs.run("no-such-program-here", "x"));

    assertTrue(trouble.what().contains("no-such-program-here"), trouble::what);
    assertTrue(trouble.what().contains("not on the path"), trouble::what);
  }

  @Test
  void nothingTemporaryStaysBehind() throws Exception {
    runs.sh("dirname \"$GATEHOUSE_OUTPUT\"");

    assertFalse(Files.exists(Path.of(runs.output().getFirst())));
  }

  private static void end(String pid) {
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
  }
}

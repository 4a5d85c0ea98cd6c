package dev.gatehouse.compare;

import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.GitCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineDiffTest {
  @TempDir Path folder;

  private static LineDiff diff(String before, String after) {
    return LineDiff.of(
        before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aChangedLineIsShownWithThreeLinesAroundIt() {
    var diff = diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");
    assertEquals(
        """
        --- a
        +++ b
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        """,
        diff.asUnified("a", "b"));
    assertEquals(1, diff.added());
    assertEquals(1, diff.removed());
    var line = diff.hunks().getFirst().lines().get(4);
    assertEquals("five", line.text());
    assertEquals(0, line.beforeNo());
    assertEquals(5, line.afterNo());
  }

  @Test
  void equalTextsHaveNoHunksAndBinariesNone() {
    assertEquals(List.of(), diff("a\n", "a\n").hunks());
    assertEquals("", diff("a\n", "a\n").asUnified("a", "b"));
    assertEquals(List.of(), diff("a\0", "b\0").hunks());
    assertTrue(LineDiff.isBinary(new byte[] {'a', 0}));
  }

  @Test
  void aMissingLastLineEndIsADifferenceThatIsSaid() {
    var text = diff("a\nb", "a\nb\n").asUnified("a", "b");
    assertTrue(text.endsWith("-b\n\\ No newline at end of file\n+b\n"), text);
  }

  @Test
  void gitCanApplyWhatIsShown() throws IOException {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    long seed = 7;
    var random = new Random(seed);
    git(folder, "init", "-q");
    for (int i = 0; i < 40; i++) {
      var before = text(random);
      var after = text(random);
      var patch = diff(before, after).asUnified("a/f", "b/f");
      Files.writeString(folder.resolve("f"), before);
      if (!patch.isEmpty()) {
        Files.writeString(folder.resolve("patch"), patch);
        git(folder, "apply", "--whitespace=nowarn", "patch");
      }
      assertEquals(after, Files.readString(folder.resolve("f")), "seed " + seed + ", round " + i);
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder("start\n");
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(random.nextInt(8)).append(random.nextInt(20) == 0 ? "\r\n" : "\n");
    }
    return random.nextInt(4) == 0 ? text + "end" : text.toString();
  }

  @Test
  void aLargeRewriteAndManyRepeatedLinesTakeSeconds() {
    var random = new Random(1);
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      before.append("b").append(random.nextInt(1_000_000)).append('\n');
      after.append("a").append(random.nextInt(1_000_000)).append('\n');
    }
    assertTimeout(Duration.ofSeconds(5), () -> diff(before.toString(), after.toString()));
    var repeated = new StringBuilder();
    var other = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      repeated.append(random.nextInt(3)).append('\n');
      other.append(random.nextInt(3)).append('\n');
    }
    assertTimeout(Duration.ofSeconds(5), () -> diff(repeated.toString(), other.toString()));
    assertTimeout(Duration.ofSeconds(5), () -> diff(before.toString().repeat(4), after.toString()));
    var everyFourth = before.toString().replaceAll("(?m)^b(\\d*[048])$", "changed $1");
    assertTimeout(Duration.ofSeconds(5), () -> diff(before.toString(), everyFourth));
  }
}

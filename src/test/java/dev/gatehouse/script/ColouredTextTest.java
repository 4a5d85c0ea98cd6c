package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.script.OutputText.Look;
import dev.gatehouse.script.OutputText.Tint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColouredTextTest {
  private static final Look RED = new Look(1, false, false);

  @TempDir Path folder;

  private final ColouredText stream = new ColouredText();

  @Test
  void aColouredWordIsThat() {
    assertEquals(
        new OutputText("all red here", List.of(new Tint(4, 7, RED))),
        stream.next("all \033[31mred\033[0m here"));
    assertEquals(
        List.of(
            new Tint(0, 1, new Look(2, true, false)), new Tint(1, 2, new Look(12, true, false))),
        stream.next("\033[1;32ma\033[94mb\033[mc").tints());
    assertEquals(
        List.of(new Tint(0, 5, new Look(Look.PLAIN, false, true))),
        stream.next("\033[2mfaint\033[22m again").tints());
  }

  @Test
  void aColourLastsBeyondTheEndOfItsLine() {
    assertEquals(List.of(new Tint(2, 5, RED)), stream.next("a \033[31mred").tints());
    assertEquals(List.of(new Tint(0, 5, RED)), stream.next("still").tints());
    assertEquals(List.of(new Tint(0, 2, RED)), stream.next("no\033[39m more").tints());
    assertEquals(List.of(), stream.next("plain").tints());
  }

  @Test
  void largerPalettesBecomeTheNearestOfTheSixteen() {
    assertEquals(9, colour("38;5;196"));
    assertEquals(9, colour("38;2;255;20;30"));
    assertEquals(2, colour("38;2;10;160;10"));
    assertEquals(11, colour("38:2:240:230:20"));
    assertEquals(8, colour("38;5;236"));
    assertEquals(15, colour("38;5;252"));
    assertEquals(3, colour("38;5;3"));
  }

  @Test
  void groundsThatCouldHideTextAreLeftOut() {
    assertEquals(List.of(), stream.next("\033[8;5;41;107mhidden").tints());
    assertEquals(1, colour("31;48;5;1"));
    assertEquals(1, colour("48;2;1;2;3;31"));
  }

  @Test
  void whateverAScriptSendsTintsLieWithinTheTextAndOneBehindTheOther() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var parts =
        List.of("\033[", "m", "38;5;", "2;", "1", "31", ";", ":", "a", "漢", "\033", "\u009b");
    for (var i = 0; i < 20_000; i++) {
      var line =
          IntStream.range(0, random.nextInt(12))
              .mapToObj(each -> parts.get(random.nextInt(parts.size())))
              .collect(Collectors.joining());
      var read = stream.next(line);
      assertEquals(TerminalText.plain(line), read.text(), "seed " + seed);
      var end = 0;
      for (var tint : read.tints()) {
        assertTrue(tint.from() >= end && tint.to() > tint.from(), "seed " + seed);
        assertTrue(tint.look().colour() >= Look.PLAIN && tint.look().colour() < 16, "seed " + seed);
        end = tint.to();
      }
      assertTrue(end <= read.text().length(), "seed " + seed);
    }
  }

  @Test
  void ofAFileThatIsTooLargeForAScreenTheEndIsRead() throws Exception {
    var file = folder.resolve("output.txt");
    Files.writeString(file, "\033[31mone\ntwo\033[0m\nthree\n");
    assertEquals(
        new KeptOutput(
            List.of(
                new OutputText("one", List.of(new Tint(0, 3, RED))),
                new OutputText("two", List.of(new Tint(0, 3, RED))),
                OutputText.plain("three")),
            true),
        KeptOutput.tail(file, 10));
    assertEquals(
        new KeptOutput(List.of(OutputText.plain("three")), false), KeptOutput.tail(file, 1));

    Files.writeString(file, "line\n".repeat(2_000_000) + "the end\n");
    var tail = KeptOutput.tail(file, 1_000_000);
    assertEquals(OutputText.plain("the end"), tail.lines().getLast());
    assertEquals(OutputText.plain("line"), tail.lines().getFirst());
    assertTrue(!tail.isWhole() && tail.lines().size() < 1_000_000);
  }

  private int colour(String parameters) {
    return new ColouredText().next("\033[" + parameters + "mx").tints().getFirst().look().colour();
  }
}

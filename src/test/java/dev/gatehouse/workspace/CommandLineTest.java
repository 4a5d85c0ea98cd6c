package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void wordsStandBetweenBlanksAndQuotesHoldBlanksTogether() {
    assertEquals(
        List.of("pwsh", "-File", "scripts/run tests.ps1", "-Skip"),
        CommandLine.words("  pwsh -File \"scripts/run tests.ps1\"\t-Skip "));
  }

  @Test
  void aWindowsPathKeepsItsBackslashes() {
    assertEquals(
        List.of("C:\\tools\\py.exe", "a b\\c"), CommandLine.words("C:\\tools\\py.exe \"a b\\c\""));
  }

  @Test
  void anEmptyWordIsKept() {
    assertEquals(List.of("sh", "-c", ""), CommandLine.words("sh -c \"\""));
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CommandLine.words("sh -c \"echo"));
  }

  @Test
  void whateverTheWordsTheirLineSaysThemAgain() {
    var random = new Random(7);
    var letters = "ab \\\"\t'{}$é😀=";
    for (int round = 0; round < 5_000; round++) {
      var words = new ArrayList<String>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        var word = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
          int at =
              letters.offsetByCodePoints(
                  0, random.nextInt(letters.codePointCount(0, letters.length())));
          word.appendCodePoint(letters.codePointAt(at));
        }
        words.add(word.toString());
      }
      assertEquals(words, CommandLine.words(CommandLine.line(words)));
    }
  }
}

package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
  private static final String[] BITS = {
    "|", "\\", "\\|", "`", "``", "<br>", "<BR />", "<br/>", "<br", ">", "&#13;", "&#32;", "&#0;",
        "&#10;", "&", "amp;", "\n",
    "\r", "\r\n", "\t", " ", "\f", "\u000B", "\0", "a", "é", "·", "😀", "\u2028", "*", "<!--",
        "[x](#y)", "&#", "32;"
  };

  @Test
  void whateverIsWrittenIntoACellIsReadBack() {
    for (var seed = 0L; seed < 40_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(12); i > 0; i--) {
        text.append(BITS[random.nextInt(BITS.length)]);
      }
      assertReadBack(text.toString(), seed);
    }
  }

  @Test
  void evenCharactersThatNobodyTypesAreReadBack() {
    for (var seed = 0L; seed < 5_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(20); i > 0; i--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
      }
      assertReadBack(text.toString(), seed);
    }
  }

  private static void assertReadBack(String text, long seed) {
    var cell = Cells.encode(text);
    assertEquals(text, Cells.decode(cell), () -> "seed " + seed + ", cell " + cell);
    assertEquals(text, Cells.decode(" \t" + cell + "  "), () -> "padded, seed " + seed);
    assertFalse(cell.matches("(?s).*[\n\r\0].*"), () -> "one line, seed " + seed);
    for (var at = cell.indexOf('|'); at >= 0; at = cell.indexOf('|', at + 1)) {
      assertEquals('\\', at == 0 ? ' ' : cell.charAt(at - 1), () -> "bare pipe, seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain text~plain text",
        "`a | b` and c~`a \\| b` and c",
        "\\|~\\\\&#124;",
        "a <br> b~a \\<br> b",
        "the tag `<br>` in code~the tag `<br>` in code",
        "C:\\temp\\x~C:\\temp\\x",
        " edges ~&#32;edges&#32;",
      })
  void aCellLooksTheWayThatMarkdownShowsItsText(String text, String cell) {
    assertEquals(cell, Cells.encode(text));
    assertEquals(text, Cells.decode(cell));
  }

  @Test
  void lineBreaksOfAnySpellingAreLineBreaks() {
    assertEquals("a\nb\nc\nd", Cells.decode("a<br>b<br/>c<BR />d"));
    assertEquals("a<br>b", Cells.encode("a\nb"));
  }
}

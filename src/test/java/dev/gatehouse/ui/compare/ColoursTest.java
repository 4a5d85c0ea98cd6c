package dev.gatehouse.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.LineEdits.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColoursTest {
  private static TextPair.Side text(String text) {
    return TextPair.of(text.getBytes(UTF_8), new byte[0], Spaces.ALL).before();
  }

  private static List<String> coloured(String path, String text, int line) {
    var side = text(text);
    var said = side.line(line);
    return Colours.of(path, side).runs(line, said).stream()
        .filter(run -> !run.styleClass().isEmpty())
        .map(run -> run.styleClass() + ":" + said.substring(run.from(), run.to()).strip())
        .toList();
  }

  @Test
  void keyWordsStringsNumbersAndCommentsAreToldApart() {
    assertEquals(
        List.of("code-word:return", "code-string:\"a\"", "code-number:1", "code-comment:# why"),
        coloured("a/b.py", "return \"a\" + 1 # why\n", 0));
    assertTrue(coloured("x.sql", "DROP TABLE t;\n", 0).getFirst().startsWith("code-word:DROP"));
    assertTrue(coloured("run.ps1", "# a comment\n", 0).contains("code-comment:# a comment"));
  }

  @Test
  void aCommentOfSeveralLinesIsOneWhereverOneLooks() {
    var text = "int a;\n/* one\n two\n three */ int b;\n";
    assertEquals(List.of("code-comment:two"), coloured("A.java", text, 2));
    assertEquals("code-comment:three */", coloured("A.java", text, 3).getFirst());
  }

  @Test
  void theRunsOfALineAreAllOfIt() {
    for (var line :
        List.of("", " ", "x = 'it''s'", "<a href=\"b\">c</a>", "\t{ } // \u00fc \ud83d\ude00")) {
      for (var path :
          List.of("a.js", "a.html", "a.yaml", "a.unknown", ".env.local", "Dockerfile")) {
        int at = 0;
        for (var run : Colours.of(path, text(line + "\n")).runs(0, line)) {
          assertEquals(at, run.from(), path + ": " + line);
          at = run.to();
        }
        assertEquals(line.length(), at, path + ": " + line);
      }
    }
  }

  @Test
  void aLineOfAHundredThousandCharactersIsLeftPlain() {
    var line = "x".repeat(150_000);
    var runs = Colours.of("a.js", text(line + "\nvar a\n")).runs(0, line);
    assertEquals(List.of(new Colours.Run(0, 150_000, "")), runs);
  }

  @Test
  void whatCannotBeSeenOrTurnsTheDirectionIsShown() {
    assertEquals("a\u25a1b\u25a1\u240d\tc", CodeLine.visible("a\u202eb\u200b\r\tc"));
  }
}

package dev.gatehouse.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordMarksTest {
  private static String marked(String before, String after) {
    var marks = WordMarks.between(before, after);
    return show(before, marks.before()) + " -> " + show(after, marks.after());
  }

  private static String show(String line, List<WordMarks.Range> ranges) {
    var shown = new StringBuilder(line);
    for (var range : ranges.reversed()) {
      shown.insert(range.to(), ']').insert(range.from(), '[');
    }
    return shown.toString();
  }

  @Test
  void onlyTheWordsThatDifferAreMarked() {
    assertEquals(
        "URL=http://localhost:[8100] -> URL=http://localhost:[8201]",
        marked("URL=http://localhost:8100", "URL=http://localhost:8201"));
    assertEquals("call(a) -> call(a[, b])", marked("call(a)", "call(a, b)"));
  }

  @Test
  void linesThatShareNextToNothingAreNotMarked() {
    assertEquals(WordMarks.NONE, WordMarks.between("import java.util.List;", "return 42"));
    assertEquals(WordMarks.NONE, WordMarks.between("x".repeat(5_000), "x".repeat(5_001)));
  }

  @Test
  void withoutWhatIsMarkedBothLinesAreTheSame() {
    var random = new Random(11);
    for (int round = 0; round < 500; round++) {
      var before = line(random);
      var after = line(random);
      var marks = WordMarks.between(before, after);
      if (!marks.equals(WordMarks.NONE)) {
        assertEquals(
            unmarked(before, marks.before()).replaceAll("\\s", ""),
            unmarked(after, marks.after()).replaceAll("\\s", ""),
            "round " + round);
        assertTrue(marks.before().stream().allMatch(range -> range.from() < range.to()));
      }
    }
  }

  private static String unmarked(String line, List<WordMarks.Range> ranges) {
    var rest = new StringBuilder(line);
    for (var range : ranges.reversed()) {
      rest.delete(range.from(), range.to());
    }
    return rest.toString();
  }

  private static String line(Random random) {
    var words = List.of("a", "bb", " ", "(", ")", "=", "port", "8100", ", ", "\u00e4");
    var line = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      line.append(words.get(random.nextInt(words.size())));
    }
    return line.toString();
  }
}

package dev.gatehouse.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs inside two lines of which one took the other's place, in whole words.
 *
 * @param before the stretches of the line before that are not in the other one
 * @param after the same of the line after
 */
public record WordMarks(List<Range> before, List<Range> after) {
  /** Lines of which nothing is marked: they differ as a whole, or are too long to be looked at. */
  public static final WordMarks NONE = new WordMarks(List.of(), List.of());

  private static final int LONGEST_LINE = 2_000;
  private static final int MOST_WORDS = 400;

  /** A stretch of characters, from its first to behind its last. */
  public record Range(int from, int to) {}

  private record Word(String text, int from) {
    int to() {
      return from + text.length();
    }
  }

  /**
   * Compares two lines word by word. Where less than a third of them is the same, marks would say
   * nothing, and there are none.
   */
  public static WordMarks between(String before, String after) {
    if (before.length() > LONGEST_LINE || after.length() > LONGEST_LINE) {
      return NONE;
    }
    var a = words(before);
    var b = words(after);
    if (a.size() > MOST_WORDS || b.size() > MOST_WORDS) {
      return NONE;
    }
    var inA = new boolean[a.size()];
    var inB = new boolean[b.size()];
    int same = common(a, b, inA, inB);
    return same * 3 < Math.max(shown(before), shown(after))
        ? NONE
        : new WordMarks(marks(before, a, inA), marks(after, b, inB));
  }

  private static int shown(String line) {
    return (int) line.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /** Words, runs of white space, and every other character by itself. */
  private static List<Word> words(String line) {
    var words = new ArrayList<Word>();
    int from = 0;
    while (from < line.length()) {
      int kind = kind(line.charAt(from));
      int to = from + 1;
      while (kind != 0 && to < line.length() && kind(line.charAt(to)) == kind) {
        to++;
      }
      words.add(new Word(line.substring(from, to), from));
      from = to;
    }
    return words;
  }

  private static int kind(char c) {
    if (Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c)) {
      return 1;
    }
    return Character.isWhitespace(c) ? 2 : 0;
  }

  /** The longest common run of words; returns how many characters, without white space, it has. */
  private static int common(List<Word> a, List<Word> b, boolean[] inA, boolean[] inB) {
    var longest = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        longest[i][j] =
            same(a.get(i), b.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int characters = 0;
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (same(a.get(i), b.get(j))) {
        characters += shown(a.get(i).text());
        inA[i++] = true;
        inB[j++] = true;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return characters;
  }

  private static boolean same(Word a, Word b) {
    return a.text().equals(b.text());
  }

  /** What is not common, with stretches joined that only white space parts. */
  private static List<Range> marks(String line, List<Word> words, boolean[] common) {
    var marks = new ArrayList<Range>();
    for (int i = 0; i < words.size(); i++) {
      if (common[i]) {
        continue;
      }
      var word = words.get(i);
      if (!marks.isEmpty() && line.substring(marks.getLast().to(), word.from()).isBlank()) {
        marks.set(marks.size() - 1, new Range(marks.getLast().from(), word.to()));
      } else {
        marks.add(new Range(word.from(), word.to()));
      }
    }
    return marks;
  }
}

package dev.gatehouse.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths: {@code *} and {@code ?} stay within a name, {@code **} crosses folders, a
 * '/' at the end takes everything below. All else is literal, brackets too, since real paths have
 * them. Matching takes time in proportion to the lengths of both, whatever the pattern.
 */
final class Glob {
  private enum Kind {
    CHARACTER,
    ANY_CHARACTER,
    IN_NAME,
    ANYTHING,
    /** Any number of whole folders, none too. */
    FOLDERS
  }

  private record Token(Kind kind, char character) {}

  private final List<Token> tokens = new ArrayList<>();

  Glob(String pattern) {
    var text = pattern.endsWith("/") ? pattern + "**" : pattern;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean two = c == '*' && text.startsWith("**", i);
      if (two && text.startsWith("**/", i) && (i == 0 || text.charAt(i - 1) == '/')) {
        tokens.add(new Token(Kind.FOLDERS, c));
        i += 2;
      } else if (two) {
        tokens.add(new Token(Kind.ANYTHING, c));
        i++;
      } else {
        var kind = c == '*' ? Kind.IN_NAME : c == '?' ? Kind.ANY_CHARACTER : Kind.CHARACTER;
        tokens.add(new Token(kind, c));
      }
    }
  }

  boolean matches(String path) {
    // reached[i]: whether the tokens so far can have taken the first i characters.
    var reached = new boolean[path.length() + 1];
    reached[0] = true;
    for (var token : tokens) {
      reached = step(token, reached, path);
    }
    return reached[path.length()];
  }

  private static boolean[] step(Token token, boolean[] from, String path) {
    var to = new boolean[from.length];
    boolean open = false;
    for (int i = 0; i < from.length; i++) {
      char before = i == 0 ? '/' : path.charAt(i - 1);
      switch (token.kind) {
        case CHARACTER -> to[i] = i > 0 && from[i - 1] && before == token.character;
        case ANY_CHARACTER -> to[i] = i > 0 && from[i - 1] && before != '/';
        case IN_NAME -> to[i] = from[i] || (i > 0 && to[i - 1] && before != '/');
        case ANYTHING -> to[i] = from[i] || (i > 0 && to[i - 1]);
        case FOLDERS -> {
          to[i] = from[i] || (open && before == '/');
          open |= from[i];
        }
      }
    }
    return to;
  }
}

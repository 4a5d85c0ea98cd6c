package dev.gatehouse.log;

import java.util.Locale;

/** How words that people may decorate (statuses, column heads, labels) are compared. */
final class Names {
  private Names() {}

  /** The text in lower case, without Markdown emphasis, with single spaces. */
  static String bare(String text) {
    var bare = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        if (!bare.isEmpty() && bare.charAt(bare.length() - 1) != ' ') {
          bare.append(' ');
        }
      } else if (c != '*' && c != '_' && c != '`' && c != '~') {
        bare.append(c);
      }
    }
    return bare.toString().strip().toLowerCase(Locale.ROOT);
  }
}

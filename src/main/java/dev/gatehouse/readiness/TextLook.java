package dev.gatehouse.readiness;

import dev.gatehouse.workspace.SeparationRule;
import java.util.Optional;

/**
 * Finds a text of dev's where it is not a part of a longer word, number or path: 8201 is not in
 * 182015.
 */
record TextLook(SeparationRule rule) implements LineLook {
  @Override
  public String kind() {
    return "separation";
  }

  @Override
  public String why() {
    return rule.why().isBlank() ? "\"" + rule.find() + "\" belongs to dev" : rule.why();
  }

  @Override
  public Optional<Hit> find(String line) {
    var text = rule.find();
    boolean isPath = text.indexOf('/') >= 0 || text.indexOf('\\') >= 0;
    for (int at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
      int end = at + text.length();
      boolean before = at > 0 && isWord(line.charAt(at - 1)) && isWord(text.charAt(0));
      boolean after =
          end < line.length()
              && isWord(text.charAt(text.length() - 1))
              && (isWord(line.charAt(end)) || (isPath && line.charAt(end) == '-'));
      if (!before && !after) {
        return Optional.of(new Hit(at, end));
      }
    }
    return Optional.empty();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}

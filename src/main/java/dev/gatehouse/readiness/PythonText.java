package dev.gatehouse.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text that an expression of Python stands for, as far as it is literal.
 *
 * @param lines the file's line of each of the text's own
 * @param computed whether a part of it is known only when it runs
 */
record PythonText(String text, List<Integer> lines, boolean computed) {
  private static final Set<String> WRAPPERS =
      Set.of("sa", "sqlalchemy", "text", "textwrap", "dedent", "strip", "DDL", "sql");
  private static final int DEEPEST = 4;

  /** Names that stand for names many times over are not followed for ever. */
  private static final int MOST_TOKENS = 10_000;

  PythonText {
    lines = List.copyOf(lines);
  }

  static PythonText of(List<PythonToken> expression, PythonModule module) {
    var collected = new Collected(module);
    collected.add(expression, 0);
    return new PythonText(collected.text.toString(), collected.lines, collected.computed);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The file's line of one of the text's, from 1. */
  int line(int ofText) {
    return lines.isEmpty() ? 0 : lines.get(Math.clamp(ofText - 1, 0, lines.size() - 1));
  }

  /** What was collected so far. */
  private static final class Collected {
    private final PythonModule module;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> lines = new ArrayList<>();
    private boolean computed;
    private int tokens;

    private Collected(PythonModule module) {
      this.module = module;
    }

    private void add(List<PythonToken> expression, int depth) {
      for (var token : expression) {
        if (++tokens > MOST_TOKENS) {
          computed = true;
          return;
        }
        if (token.isName() && token.is("bindparams")) {
          return; // what is bound is data, and no SQL
        }
        if (token.isString()) {
          literal(token);
        } else if (token.isName() && !WRAPPERS.contains(token.text())) {
          var stands = depth < DEEPEST ? module.assigned(token.text()) : List.<PythonToken>of();
          if (stands.isEmpty() || stands.equals(expression)) {
            computed = true;
          } else {
            add(stands, depth + 1);
          }
        } else if (!"().,+".contains(token.text()) && !token.isName()) {
          computed = true;
        }
      }
    }

    private void literal(PythonToken token) {
      text.append(token.text());
      lines.addAll(
          lines.isEmpty() ? token.lines() : token.lines().subList(1, token.lines().size()));
      computed |= token.computed();
    }
  }
}

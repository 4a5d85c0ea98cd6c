package dev.gatehouse.readiness;

import java.util.List;

/**
 * One piece of Python that is neither blank nor comment.
 *
 * @param text of a {@link Kind#STRING} its content
 * @param line of its first character, from 1
 * @param column of its first character, from 0
 * @param lines of a string: the file's line of each of the text's own
 * @param computed of a string: whether a part of it is known only when it runs
 */
record PythonToken(
    Kind kind, String text, int line, int column, List<Integer> lines, boolean computed) {
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SYMBOL,
    /** The end of a logical line. */
    END
  }

  PythonToken(Kind kind, String text, int line, int column) {
    this(kind, text, line, column, List.of(), false);
  }

  boolean is(String other) {
    return kind != Kind.STRING && text.equals(other);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean isString() {
    return kind == Kind.STRING;
  }
}

package dev.gatehouse.readiness;

import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlStatements;
import dev.gatehouse.schema.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's statements as its own client would send them: GO on a line of its own ends one as a
 * semicolon does, and a line that speaks to the client is one by itself.
 */
final class SqlPieces {
  private final List<SqlStatement> pieces = new ArrayList<>();
  private final List<SqlToken> open = new ArrayList<>();

  private SqlPieces() {}

  static List<SqlStatement> of(String sql) {
    var split = new SqlPieces();
    SqlStatements.of(sql).forEach(split::statement);
    return split.pieces;
  }

  private void statement(SqlStatement statement) {
    var tokens = statement.tokens();
    int i = 0;
    while (i < tokens.size()) {
      int end = endOfLine(tokens, i);
      boolean starts = i == 0 || tokens.get(i - 1).line() < tokens.get(i).line();
      boolean separates = starts && end == i + 1 && tokens.get(i).is("GO");
      boolean speaksToClient =
          starts && (tokens.get(i).is("\\") || (open.isEmpty() && tokens.get(i).is(".")));
      if (separates || speaksToClient) {
        close();
        if (speaksToClient) {
          open.addAll(tokens.subList(i, end));
          close();
        }
        i = end;
      } else {
        open.add(tokens.get(i));
        i++;
      }
    }
    close();
  }

  private static int endOfLine(List<SqlToken> tokens, int from) {
    int end = from + 1;
    while (end < tokens.size()
        && end - from < 100
        && tokens.get(end).line() == tokens.get(from).line()) {
      end++;
    }
    return end;
  }

  private void close() {
    if (!open.isEmpty()) {
      pieces.add(new SqlStatement("", open.getFirst().line(), open));
      open.clear();
    }
  }
}

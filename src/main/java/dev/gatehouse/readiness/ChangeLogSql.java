package dev.gatehouse.readiness;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a change log that is SQL with Liquibase's marks in its comments. */
final class ChangeLogSql {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s{0,200}--[ \\t]{0,8}liquibase[ \\t]{1,8}formatted[ \\t]{1,8}sql",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SET =
      Pattern.compile(
          "[ \\t]{0,8}--[ \\t]{0,8}changeset[ \\t]{1,8}"
              + "(?<id>[^\\s:]{1,200}:[^\\s]{1,200})(?<more>.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AGAIN =
      Pattern.compile("\\brun(?:OnChange|Always):true", Pattern.CASE_INSENSITIVE);

  private ChangeLogSql() {}

  static boolean isOne(String text) {
    return HEAD.matcher(text).lookingAt();
  }

  /** Its change sets; what stands before the first is none. */
  static List<ChangeSet> sets(String text) {
    var sets = new ArrayList<ChangeSet>();
    var lines = text.lines().toList();
    int from = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      var mark = SET.matcher(lines.get(i));
      if (mark.matches()) {
        sets.addFirst(
            set(
                mark.group("id"),
                AGAIN.matcher(mark.group("more")).find(),
                i + 1,
                lines.subList(i, from)));
        from = i;
      }
    }
    return sets;
  }

  private static ChangeSet set(String id, boolean again, int line, List<String> lines) {
    var sql = String.join("\n", lines);
    var normal =
        SqlStatements.of(sql).stream()
            .map(SqlStatement::normalised)
            .collect(Collectors.joining(";"));
    return new ChangeSet(
        id.toLowerCase(Locale.ROOT),
        line,
        again,
        false,
        List.of(new ChangeNode("sql", line, sql, List.of())),
        Sha256.of(normal));
  }
}

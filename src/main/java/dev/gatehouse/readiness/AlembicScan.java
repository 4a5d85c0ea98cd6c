package dev.gatehouse.readiness;

import static dev.gatehouse.readiness.StatementScan.REMOVES;
import static dev.gatehouse.readiness.StatementScan.RETYPES;
import static dev.gatehouse.readiness.StatementScan.TWICE;
import static dev.gatehouse.readiness.StatementScan.WANTS_VALUES;

import dev.gatehouse.schema.ProtectedTables;
import java.util.List;
import java.util.Set;

/**
 * Reads what an Alembic revision does on the way up: its {@code upgrade} functions and those of the
 * file that they name. The way down is no part of an upgrade.
 */
final class AlembicScan {
  private static final Set<String> EXECUTES = Set.of("execute", "exec_driver_sql", "executemany");

  private final Findings findings;
  private final String path;
  private final List<String> protectedTables;

  AlembicScan(Findings findings, String path, List<String> protectedTables) {
    this.findings = findings;
    this.path = path;
    this.protectedTables = protectedTables;
  }

  /** The same as long as what the revision does on the way up is the same. */
  static String signature(String python) {
    return new PythonModule(python).saidOutsideOf("downgrade");
  }

  void scan(String python) {
    var module = new PythonModule(python);
    var lines = module.reachable(name -> name.equals("upgrade") || name.startsWith("upgrade_"));
    if (lines.isEmpty()) {
      findings.add(
          MigrationScan.UNREAD, path, 0, path, 0, "no upgrade function was found in it", false);
    }
    for (var line : lines) {
      for (var call : PythonCall.in(line)) {
        call(call, module);
      }
    }
  }

  private void call(PythonCall call, PythonModule module) {
    switch (call.method()) {
      case "drop_table" -> add("drop", call, REMOVES, true);
      case "drop_all" -> add("drop", call, REMOVES, true);
      case "drop_column", "drop_constraint" -> add("alter-drop", call, REMOVES, true);
      case "drop_index" ->
          unlessGuarded(
              "not-repeatable", call, "if_exists", "drop_index without if_exists: " + TWICE);
      case "create_table" ->
          unlessGuarded(
              "unguarded-create",
              call,
              "if_not_exists",
              "create_table without if_not_exists: " + TWICE);
      case "rename_table" -> add("not-repeatable", call, "rename_table: " + TWICE, false);
      case "alter_column" -> alterColumn(call);
      case "bulk_insert" -> bulkInsert(call, module);
      default -> {
        if (EXECUTES.contains(call.method())) {
          execute(call, module);
        }
      }
    }
  }

  private void unlessGuarded(String kind, PythonCall call, String guard, String why) {
    if (!call.has(guard, "True")) {
      add(kind, call, why, false);
    }
  }

  private void alterColumn(PythonCall call) {
    if (call.named("type_").isPresent()) {
      add("alter-type", call, RETYPES, false);
    }
    if (call.has("nullable", "False")) {
      add("alter-not-null", call, WANTS_VALUES, false);
    }
    if (call.named("new_column_name").isPresent()) {
      add("not-repeatable", call, "a column gets another name: " + TWICE, false);
    }
  }

  private void bulkInsert(PythonCall call, PythonModule module) {
    var table = call.placed().isEmpty() ? "" : table(call.placed().getFirst(), module);
    if (ProtectedTables.covers(protectedTables, table)) {
      add("protected", call, StatementScan.addsTo(table), false);
    }
  }

  /** The name that a table was made with, or else the name of what holds it. */
  private static String table(List<PythonToken> expression, PythonModule module) {
    var all = expression.size() == 1 ? module.assigned(expression.getFirst().text()) : expression;
    return all.stream()
        .filter(PythonToken::isString)
        .findFirst()
        .map(PythonToken::text)
        .orElse(expression.getFirst().text());
  }

  private void execute(PythonCall call, PythonModule module) {
    if (call.placed().isEmpty()) {
      return;
    }
    var argument = call.placed().getFirst();
    boolean onlyReads = argument.stream().limit(3).anyMatch(token -> token.is("select"));
    var sql = PythonText.of(argument, module);
    if (!sql.isEmpty()) {
      new MigrationScan(findings, path, protectedTables).text(sql.text(), sql::line);
    }
    if (!onlyReads && (sql.isEmpty() || sql.computed())) {
      add(
          MigrationScan.UNREAD,
          call,
          "it runs SQL that is put together when it runs, which cannot be read: look at it",
          false);
    }
  }

  private void add(String kind, PythonCall call, String why, boolean needsMandate) {
    findings.add(kind, path, call.line(), call.brief(), 0, why, needsMandate);
  }
}

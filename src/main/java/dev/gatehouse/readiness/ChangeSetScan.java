package dev.gatehouse.readiness;

import static dev.gatehouse.readiness.StatementScan.REMOVES;
import static dev.gatehouse.readiness.StatementScan.RETYPES;
import static dev.gatehouse.readiness.StatementScan.TWICE;
import static dev.gatehouse.readiness.StatementScan.WANTS_VALUES;

import dev.gatehouse.schema.ProtectedTables;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Judges the changes of a Liquibase change set. Its rollback blocks are no part of an upgrade. */
final class ChangeSetScan {
  private final Findings findings;
  private final String path;
  private final List<String> protectedTables;
  private final MigrationRead.Tree tree;

  ChangeSetScan(
      Findings findings, String path, List<String> protectedTables, MigrationRead.Tree tree) {
    this.findings = findings;
    this.path = path;
    this.protectedTables = protectedTables;
    this.tree = tree;
  }

  void scan(ChangeSet set) throws IOException {
    for (var change : set.changes()) {
      change(change, set.isGuarded());
    }
  }

  private void change(ChangeNode change, boolean guarded) throws IOException {
    switch (change.name()) {
      case "dropTable", "dropAllTables", "dropSequence" -> add("drop", change, REMOVES, true);
      case "dropColumn",
          "mergeColumns",
          "dropPrimaryKey",
          "dropUniqueConstraint",
          "dropForeignKeyConstraint",
          "dropAllForeignKeyConstraints",
          "dropCheckConstraint" ->
          add("alter-drop", change, REMOVES, true);
      case "dropView", "dropIndex", "dropProcedure", "dropFunction", "dropTrigger" ->
          once(change, guarded);
      case "renameTable", "renameColumn", "renameView", "renameSequence" -> once(change, guarded);
      case "createTable" -> create(change, guarded || change.is("ifNotExists"));
      case "modifyDataType" -> add("alter-type", change, RETYPES, false);
      case "addNotNullConstraint" -> notNull(change);
      case "update", "delete" -> rows(change, change.name().equals("delete"));
      case "insert", "loadData" -> insert(change, false);
      case "loadUpdateData" -> insert(change, true);
      case "sql" -> sql(change);
      case "sqlFile" -> sqlFile(change);
      case "customChange", "executeCommand" -> unread(change, "it runs a program of its own");
      default -> {}
    }
  }

  private void once(ChangeNode change, boolean guarded) {
    if (!guarded) {
      add("not-repeatable", change, change.name() + " without preConditions: " + TWICE, false);
    }
  }

  private void create(ChangeNode change, boolean guarded) {
    if (!guarded) {
      add("unguarded-create", change, "createTable without preConditions: " + TWICE, false);
    }
  }

  private void notNull(ChangeNode change) {
    if (!change.has("defaultNullValue")) {
      add("alter-not-null", change, WANTS_VALUES, false);
    }
  }

  private void rows(ChangeNode change, boolean removes) {
    var table = change.value("tableName").orElse("");
    boolean limited = change.value("where").filter(where -> !where.isBlank()).isPresent();
    if (isProtected(table)) {
      var why =
          removes
              ? "it removes rows of the protected table "
              : "it changes rows of the protected table ";
      add("protected", change, why + table, true);
    } else if (!limited && removes) {
      add("delete-all", change, "delete without where removes every row", true);
    } else if (!limited) {
      add("update-all", change, "update without where changes every row", false);
    }
  }

  private void insert(ChangeNode change, boolean replaces) {
    var table = change.value("tableName").orElse("");
    if (isProtected(table)) {
      add(
          "protected",
          change,
          replaces
              ? "it may replace rows of the protected table " + table
              : StatementScan.addsTo(table),
          replaces);
    }
  }

  private void sql(ChangeNode change) {
    var inner = change.all("sql").findFirst().orElse(change);
    text(path, inner.text(), line -> inner.line() + line - 1);
  }

  private void sqlFile(ChangeNode change) throws IOException {
    var named = change.value("path").orElse("").replace('\\', '/');
    for (var candidate : candidates(named.replaceFirst("^classpath:/{0,2}", ""))) {
      var text = tree.text(candidate);
      if (text.isPresent()) {
        // By itself it is found already where its folder makes it a migration.
        if (!Migrations.canRun(candidate)) {
          text(candidate, text.get(), line -> line);
        }
        return;
      }
    }
    unread(change, "the file that it runs is not where it was looked for");
  }

  private List<String> candidates(String named) {
    try {
      var beside = Path.of(path).resolveSibling(named).normalize();
      return List.of(
              slashed(beside), slashed(Path.of(named).normalize()), "src/main/resources/" + named)
          .stream()
          .filter(one -> !one.isEmpty() && !one.startsWith("..") && !one.startsWith("/"))
          .distinct()
          .toList();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private void text(String file, String sql, IntUnaryOperator lines) {
    new MigrationScan(findings, file, protectedTables).text(sql, lines);
  }

  private void unread(ChangeNode change, String why) {
    add(MigrationScan.UNREAD, change, why + ", and is not read here: look at it", false);
  }

  private boolean isProtected(String table) {
    return ProtectedTables.covers(protectedTables, table);
  }

  /** Shows names and no value: what a change writes may be a secret. */
  private void add(String kind, ChangeNode change, String why, boolean needsMandate) {
    var excerpt = new StringBuilder(change.name());
    for (var name : List.of("tableName", "columnName", "path", "class")) {
      change
          .value(name)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> excerpt.append(' ').append(text));
    }
    findings.add(kind, path, change.line(), excerpt.toString(), 0, why, needsMandate);
  }
}

package dev.gatehouse.readiness;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a migration is written, which says who can run it and how it is read. */
enum MigrationForm {
  SQL("plain SQL"),
  CALLBACK("a callback of Flyway"),
  ALEMBIC("Alembic"),
  LIQUIBASE("Liquibase"),
  LIQUIBASE_SQL("Liquibase"),
  CODE("a program");

  private static final Set<String> DATA = Set.of("xml", "yaml", "yml", "json");
  private static final Set<String> PROGRAMS =
      Set.of("py", "rb", "js", "ts", "mjs", "cjs", "cs", "php", "go", "java", "kt", "exs");

  /** The frameworks number their migrations, or begin the names with the time. */
  private static final Pattern NUMBERED = Pattern.compile("[VRvr]?_?\\d.*");

  private static final Pattern CHANGE_LOG =
      Pattern.compile(
          "<(?:\\w{1,40}:)?databaseChangeLog\\b|[\"']?\\bdatabaseChangeLog[\"']?\\s{0,8}:");
  private static final Pattern REVISION = Pattern.compile("^down_revision\\b", Pattern.MULTILINE);
  private static final Pattern UPGRADE =
      Pattern.compile("^def[ \\t]{1,8}upgrade\\b", Pattern.MULTILINE);

  private final String tool;

  MigrationForm(String tool) {
    this.tool = tool;
  }

  /** What it is written for, as one says it. */
  String tool() {
    return tool;
  }

  /**
   * What a file is: by its text, since a tool's settings may have it look for migrations in any
   * folder; where the text does not tell, by its name. Empty where it is no migration.
   */
  static Optional<MigrationForm> of(String path, String text) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var type = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (Migrations.isForTests(path)) {
      return Optional.empty();
    }
    if (type.equals("sql")) {
      return ChangeLogSql.isOne(text)
          ? Optional.of(LIQUIBASE_SQL)
          : Migrations.canRun(path)
              ? Optional.of(SQL)
              : Migrations.isCallback(path) ? Optional.of(CALLBACK) : Optional.empty();
    }
    if (DATA.contains(type)) {
      return CHANGE_LOG.matcher(text).find() ? Optional.of(LIQUIBASE) : Optional.empty();
    }
    if (type.equals("py") && REVISION.matcher(text).find() && UPGRADE.matcher(text).find()) {
      return Optional.of(ALEMBIC);
    }
    boolean ofFramework =
        PROGRAMS.contains(type)
            && Migrations.isInFolder(path)
            && NUMBERED.matcher(name).matches()
            && !name.toLowerCase(Locale.ROOT).endsWith(".designer.cs");
    return ofFramework ? Optional.of(CODE) : Optional.empty();
  }

  /** Whether the file may be one at all, by its name; others need not be read. */
  static boolean mayBe(String path) {
    var type = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return type.equals("sql")
        || type.equals("py")
        || DATA.contains(type)
        || (PROGRAMS.contains(type) && Migrations.isInFolder(path));
  }
}

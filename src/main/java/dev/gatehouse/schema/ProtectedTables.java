package dev.gatehouse.schema;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Which tables keep every row and value through a promotion. */
public final class ProtectedTables {
  private static final List<String> SUBJECTS =
      List.of("user", "account", "admin", "role", "permission", "setting", "config", "preference");

  private ProtectedTables() {}

  /**
   * The database's protected tables: those that are configured, in any case, or where none is,
   * those whose name speaks of users, accounts, admins, roles, permissions, settings, configuration
   * or preferences.
   */
  public static List<String> of(Database database, List<String> configured) throws IOException {
    return database.tables().stream().filter(table -> covers(configured, table)).toList();
  }

  /** The configured tables that the database does not have: a slip of the pen, or still to come. */
  public static List<String> absent(Database database, List<String> configured) throws IOException {
    var present = database.tables();
    return configured.stream()
        .filter(name -> present.stream().noneMatch(name::equalsIgnoreCase))
        .toList();
  }

  /** Whether a table is protected, by its name alone; for where there is no database to ask. */
  public static boolean covers(List<String> configured, String table) {
    if (!configured.isEmpty()) {
      return configured.stream().anyMatch(table::equalsIgnoreCase);
    }
    var name = table.toLowerCase(Locale.ROOT);
    return SUBJECTS.stream().anyMatch(name::contains);
  }
}

package dev.gatehouse.action;

import dev.gatehouse.workspace.DatabaseAddress;

/** How a database is named to a command. */
final class Databases {
  /** The environment variable in which a command finds the database that it works on. */
  static final String VARIABLE = "DATABASE_URL";

  private Databases() {}

  /** A file's path, or a server's address without its password. */
  static String argument(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Sqlite sqlite -> sqlite.file().toString();
      case DatabaseAddress.Postgres postgres -> postgres.url();
    };
  }

  /** The address for a command's {@code DATABASE_URL}; it goes to the child alone. */
  static String url(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Sqlite sqlite ->
          "sqlite:///" + sqlite.file().toString().replace('\\', '/');
      case DatabaseAddress.Postgres postgres -> postgres.urlWithPassword();
    };
  }
}

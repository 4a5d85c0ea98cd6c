package dev.gatehouse.workspace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a database is. What it prints as never holds a password. */
public sealed interface DatabaseAddress {
  /** The address as records and screens show it: without a password. */
  String url();

  /**
   * A SQLite database.
   *
   * @param file absolute and normalised; it need not be there
   */
  record Sqlite(Path file) implements DatabaseAddress {
    @Override
    public String url() {
      return "sqlite:" + file.toString().replace('\\', '/');
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code postgresql://user@host:port/database?options}, without the password
   * @param user empty where the address names none
   * @param password empty where the address has none
   * @param options what stands behind the question mark, decoded, without passwords
   */
  record Postgres(
      String url,
      String host,
      int port,
      String database,
      String user,
      String password,
      SortedMap<String, String> options)
      implements DatabaseAddress {
    public Postgres {
      options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** The same server with another database, such as the copy that a rehearsal works on. */
    public Postgres withDatabase(String other) {
      return DatabaseUrls.postgres(host, port, other, user, password, options);
    }

    /** The address as a program wants it in {@code DATABASE_URL}: with the password. */
    public String urlWithPassword() {
      return DatabaseUrls.url(host, port, database, user, password, options);
    }

    @Override
    public String toString() {
      return "Postgres[" + url + "]";
    }
  }

  /**
   * Reads an address in the forms that frameworks use: {@code sqlite:path}, {@code
   * sqlite:///relative}, {@code sqlite:////absolute}, {@code file:path}, a plain path, {@code
   * postgres://…} and {@code postgresql://…}; with a driver ({@code sqlite+aiosqlite}, {@code
   * postgresql+psycopg}) or {@code jdbc:} in front.
   *
   * @param base what relative paths are resolved against
   * @return nothing for an empty text or a database that lives in memory
   * @throws dev.gatehouse.io.Trouble for any other kind, without repeating the address
   */
  static Optional<DatabaseAddress> parse(String url, Path base) {
    return DatabaseUrls.parse(url, base);
  }
}

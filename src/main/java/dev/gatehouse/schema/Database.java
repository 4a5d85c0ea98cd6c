package dev.gatehouse.schema;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.util.List;

/**
 * One database, SQLite or PostgreSQL. It is only ever read, except by {@link #run}, which opens a
 * connection of its own for one transaction.
 */
public sealed interface Database extends AutoCloseable permits JdbcDatabase {
  /**
   * Opens the database for reading; nothing is created where there is none.
   *
   * @throws dev.gatehouse.io.Trouble where it cannot be reached
   */
  static Database open(DatabaseAddress address) throws IOException {
    return switch (address) {
      case DatabaseAddress.Sqlite sqlite -> SqliteDatabase.open(sqlite.file());
      case DatabaseAddress.Postgres postgres -> PostgresDatabase.open(postgres);
    };
  }

  /** {@code sqlite} or {@code postgresql}. */
  String kind();

  /**
   * The schema as statements that each end with a semicolon, in an order that depends on names
   * only: two dumps of one schema are equal. Empty where there is no schema.
   */
  String dump() throws IOException;

  /**
   * The names of the ordinary tables, sorted; in PostgreSQL those outside {@code public} are
   * written {@code schema.table}.
   */
  List<String> tables() throws IOException;

  /** The rows of one table by their key, each value as a digest. */
  Rows rows(String table) throws IOException;

  /** The keys alone of one table's rows, in less memory than {@link #rows}. */
  RowKeys keys(String table) throws IOException;

  /** The schema and a digest of the rows of every table. */
  Content content() throws IOException;

  /**
   * SHA-256, in lower-case hex, over the schema and every row of every table: equal for two
   * databases with the same content, whatever the order in which the rows lie on disk.
   */
  default String contentDigest() throws IOException {
    return content().digest();
  }

  /**
   * Runs a file of SQL in one transaction: everything of it is applied, or nothing. Its own BEGIN
   * and COMMIT are passed over.
   *
   * @param name what to call the file in a message
   * @throws dev.gatehouse.io.Trouble naming the statement that failed, and its line; the values in
   *     it are left out
   * @throws java.util.concurrent.CancellationException where it was cancelled, also while a
   *     statement ran or waited for a lock
   */
  void run(String name, String sql, Cancellation cancellation) throws IOException;

  /** The same where nobody can cancel it. */
  default void run(String name, String sql) throws IOException {
    run(name, sql, Cancellation.never());
  }

  /** The same for a script without a name. */
  default void run(String sql) throws IOException {
    run("the script", sql);
  }

  @Override
  void close() throws IOException;
}

package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.PostgresConnections;
import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlStatements;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Puts a dump in place of all that a PostgreSQL database holds, in one transaction: what came after
 * the backup goes too, and where anything fails the database is as it was. {@code pg_restore}
 * itself cannot do that: its {@code --clean} drops only what is in the dump.
 *
 * <p>The dump is read as SQL and run here rather than by {@code psql}, which would obey commands of
 * its own in it.
 */
final class PostgresPutBack {
  /** Somebody who still works in the database keeps the roll back waiting no longer than this. */
  private static final String PATIENCE = "30s";

  /** How the SQL states of a broken connection begin. */
  private static final String CONNECTION_LOST = "08";

  /** Comes out as a statement of its own only where no value or comment is open before it. */
  private static final String MARK = "gatehouse_mark";

  private final Postgres address;
  private final PostgresTools tools;
  private final Cancellation cancellation;

  PostgresPutBack(Postgres address, PostgresPrograms programs, Cancellation cancellation) {
    this.address = address;
    this.tools = new PostgresTools(address, programs, cancellation);
    this.cancellation = cancellation;
  }

  void run(Path dump) throws IOException {
    try (var folder = PassingFolder.make()) {
      for (var section : List.of("pre-data", "data", "post-data")) {
        tools.script(dump, section, folder.path().resolve(section));
      }
      replace(folder.path());
    }
  }

  private void replace(Path folder) throws IOException {
    var before = statements(folder.resolve("pre-data"));
    var after = statements(folder.resolve("post-data"));
    try (var connection = PostgresConnections.open(address)) {
      connection.setAutoCommit(false);
      // A cancel between two statements is seen below; this ends one that takes long.
      cancellation.onCancel(() -> abort(connection));
      try {
        execute(connection, "SET LOCAL lock_timeout = '" + PATIENCE + "'");
        execute(connection, "SET LOCAL search_path = ''");
        empty(connection, before);
        var there = column(connection, "SELECT nspname FROM pg_namespace");
        for (var statement : before) {
          if (!isThere(statement, there)) {
            execute(connection, statement.text());
          }
        }
        data(connection, folder.resolve("data"));
        for (var statement : after) {
          if (!isThere(statement, there)) {
            execute(connection, statement.text());
          }
        }
        cancellation.throwIfCancelled();
        commit(connection);
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      cancellation.throwIfCancelled();
      throw new Trouble(
          "%s could not be put back: %s".formatted(address.url(), PostgresConnections.words(e)),
          "The database is as it was before",
          "End what still works in it, or mend what it says, then run it again",
          e);
    }
  }

  /** Where the connection breaks on the way, nobody knows whether the server has heard of it. */
  private void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (!String.valueOf(e.getSQLState()).startsWith(CONNECTION_LOST)) {
        throw e;
      }
      throw new Trouble(
          "It is not known whether %s was put back: the connection broke at the last moment: %s"
              .formatted(address.url(), PostgresConnections.words(e)),
          "The database holds all that the backup has, or is as it was before; nothing between",
          "Check that the server runs, then run it again, which is safe either way",
          e);
    }
  }

  private void empty(Connection connection, List<SqlStatement> before) throws SQLException {
    var drops = new ArrayList<String>();
    for (var query : PostgresContent.DROPS) {
      drops.addAll(column(connection, query));
    }
    var kept = new HashSet<String>();
    for (var statement : before) {
      if (statement.startsWith("CREATE", "EXTENSION")) {
        kept.addAll(statement.tokens().stream().map(token -> token.text()).toList());
      }
    }
    for (var name :
        column(connection, "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'")) {
      if (!kept.contains(name)) {
        drops.add("DROP EXTENSION \"" + name.replace("\"", "\"\"") + "\" CASCADE");
      }
    }
    for (var drop : drops) {
      execute(connection, drop);
    }
  }

  /** Schemas that stayed are not created, and what stayed of an extension is not touched. */
  private static boolean isThere(SqlStatement statement, Set<String> schemas) {
    return statement.startsWith("COMMENT", "ON", "EXTENSION")
        || statement.startsWith("CREATE", "SCHEMA")
            && schemas.contains(statement.tokens().getLast().text())
        // A setting of newer programs that older servers do not know.
        || statement.startsWith("SET", "transaction_timeout");
  }

  private static List<SqlStatement> statements(Path script) throws IOException {
    var text = new StringBuilder();
    for (var line : Files.readAllLines(script)) {
      // Marks for psql, which newer programs put around a script.
      if (!line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict ")) {
        text.append(line).append('\n');
      }
    }
    return SqlStatements.ofPostgres(text.toString());
  }

  /** Rows come in blocks behind {@code COPY … FROM stdin;}, ended by a line with {@code \.}. */
  private void data(Connection connection, Path script) throws IOException, SQLException {
    var pending = new StringBuilder();
    try (var in = new BufferedInputStream(Files.newInputStream(script), 1 << 16)) {
      var line = new ByteArrayOutputStream();
      while (line(in, line)) {
        cancellation.throwIfCancelled();
        var raw = line.toString(StandardCharsets.UTF_8);
        var text = raw.strip();
        if (pending.isEmpty() && text.startsWith("COPY ") && text.endsWith(" FROM stdin;")) {
          copy(connection, text.substring(0, text.length() - 1), in);
        } else if (!pending.isEmpty() || !(text.startsWith("\\") || text.startsWith("--"))) {
          // As it is: a value can go over several lines, with blanks at the ends of each.
          pending.append(raw);
          if (text.endsWith(";")) {
            run(connection, pending);
          } else if (pending.toString().isBlank()) {
            pending.setLength(0);
          }
        }
      }
    }
  }

  /** Runs what was read so far, unless its last line ends within a value. */
  private void run(Connection connection, StringBuilder pending) throws SQLException {
    var statements = SqlStatements.ofPostgres(pending + MARK);
    if (!statements.getLast().text().equals(MARK)) {
      return;
    }
    for (var statement : statements.subList(0, statements.size() - 1)) {
      if (!isTransactionMark(statement) && !isThere(statement, Set.of())) {
        execute(connection, statement.text());
      }
    }
    pending.setLength(0);
  }

  /** Large objects come in transactions of their own, which would end ours. */
  private static boolean isTransactionMark(SqlStatement statement) {
    return statement.startsWith("BEGIN") || statement.startsWith("COMMIT");
  }

  private void copy(Connection connection, String sql, InputStream in)
      throws IOException, SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      var line = new ByteArrayOutputStream();
      while (line(in, line) && !isEnd(line)) {
        cancellation.throwIfCancelled();
        var bytes = line.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static boolean isEnd(ByteArrayOutputStream line) {
    return line.size() <= 4 && line.toString(StandardCharsets.UTF_8).strip().equals("\\.");
  }

  /** Reads a line with its end; false at the end of the file. */
  private static boolean line(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return true;
      }
    }
    return line.size() > 0;
  }

  private void execute(Connection connection, String sql) throws SQLException {
    cancellation.throwIfCancelled();
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static Set<String> column(Connection connection, String sql) throws SQLException {
    var values = new LinkedHashSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static void abort(Connection connection) {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException nothingToEnd) {
      // The next look at the cancellation ends the work.
    }
  }

  private static void rollBack(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      because.addSuppressed(second);
    }
  }
}

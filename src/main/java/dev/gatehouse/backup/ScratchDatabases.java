package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.PostgresConnections;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Databases on prod's server that a rehearsal works on. Their names say whose they are, so that
 * they are found again after a crash and no other one is ever dropped: {@code
 * gatehouse_rehearsal_<entry>_<eight hex digits of the dev checkout's path>}.
 */
public final class ScratchDatabases {
  private static final String PREFIX = "gatehouse_rehearsal_";

  /** A name has at most 63 bytes: what stands around the entry's part takes 34 of them. */
  private static final int ENTRY_PART = 29;

  private static final String WAY_BACK = "_back";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Postgres prod;
  private final String owner;

  /**
   * Those of one dev checkout.
   *
   * @param prod the database that they are copies of; it is connected to, and never changed
   */
  public ScratchDatabases(Postgres prod, Path dev) {
    this.prod = prod;
    this.owner = Sha256.of(dev.toAbsolutePath().normalize().toString()).substring(0, 8);
  }

  /** The address of the copy that an entry is rehearsed on, whether it is there or not. */
  public Postgres of(String entryId) {
    var part = entryId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    part = part.substring(0, Math.min(part.length(), ENTRY_PART));
    return prod.withDatabase(PREFIX + part + "_" + owner);
  }

  /** The address of the copy that the way back is rehearsed on. */
  public Postgres wayBack(String entryId) {
    var copy = of(entryId);
    return copy.withDatabase(copy.database() + WAY_BACK);
  }

  /**
   * Creates a database with prod's encoding, order of letters and settings, and fills it.
   *
   * @param dump of prod, in the custom format
   * @return what about it is not as in prod, a sentence each
   * @throws Trouble where the role may not create databases, or the dump cannot be restored
   */
  public List<String> fill(
      Postgres copy, Path dump, PostgresPrograms programs, Cancellation cancellation)
      throws IOException {
    var owners = new boolean[1];
    onServer(
        "The copy of %s could not be made".formatted(prod.url()),
        connection -> {
          create(connection, copy);
          owners[0] = mayGiveAway(connection);
        });
    new PostgresTools(copy, programs, cancellation).fill(dump, owners[0]);
    return owners[0]
        ? List.of()
        : List.of(
            "The copy's objects all belong to "
                + prod.user()
                + ", who may not give them to their owners in prod: a migration that lacks a right"
                + " there is not noticed here");
  }

  /** Copies one scratch database that nobody is connected to. */
  public void duplicate(Postgres from, Postgres to) {
    onServer(
        "The copy %s could not be copied".formatted(from.database()),
        connection -> execute(connection, "CREATE DATABASE %s TEMPLATE %s", to, from));
  }

  /** Whether a scratch database is there. */
  public boolean exists(Postgres copy) {
    return present().contains(copy.database());
  }

  /**
   * Drops all scratch databases of this dev checkout, those of a killed run included, with whoever
   * is connected to them.
   *
   * @return their names
   */
  public List<String> dropAll() {
    var names = present();
    onServer(
        "A database of an earlier rehearsal could not be dropped",
        connection -> {
          for (var name : names) {
            // The server's own vacuum is nobody's to end; it makes way for DROP DATABASE by itself.
            try (var end =
                connection.prepareStatement(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = ? AND backend_type = 'client backend'")) {
              end.setString(1, name);
              end.execute();
            }
            execute(connection, "DROP DATABASE IF EXISTS %s", prod.withDatabase(name));
          }
        });
    return names;
  }

  /** The names of this checkout's scratch databases; prod's own is never among them. */
  private List<String> present() {
    var names = new ArrayList<String>();
    onServer(
        "The databases of %s could not be listed".formatted(prod.url()),
        connection -> {
          try (var query =
              connection.prepareStatement(
                  "SELECT datname FROM pg_database WHERE datname ~ ? AND datname <> ?"
                      + " ORDER BY datname")) {
            query.setString(1, "^" + PREFIX + "[a-z0-9_]*_" + owner + "(" + WAY_BACK + ")?$");
            query.setString(2, prod.database());
            try (var rows = query.executeQuery()) {
              while (rows.next()) {
                names.add(rows.getString(1));
              }
            }
          }
        });
    return List.copyOf(names);
  }

  /** The server's roles with what they may do, a line each; all databases share them. */
  public List<String> roles() {
    var roles = new ArrayList<String>();
    onServer(
        "The roles of the server of %s could not be read".formatted(prod.url()),
        connection -> {
          try (var statement = connection.createStatement();
              var rows =
                  statement.executeQuery(
                      """
                      SELECT format('role %s (%s%s%s%s%s), member of %s', r.rolname,
                        CASE WHEN rolsuper THEN 'superuser ' ELSE '' END,
                        CASE WHEN rolcreaterole THEN 'createrole ' ELSE '' END,
                        CASE WHEN rolcreatedb THEN 'createdb ' ELSE '' END,
                        CASE WHEN rolcanlogin THEN 'login ' ELSE '' END,
                        array_to_string(r.rolconfig, ' '),
                        coalesce((SELECT string_agg(m.roleid::regrole::text, ', ' ORDER BY 1)
                          FROM pg_auth_members m WHERE m.member = r.oid), 'none'))
                      FROM pg_roles r ORDER BY 1
                      """)) {
            while (rows.next()) {
              roles.add(rows.getString(1));
            }
          }
        });
    return List.copyOf(roles);
  }

  private void create(Connection connection, Postgres copy) throws SQLException {
    // Read by name out of a row as JSON: newer servers know more of these columns than older ones.
    var options =
        value(
            connection,
            """
            SELECT format(' ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(d.encoding),
              d.datcollate, d.datctype) || CASE to_jsonb(d)->>'datlocprovider' WHEN 'i' THEN
              format(' LOCALE_PROVIDER icu ICU_LOCALE %L',
                coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale')) ELSE '' END
            FROM pg_database d WHERE d.datname = current_database()
            """);
    execute(connection, "CREATE DATABASE %s TEMPLATE template0" + options.replace("%", "%%"), copy);
    // Prod's rows are in it: nobody but its owner needs to get in.
    execute(connection, "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC", copy);
    for (var setting : settings(connection)) {
      set(connection, copy, setting);
    }
  }

  /** Some settings only a superuser may make; they are about the server, not about the schema. */
  private static void set(Connection connection, Postgres copy, String setting)
      throws SQLException {
    try {
      execute(connection, "ALTER DATABASE %s SET " + setting.replace("%", "%%"), copy);
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** What prod's database sets for those who connect, such as a search path. */
  private static List<String> settings(Connection connection) throws SQLException {
    var settings = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT format('%I TO %s', split_part(c, '=', 1),
                  CASE WHEN split_part(c, '=', 1) IN ('search_path', 'temp_tablespaces',
                      'session_preload_libraries', 'local_preload_libraries')
                    THEN substr(c, strpos(c, '=') + 1)
                    ELSE quote_literal(substr(c, strpos(c, '=') + 1)) END)
                FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase,
                  unnest(s.setconfig) c
                WHERE d.datname = current_database() AND s.setrole = 0
                """)) {
      while (rows.next()) {
        settings.add(rows.getString(1));
      }
    }
    return settings;
  }

  /** Whether the role is a member of every owner of what prod holds, or above all of them. */
  private static boolean mayGiveAway(Connection connection) throws SQLException {
    return value(
            connection,
            """
            SELECT coalesce(bool_and(pg_has_role(o, 'MEMBER')), true) FROM (
              SELECT c.relowner o, c.relnamespace n FROM pg_class c
              UNION SELECT p.proowner, p.pronamespace FROM pg_proc p
              UNION SELECT t.typowner, t.typnamespace FROM pg_type t
              UNION SELECT s.nspowner, s.oid FROM pg_namespace s WHERE s.nspname <> 'public') owned
            JOIN pg_namespace n ON n.oid = owned.n
            WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """)
        .equals("t");
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private static void execute(Connection connection, String sql, Postgres... databases)
      throws SQLException {
    var names = new ArrayList<Object>();
    for (var database : databases) {
      names.add('"' + database.database().replace("\"", "\"\"") + '"');
    }
    try (var statement = connection.createStatement()) {
      statement.execute(sql.formatted(names.toArray()));
    }
  }

  private void onServer(String failed, Work work) {
    try (var connection = PostgresConnections.open(prod)) {
      work.on(connection);
    } catch (SQLException e) {
      throw new Trouble(
          failed + ": " + PostgresConnections.words(e),
          "The upgrade cannot be rehearsed there, and prod was left as it is",
          "See that the server runs, and that the role %s may create databases (ALTER ROLE … CREATEDB)"
              .formatted(prod.user().isEmpty() ? "it is used with" : prod.user()),
          e);
    }
  }

  /** What is done on the server. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}

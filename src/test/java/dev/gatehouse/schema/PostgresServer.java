package dev.gatehouse.schema;

import dev.gatehouse.io.Folders;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL server of the system's own programs, in a folder of its own, which all test classes
 * share and which ends with them. The server refuses root, so that it runs as {@code nobody} there.
 */
public final class PostgresServer {
  /** The password of both roles: found anywhere but in {@code .env}, it has leaked. */
  public static final String PASSWORD = "canary-postgres-5150";

  /** Why a test is skipped. */
  public static final String NONE =
      "the system has no PostgreSQL server that can be started (Debian: apt-get install"
          + " postgresql)";

  /** What test classes lock that use the server: some look at all of its databases. */
  public static final String LOCK = "the database server";

  private static final String SUPERUSER = "gatehouse";
  private static final String ROLE = "harbour";

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/postgresql/18/bin"),
          Path.of("/usr/lib/postgresql/17/bin"),
          Path.of("/usr/lib/postgresql/16/bin"),
          Path.of("/usr/lib/postgresql/15/bin"),
          Path.of("/usr/bin"),
          Path.of("/opt/homebrew/bin"));

  private static Optional<PostgresServer> shared = Optional.empty();
  private static boolean tried;

  private final Path programs;
  private final Path folder;
  private final int port;
  private int databases;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /**
   * The server, started by whoever asks first.
   *
   * @throws org.opentest4j.TestAbortedException where there is none that can be started
   */
  public static synchronized PostgresServer shared() throws Exception {
    if (!tried) {
      tried = true;
      shared = start();
      shared.ifPresent(server -> Runtime.getRuntime().addShutdownHook(new Thread(server::stop)));
    }
    return shared.orElseThrow(() -> new TestAbortedException(NONE));
  }

  /** Starts a server; nothing where the system has none that can be started. */
  private static Optional<PostgresServer> start() throws Exception {
    for (var place : PLACES) {
      if (Files.isExecutable(place.resolve("pg_ctl"))
          && Files.isExecutable(place.resolve("initdb"))) {
        return start(place);
      }
    }
    return Optional.empty();
  }

  private static Optional<PostgresServer> start(Path programs) throws Exception {
    var folder = Files.createTempDirectory("gatehouse-pg-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var server = new PostgresServer(programs, folder, port);
    var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    boolean up =
        server.run(
                "initdb",
                "-D",
                server.data(),
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync")
            && server.run(
                "pg_ctl",
                "-D",
                server.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-F -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + port,
                "start");
    if (!up) {
      server.stop();
      return Optional.empty();
    }
    server.execute("CREATE ROLE %s LOGIN CREATEDB PASSWORD '%s'".formatted(ROLE, PASSWORD));
    return Optional.of(server);
  }

  /** The address of a database as an application's role uses it; it need not be there. */
  public Postgres database(String name) {
    return address(ROLE, name);
  }

  /** A new database, owned by an ordinary role that may create more of them. */
  public synchronized Postgres newDatabase() throws SQLException {
    var name = "harbour_" + ++databases;
    execute("CREATE DATABASE %s OWNER %s".formatted(name, ROLE));
    return database(name);
  }

  /** Runs a statement as the server's own superuser. */
  public void execute(String sql) throws SQLException {
    try (var connection = PostgresConnections.open(address(SUPERUSER, "postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The names of all databases that begin like this. */
  public List<String> databases(String beginning) throws SQLException {
    try (var connection = PostgresConnections.open(address(SUPERUSER, "postgres"));
        var query =
            connection.prepareStatement(
                "SELECT datname FROM pg_database WHERE starts_with(datname, ?) ORDER BY 1")) {
      query.setString(1, beginning);
      var names = new ArrayList<String>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }

  private Postgres address(String role, String name) {
    var url = "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(role, PASSWORD, port, name);
    return (Postgres) DatabaseAddress.parse(url, folder).orElseThrow();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private boolean run(String program, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output-" + program).toFile())
            .start();
    return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private void stop() {
    try {
      run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
      Folders.delete(folder, folder.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

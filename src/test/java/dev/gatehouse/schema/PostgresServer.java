package dev.gatehouse.schema;

import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of the system's own programs, in a folder of its own, for one test class. The
 * server refuses root, so that it runs as {@code nobody} there.
 */
public final class PostgresServer implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/postgresql/18/bin"),
          Path.of("/usr/lib/postgresql/17/bin"),
          Path.of("/usr/lib/postgresql/16/bin"),
          Path.of("/usr/lib/postgresql/15/bin"),
          Path.of("/usr/bin"),
          Path.of("/opt/homebrew/bin"));

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Starts a server; nothing where the system has none that can be started. */
  public static Optional<PostgresServer> start() throws IOException, InterruptedException {
    for (var place : PLACES) {
      if (Files.isExecutable(place.resolve("pg_ctl"))
          && Files.isExecutable(place.resolve("initdb"))) {
        return start(place);
      }
    }
    return Optional.empty();
  }

  private static Optional<PostgresServer> start(Path programs)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("gatehouse-pg-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var server = new PostgresServer(programs, folder, port);
    boolean up =
        server.run("initdb", "-D", server.data(), "-U", "gatehouse", "-A", "trust", "--no-sync")
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
      server.close();
      return Optional.empty();
    }
    return Optional.of(server);
  }

  /** The address of a database of the server; it need not be there. */
  public DatabaseAddress.Postgres database(String name) {
    var url = "postgresql://gatehouse:trusted-anyway@127.0.0.1:%d/%s".formatted(port, name);
    return (DatabaseAddress.Postgres) DatabaseAddress.parse(url, folder).orElseThrow();
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

  @Override
  public void close() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

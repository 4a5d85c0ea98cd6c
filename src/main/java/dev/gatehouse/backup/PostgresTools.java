package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.PostgresConnections;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.Masker;
import dev.gatehouse.script.RunResult.Ending;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Dumps and restores with PostgreSQL's own programs. No password is ever an argument. */
final class PostgresTools {
  private static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);

  private final Postgres address;
  private final PostgresPrograms programs;
  private final Cancellation cancellation;

  /**
   * The tools for one server.
   *
   * @param address the database to work on
   */
  PostgresTools(Postgres address, PostgresPrograms programs, Cancellation cancellation) {
    this.address = address;
    this.programs = programs;
    this.cancellation = cancellation;
  }

  /** What the dump of a database is called in a backup. */
  static String fileName(Postgres address) {
    return address.database().replaceAll("[^A-Za-z0-9._-]", "_") + ".dump";
  }

  /** Dumps the database in the custom format of {@code pg_dump} into a new file of the folder. */
  Path dump(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(fileName(address));
    run(
        "pg_dump",
        login(),
        List.of("--format=custom", "--encoding=UTF8", "--file=" + file.toAbsolutePath()));
    return file;
  }

  /**
   * Restores a dump into a database that has nothing in it, all of it or nothing.
   *
   * @param owners whether each object is given to who owned it, which only their members may do
   */
  void fill(Path dump, boolean owners) throws IOException {
    var options = new ArrayList<>(List.of("--single-transaction", "--no-privileges"));
    if (!owners) {
      options.add("--no-owner");
    }
    options.add("--no-subscriptions");
    options.add(dump.toAbsolutePath().toString());
    run("pg_restore", login(), options);
  }

  /** Writes a section of a dump ({@code pre-data}, {@code data}, {@code post-data}) as SQL. */
  void script(Path dump, String section, Path to) throws IOException {
    run(
        "pg_restore",
        List.of(),
        List.of(
            "--section=" + section,
            "--no-subscriptions",
            "--file=" + to.toAbsolutePath(),
            dump.toAbsolutePath().toString()));
  }

  /** Whether the file says of itself that it is a dump in the custom format. */
  static boolean isDump(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  private List<String> login() {
    var login = new ArrayList<>(List.of("--no-password"));
    if (!address.host().isEmpty()) {
      login.add("--host=" + address.host());
    }
    login.add("--port=" + address.port());
    if (!address.user().isEmpty()) {
      login.add("--username=" + address.user());
    }
    login.add("--dbname=" + address.database());
    return login;
  }

  private void run(String program, List<String> login, List<String> arguments) throws IOException {
    var argv = new ArrayList<>(programs.find(program, serverVersion()));
    argv.addAll(login);
    argv.addAll(arguments);
    var folder = Files.createTempDirectory("gatehouse-");
    try {
      var said = new ArrayList<String>();
      var result =
          new ScriptRunner()
              .run(
                  new Command(argv, folder, environment(), Duration.ZERO),
                  folder.resolve("output.txt"),
                  new Masker(List.of(address.password())),
                  (line, error) -> said.add(line),
                  cancellation);
      if (result.ending() == Ending.CANCELLED) {
        throw new CancellationException();
      }
      if (result.exit() != 0) {
        throw failed(program, said.isEmpty() ? "exit " + result.exit() : reason(said));
      }
    } finally {
      Folders.delete(folder, folder.resolveSibling(""));
    }
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    if (!address.password().isEmpty()) {
      environment.put("PGPASSWORD", address.password());
    }
    var sslMode = address.options().get("sslmode");
    if (sslMode != null) {
      environment.put("PGSSLMODE", sslMode);
    }
    return environment;
  }

  private int serverVersion() {
    try (var connection = PostgresConnections.open(address)) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new Trouble(
          "The server of %s cannot be reached: %s"
              .formatted(address.url(), PostgresConnections.words(e)),
          "The database was neither backed up nor changed",
          "Check that the server runs, then run the step again",
          e);
    }
  }

  /** What went wrong is said first; the lines behind it are context, which can hold values. */
  private static String reason(List<String> said) {
    return said.stream()
        .filter(line -> line.contains("error:"))
        .findFirst()
        .orElse(said.getLast())
        .strip();
  }

  private Trouble failed(String program, String why) {
    return new Trouble(
        "%s of %s failed: %s".formatted(program, address.url(), why),
        "The database was neither backed up nor changed",
        "See to what it says, then run the step again");
  }
}

package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.Masker;
import dev.gatehouse.script.RunResult;
import dev.gatehouse.script.RunResult.Ending;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** PostgreSQL's own programs, as they are found on the path. */
final class PostgresTools {
  private PostgresTools() {}

  /** Dumps the database in the custom format of {@code pg_dump} into a new file of the folder. */
  static Path dump(Postgres address, Path folder, Cancellation cancellation) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(address.database().replaceAll("[^A-Za-z0-9._-]", "_") + ".dump");
    run(
        "pg_dump",
        address,
        List.of("--format=custom", "--file=" + file.toAbsolutePath()),
        List.of(),
        cancellation);
    return file;
  }

  /** Puts a dump in place of what the database holds, in one transaction. */
  static void restore(Path dump, Postgres address, Cancellation cancellation) throws IOException {
    run(
        "pg_restore",
        address,
        List.of("--clean", "--if-exists", "--single-transaction", "--no-owner"),
        List.of(dump.toAbsolutePath().toString()),
        cancellation);
  }

  private static void run(
      String program,
      Postgres address,
      List<String> options,
      List<String> arguments,
      Cancellation cancellation)
      throws IOException {
    var argv = new ArrayList<String>();
    argv.add(program);
    argv.add("--no-password");
    argv.addAll(options);
    if (!address.host().isEmpty()) {
      argv.add("--host=" + address.host());
    }
    argv.add("--port=" + address.port());
    if (!address.user().isEmpty()) {
      argv.add("--username=" + address.user());
    }
    argv.add("--dbname=" + address.database());
    argv.addAll(arguments);
    var environment = new HashMap<String, String>();
    if (!address.password().isEmpty()) {
      environment.put("PGPASSWORD", address.password());
    }
    var sslMode = address.options().get("sslmode");
    if (sslMode != null) {
      environment.put("PGSSLMODE", sslMode);
    }
    runIn(Files.createTempDirectory("gatehouse-"), argv, environment, address, cancellation);
  }

  private static void runIn(
      Path folder,
      List<String> argv,
      Map<String, String> environment,
      Postgres address,
      Cancellation cancellation)
      throws IOException {
    var said = new ArrayList<String>();
    try {
      var result = start(argv, folder, environment, address, said, cancellation);
      if (result.ending() == Ending.CANCELLED) {
        throw new CancellationException();
      }
      if (result.exit() != 0) {
        throw failed(
            address, argv.getFirst(), said.isEmpty() ? "exit " + result.exit() : said.getLast());
      }
    } finally {
      var parent = folder.getParent();
      if (parent != null) {
        Folders.delete(folder, parent);
      }
    }
  }

  private static RunResult start(
      List<String> argv,
      Path folder,
      Map<String, String> environment,
      Postgres address,
      List<String> said,
      Cancellation cancellation)
      throws IOException {
    try {
      return new ScriptRunner()
          .run(
              new Command(argv, folder, environment, Duration.ZERO),
              folder.resolve("output.txt"),
              new Masker(List.of(address.password())),
              (line, error) -> said.add(line),
              cancellation);
    } catch (Trouble e) {
      throw new Trouble(
          e.what(),
          "A PostgreSQL database is only backed up and restored with PostgreSQL's own programs",
          "Install the client programs of the server's version (Debian: postgresql-client) and see"
              + " that they are on the path",
          e);
    }
  }

  private static Trouble failed(Postgres address, String program, String why) {
    return new Trouble(
        "%s of %s failed: %s".formatted(program, address.url(), why),
        "The database was neither backed up nor changed",
        "See to what it says, then run the step again");
  }
}

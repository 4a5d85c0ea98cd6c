package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.Masker;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.workspace.Trust;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds {@code pg_dump} and {@code pg_restore} in the version that fits a server: the same major
 * one, else the next newer. An older one misses what the server can hold.
 *
 * @param configured command lines by program, such as {@code pg_dump}; they go before what is found
 *     on the path and where systems put it
 */
public record PostgresPrograms(Map<String, List<String>> configured) {
  /** What lies on the path, and where systems put it. */
  public static final PostgresPrograms FOUND = new PostgresPrograms(Map.of());

  private static final List<String> NAMES = List.of("pg_dump", "pg_restore");

  /** Folders that hold one folder per version, each with the programs in {@code bin}. */
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/postgresql"),
          Path.of("/Library/PostgreSQL"),
          Path.of("/opt/homebrew/opt"),
          Path.of("/usr/local/opt"),
          Path.of("C:\\Program Files\\PostgreSQL"));

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\)\\s+(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  public PostgresPrograms {
    configured = Map.copyOf(configured);
  }

  /** Those that the workspace's settings name, once a person has confirmed them. */
  static PostgresPrograms of(Workspace workspace) {
    var named = new HashMap<>(workspace.settings().commands());
    named.keySet().retainAll(NAMES);
    return named.isEmpty() || !Trust.ofThisUser().trusted(workspace)
        ? FOUND
        : new PostgresPrograms(named);
  }

  /**
   * The command line of a program that fits a server.
   *
   * @param server the server's major version, such as 15
   * @throws Trouble where there is none, or only older ones
   */
  List<String> find(String program, int server) throws IOException {
    var found = new HashMap<Integer, List<String>>();
    for (var candidate : candidates(program)) {
      int version = version(candidate);
      if (version == server) {
        return candidate;
      }
      if (version > 0) {
        found.putIfAbsent(version, candidate);
      }
    }
    return found.keySet().stream()
        .filter(version -> version > server)
        .sorted()
        .findFirst()
        .map(found::get)
        .orElseThrow(() -> unfit(program, server, found.keySet().stream().sorted().toList()));
  }

  private List<List<String>> candidates(String program) throws IOException {
    var candidates = new LinkedHashSet<List<String>>();
    if (configured.containsKey(program)) {
      candidates.add(configured.getOrDefault(program, List.of()));
    }
    candidates.add(List.of(program));
    for (var place : PLACES) {
      if (Files.isDirectory(place)) {
        try (var versions = Files.list(place)) {
          versions
              .sorted()
              .flatMap(
                  version ->
                      List.of(program, program + ".exe").stream()
                          .map(name -> version.resolve("bin").resolve(name)))
              .filter(Files::isExecutable)
              .forEach(file -> candidates.add(List.of(file.toString())));
        }
      }
    }
    return List.copyOf(candidates);
  }

  /** The major version that a program says it has; 0 where it cannot be run. */
  private static int version(List<String> command) throws IOException {
    var argv = new ArrayList<>(command);
    argv.add("--version");
    var said = new StringBuilder();
    var folder = Files.createTempDirectory("gatehouse-");
    try {
      new ScriptRunner()
          .run(
              new Command(argv, folder, Map.of(), PATIENCE),
              folder.resolve("output.txt"),
              new Masker(List.of()),
              (line, error) -> said.append(line).append('\n'),
              Cancellation.never());
    } catch (Trouble notThere) {
      return 0;
    } finally {
      Folders.delete(folder, folder.resolveSibling(""));
    }
    var version = VERSION.matcher(said);
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  private static Trouble unfit(String program, int server, List<Integer> older) {
    var found =
        older.isEmpty()
            ? program + " was not found"
            : "%s was only found in version %s, and the server has version %d"
                .formatted(
                    program,
                    String.join(", ", older.stream().map(String::valueOf).toList()),
                    server);
    return new Trouble(
        found,
        "A PostgreSQL database is only backed up and restored with PostgreSQL's own programs, of"
            + " the server's version or newer",
        "Install version %d of them (Debian: postgresql-client-%d) and see that they are on the"
                .formatted(server, server)
            + " path, or name %s under \"commands\" in gatehouse.json and confirm it"
                .formatted(program));
  }
}

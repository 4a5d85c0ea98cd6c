package dev.gatehouse.workspace;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The commands of {@code gatehouse.json}: what they run, and the files that they name. */
final class AskedCommands {
  private AskedCommands() {}

  /**
   * A line per command, with what it is for in front; behind them what they find in their
   * environment.
   */
  static List<String> lines(Settings settings) {
    var lines = new ArrayList<String>();
    of(settings).forEach((what, argv) -> lines.add(visible(what) + ": " + written(argv)));
    if (!lines.isEmpty()) {
      settings
          .environment()
          .forEach((name, value) -> lines.add("environment: " + name + "=" + quoted(value)));
    }
    return List.copyOf(lines);
  }

  /**
   * The files in either checkout that a command names, as it names them, with the hashes of what is
   * there. The database is none of them: it changes whenever prod is used.
   */
  static SortedMap<String, Set<String>> scripts(Workspace workspace) {
    var scripts = new TreeMap<String, Set<String>>();
    var lines = new ArrayList<>(of(workspace.settings()).values());
    lines.add(List.copyOf(workspace.settings().environment().values()));
    for (var argv : lines) {
      for (var word : words(argv)) {
        for (var file : named(workspace, word)) {
          scripts.computeIfAbsent(word, name -> new TreeSet<>()).add(hash(file));
        }
      }
    }
    return scripts;
  }

  /** Of a file's bytes with LF for CRLF: the same script checked out with other line ends. */
  static String hash(Path file) {
    var text = Reading.of(() -> new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    return Sha256.of(text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Map<String, List<String>> of(Settings settings) {
    var commands = new LinkedHashMap<String, List<String>>(settings.commands());
    for (int i = 0; i < settings.checks().size(); i++) {
      commands.put("check " + (i + 1), settings.checks().get(i));
    }
    for (var gate : settings.gates()) {
      commands.put("gate " + gate.name(), gate.run());
    }
    if (!settings.stop().isEmpty()) {
      commands.put("stop services", settings.stop());
    }
    if (!settings.start().isEmpty()) {
      commands.put("start services", settings.start());
    }
    return commands;
  }

  /** Each argument, what stands behind its first '=', and the words of both: {@code sh -c "…"}. */
  private static Set<String> words(List<String> argv) {
    var words = new TreeSet<String>();
    for (var argument : argv) {
      words.add(argument);
      for (var part : argument.split("[\\s;&|<>()'\"`]+", -1)) {
        words.add(part);
        words.add(part.substring(part.indexOf('=') + 1));
      }
    }
    words.remove("");
    return words;
  }

  private static Set<Path> named(Workspace workspace, String word) {
    var files = new HashSet<Path>();
    var database = workspace.prod().map(prod -> database(workspace)).orElse("");
    for (var role : Role.values()) {
      var root = workspace.checkout(role).map(Checkout::root);
      if (root.isEmpty()) {
        continue;
      }
      var file = resolved(workspace, root.get(), word);
      if (Files.isRegularFile(file) && !file.toString().equals(database)) {
        files.add(file);
      }
    }
    return files;
  }

  private static Path resolved(Workspace workspace, Path root, String word) {
    var path =
        word.replace("{dev}", workspace.dev().root().toString())
            .replace("{scratch}", workspace.scratch().toString())
            .replace(
                "{prod}", workspace.prod().map(prod -> prod.root().toString()).orElse("{prod}"));
    try {
      return root.resolve(path).normalize();
    } catch (InvalidPathException noPath) {
      return root;
    }
  }

  private static String database(Workspace workspace) {
    try {
      return workspace.database().stream()
          .filter(DatabaseAddress.Sqlite.class::isInstance)
          .map(address -> ((DatabaseAddress.Sqlite) address).file().toString())
          .findFirst()
          .orElse("");
    } catch (Trouble unknownKind) {
      return "";
    }
  }

  private static String written(List<String> argv) {
    return String.join(" ", argv.stream().map(AskedCommands::quoted).toList());
  }

  /** What has blanks or marks of the shell in it is shown in quotes, so that it reads as one. */
  private static String quoted(String argument) {
    if (argument.matches("[\\p{L}\\p{N}_@%+=:,./{}\\\\-]+")) {
      return argument;
    }
    var escaped = argument.replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + visible(escaped) + "\"";
  }

  /** Nothing that a terminal obeys, or that turns the direction of writing, is shown as such. */
  private static String visible(String text) {
    return Pattern.compile("[\\p{C}\\u2028\\u2029]")
        .matcher(text)
        .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
  }
}

package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A checkout's own scripts, found by their names under {@code scripts/}. */
final class ScriptFiles {
  static final String FOLDER = "scripts";
  private static final int DEPTH = 3;
  private static final List<String> FIRST = List.of("ps1", "sh", "py");
  private static final Set<String> NO_SCRIPTS =
      Set.of("md", "txt", "json", "jsonl", "yml", "yaml", "toml", "ini", "csv", "log", "sql");

  private ScriptFiles() {}

  /**
   * The scripts with one of the names, by the order of the names, then by kind (PowerShell, shell,
   * Python, others), then the least deep first. What a link leads to outside the checkout does not
   * count.
   */
  static List<Path> named(Path root, List<String> baseNames) throws IOException {
    var folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder) || !Inside.isIn(root, folder)) {
      return List.of();
    }
    var names = baseNames.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    var found = new ArrayList<Path>();
    try (var files = Files.walk(folder, DEPTH)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (names.contains(baseName(file))
            && !NO_SCRIPTS.contains(extension(file))
            && Files.isRegularFile(file)
            && Inside.isIn(root, file)) {
          found.add(file);
        }
      }
    }
    found.sort(
        Comparator.comparingInt((Path file) -> names.indexOf(baseName(file)))
            .thenComparingInt(ScriptFiles::kind)
            .thenComparing(Path::getNameCount)
            .thenComparing(Path::toString));
    return List.copyOf(found);
  }

  private static int kind(Path file) {
    int kind = FIRST.indexOf(extension(file));
    return kind < 0 ? FIRST.size() : kind;
  }

  private static String baseName(Path file) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  private static String extension(Path file) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}

package dev.gatehouse.backup;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A backup's {@code manifest.csv}: {@code "Path","Hash","Size"}, as PowerShell's {@code Export-Csv}
 * writes it. See {@code record.md}, "A backup".
 *
 * @param files by path relative to the backup, with '/'
 * @param problems what is wrong with the manifest itself, such as a path that leads out; lines with
 *     a problem are not among the files
 */
record Manifest(SortedMap<String, Line> files, List<String> problems) {
  static final String FILE = "manifest.csv";

  /** What the manifest says of one file: SHA-256 in lower-case hex, size in bytes. */
  record Line(String sha256, long size) {}

  Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    problems = List.copyOf(problems);
  }

  /**
   * Reads the backup's manifest.
   *
   * @throws Trouble where there is none
   */
  static Manifest of(Path backup) throws IOException {
    var file = backup.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new Trouble(
          backup + " has no " + FILE,
          "It cannot be told what the backup should hold",
          "Make the backup again");
    }
    return parse(Files.readAllBytes(file));
  }

  static Manifest parse(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return parse(Csv.rows(text.toString()));
    } catch (CharacterCodingException e) {
      return new Manifest(new TreeMap<>(), List.of("the manifest is not UTF-8 text"));
    }
  }

  private static Manifest parse(List<List<String>> rows) {
    var problems = new ArrayList<String>();
    var files = new TreeMap<String, Line>();
    int header = 0;
    while (header < rows.size() && rows.get(header).getFirst().startsWith("#TYPE")) {
      header++; // Windows PowerShell writes the objects' type first unless told not to.
    }
    if (header == rows.size()) {
      return new Manifest(files, List.of("the manifest is empty"));
    }
    var names = rows.get(header).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    int path = names.indexOf("path");
    int hash = names.indexOf("hash");
    int size = names.indexOf("size");
    if (path < 0 || hash < 0 || size < 0) {
      return new Manifest(files, List.of("the manifest lacks a column of Path, Hash and Size"));
    }
    for (var row : rows.subList(header + 1, rows.size())) {
      if (row.size() <= Math.max(path, Math.max(hash, size))) {
        problems.add("a line of the manifest is cut: " + String.join(",", row));
        continue;
      }
      add(row.get(path), row.get(hash), row.get(size), files, problems);
    }
    if (files.isEmpty() && problems.isEmpty()) {
      problems.add("the manifest names no file");
    }
    return new Manifest(files, problems);
  }

  private static void add(
      String path, String hash, String size, SortedMap<String, Line> files, List<String> problems) {
    var name = path.replace('\\', '/');
    if (!staysInside(name)) {
      problems.add("the manifest names a path that leads out of the backup: " + path);
    } else if (!hash.matches("[0-9A-Fa-f]{64}") || !size.matches("[0-9]{1,18}")) {
      problems.add("the manifest has no usable hash and size for " + name);
    } else if (files.put(name, new Line(hash.toLowerCase(Locale.ROOT), Long.parseLong(size)))
        != null) {
      problems.add("the manifest names a file twice: " + name);
    }
  }

  private static boolean staysInside(String path) {
    if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || path.indexOf('\0') >= 0) {
      return false;
    }
    for (var part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    try {
      return !Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The file that a line means: with no link in its path, which need not be there. */
  static Optional<Path> resolve(Path backup, String name) {
    var at = backup;
    for (var part : name.split("/", -1)) {
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  byte[] toBytes() {
    var text = new StringBuilder("\"Path\",\"Hash\",\"Size\"\n");
    files.forEach(
        (path, line) ->
            text.append(Csv.quoted(path))
                .append(',')
                .append(Csv.quoted(line.sha256().toUpperCase(Locale.ROOT)))
                .append(',')
                .append(Csv.quoted(Long.toString(line.size())))
                .append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.gatehouse.workspace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether a Markdown file is a promotion log: it has a table with the columns ID, Summary,
 * Status, Owner and Notes, in whatever order and among others, outside fenced code and comments.
 */
final class LogSigns {
  private static final List<String> COLUMNS = List.of("id", "summary", "status", "owner", "notes");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}[^`]*|~{3,}.*)");
  private static final int LONGEST_HEADER = 10_000;
  private static final long LARGEST_LOG = 256L << 20;

  private final Predicate<String> isHeader;
  private String fence = "";
  private boolean inComment;
  private boolean headerBefore;

  private LogSigns(Predicate<String> isHeader) {
    this.isHeader = isHeader;
  }

  static boolean isLog(Path file) throws IOException {
    return hasTable(file, LogSigns::isHeader);
  }

  /**
   * Whether one column is all that it lacks, as when somebody has changed its head by hand. That is
   * said only of a file which is named for promotion: other tables have such columns too.
   */
  static boolean isAlmostLog(Path file) throws IOException {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.contains("promot") && hasTable(file, LogSigns::isAlmostHeader);
  }

  private static boolean hasTable(Path file, Predicate<String> isHeader) throws IOException {
    if (Files.size(file) > LARGEST_LOG) {
      return false;
    }
    var scan = new LogSigns(isHeader);
    try (var reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset(file)))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (scan.endsHeader(line)) {
          return true;
        }
      }
      return false;
    }
  }

  private boolean endsHeader(String line) {
    if (inComment) {
      inComment = !line.contains("-->");
      return false;
    }
    if (!fence.isEmpty()) {
      var bare = line.strip();
      if (bare.startsWith(fence) && bare.chars().allMatch(c -> c == fence.charAt(0))) {
        fence = "";
      }
      return false;
    }
    if (FENCE.matcher(line).matches()) {
      var bare = line.strip();
      int length = 0;
      while (length < bare.length() && bare.charAt(length) == bare.charAt(0)) {
        length++;
      }
      fence = bare.substring(0, length);
      headerBefore = false;
      return false;
    }
    int comment = line.lastIndexOf("<!--");
    if (comment >= 0 && line.indexOf("-->", comment) < 0) {
      inComment = true;
      headerBefore = false;
      return false;
    }
    if (headerBefore && isDelimiter(line)) {
      return true;
    }
    headerBefore = isHeader.test(line);
    return false;
  }

  private static boolean isHeader(String line) {
    return cells(line).containsAll(COLUMNS);
  }

  private static boolean isAlmostHeader(String line) {
    var cells = cells(line);
    return cells.contains(COLUMNS.getFirst())
        && COLUMNS.stream().filter(cells::contains).count() == COLUMNS.size() - 1;
  }

  private static Set<String> cells(String line) {
    if (line.length() > LONGEST_HEADER || line.indexOf('|') < 0) {
      return Set.of();
    }
    return Arrays.stream(line.split("\\|", -1))
        .map(cell -> cell.replaceAll("[\\s*_`\uFEFF]", "").toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static boolean isDelimiter(String line) {
    return line.indexOf('-') >= 0 && line.chars().allMatch(c -> " \t|:-".indexOf(c) >= 0);
  }

  /** Windows PowerShell redirects into UTF-16; every other encoding shows the columns' names. */
  private static Charset charset(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(2);
    }
    if (Arrays.equals(start, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      return StandardCharsets.UTF_16LE;
    }
    return Arrays.equals(start, new byte[] {(byte) 0xFE, (byte) 0xFF})
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.ISO_8859_1;
  }
}

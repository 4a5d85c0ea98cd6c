package dev.gatehouse.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds every source file to one format. It is a test, because tests run on the project's own JDK,
 * which the formatter needs to read the language as it is written here. {@code mvn -q test-compile
 * exec:exec@format} rewrites what is not in shape.
 */
class SourceFormatTest {
  private static final List<Path> ROOTS =
      List.of(Path.of("src/main/java"), Path.of("src/test/java"));

  @Test
  void everySourceFileIsInTheOneFormat() throws IOException {
    var offenders = new ArrayList<Path>();
    for (var file : sources()) {
      if (!Files.readString(file).equals(formatted(file))) {
        offenders.add(file);
      }
    }
    assertTrue(
        offenders.isEmpty(),
        () -> "not in format (mvn -q test-compile exec:exec@format mends it): " + offenders);
  }

  /** Rewrites every source file that is not in shape. */
  public static void main(String[] args) throws IOException {
    for (var file : sources()) {
      var wanted = formatted(file);
      if (!Files.readString(file).equals(wanted)) {
        Files.writeString(file, wanted);
      }
    }
  }

  private static List<Path> sources() throws IOException {
    var all = new ArrayList<Path>();
    for (var root : ROOTS) {
      try (var walk = Files.walk(root)) {
        walk.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  private static String formatted(Path file) throws IOException {
    try {
      var used = RemoveUnusedImports.removeUnusedImports(Files.readString(file));
      return new Formatter().formatSourceAndFixImports(used);
    } catch (FormatterException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}

package dev.gatehouse.script;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets in {@code .env} files. It reads more generously than a loader of such files would:
 * where loaders differ (escapes, comments after a value), every reading counts.
 *
 * @param values what is secret
 * @param tooPlain the keys of values that look secret but are not worth masking
 */
record EnvSecrets(Set<String> values, List<String> tooPlain) {
  private static final List<String> TELLING =
      List.of("secret", "password", "passwd", "token", "key", "credential", "private", "dsn");

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^[ \\t]*(?:export[ \\t]+|set[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*[=:][ \\t]*"
              // a quoted value may span lines; one that is not closed at a line's end is bare
              + "(?:(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|'([^']*+)')(?=[ \\t]*(?:#[^\\r\\n]*)?$)"
              + "|([^\\r\\n]*+))",
          Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern URL_PASSWORD =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^:@/\\s]*):([^\\s]+)@");

  private static final Pattern COMMENT = Pattern.compile("\\s#.*$");

  /**
   * Reads them.
   *
   * @param moreNames keys that are secret as well, or secret values themselves
   * @param everywhere names that stand in every path and message, such as the application's: a
   *     password that is one of them cannot be hidden
   */
  static EnvSecrets read(List<Path> files, List<String> moreNames, Collection<String> everywhere) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(everywhere);
    var values = new LinkedHashSet<String>();
    var tooPlain = new ArrayList<String>();
    var known = new LinkedHashSet<String>();
    for (var file : files) {
      var assignments = ASSIGNMENT.matcher(content(file));
      while (assignments.find()) {
        var key = assignments.group(1);
        known.add(key.toLowerCase(Locale.ROOT));
        var readings = readings(assignments);
        var secrets = new LinkedHashSet<String>();
        for (var reading : readings) {
          addUrlPasswords(reading, secrets);
        }
        if (isTelling(key) || moreNames.stream().anyMatch(key::equalsIgnoreCase)) {
          secrets.addAll(readings);
        }
        secrets.removeIf(String::isEmpty);
        var first = secrets.isEmpty() ? "" : secrets.getFirst();
        if (names.contains(first) || (!first.isEmpty() && !SecretForms.worthMasking(first))) {
          tooPlain.add(key);
        }
        secrets.removeIf(names::contains);
        values.addAll(secrets);
      }
    }
    moreNames.stream()
        .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(values::add);
    return new EnvSecrets(values, List.copyOf(tooPlain));
  }

  private static boolean isTelling(String key) {
    var lower = key.toLowerCase(Locale.ROOT);
    return TELLING.stream().anyMatch(lower::contains);
  }

  private static List<String> readings(Matcher assignment) {
    var readings = new LinkedHashSet<String>();
    var quoted = assignment.group(2);
    if (quoted != null) {
      readings.add(
          quoted
              .replace("\\n", "\n")
              .replace("\\r", "\r")
              .replace("\\t", "\t")
              .replaceAll("(?s)\\\\(.)", "$1"));
      readings.add(quoted);
    } else if (assignment.group(3) != null) {
      readings.add(assignment.group(3));
    } else {
      var bare = assignment.group(4).strip();
      readings.add(COMMENT.matcher(bare).replaceFirst("").strip());
      readings.add(bare);
    }
    return List.copyOf(readings);
  }

  private static void addUrlPasswords(String value, Set<String> values) {
    var url = URL_PASSWORD.matcher(value);
    while (url.find()) {
      var password = url.group(2);
      if (password.equals(url.group(1))) {
        continue; // "app:app": the user's name is no secret, and stands everywhere
      }
      values.add(password);
      try {
        values.add(URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        continue; // a stray percent sign: it was not encoded, and the raw form is known
      }
    }
  }

  private static String content(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\ufeff", "")
          : "";
    } catch (IOException e) {
      throw new Trouble(
          file.getFileName() + " could not be read",
          "Nothing was run, since the secrets in it could not be masked",
          "Make the file readable, or move it away",
          e);
    }
  }
}

package dev.gatehouse.readiness;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files are SQL migrations that can be run as they are, and in which order they run. */
public final class Migrations {
  private static final Set<String> FOLDERS =
      Set.of("migrations", "migration", "migrate", "changelog", "changelogs");
  private static final Pattern WAY_BACK =
      Pattern.compile(".*[._-](?:down|undo|rollback|revert)\\.sql");

  /** Flyway's names say what they are, wherever its settings have it look for them. */
  private static final Pattern VERSIONED =
      Pattern.compile("V(?<version>\\d+(?:[._]\\d+)*)__(?<rest>.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern REPEATABLE =
      Pattern.compile("R__.*\\.sql", Pattern.CASE_INSENSITIVE);
  private static final Pattern FLYWAYS_WAY_BACK =
      Pattern.compile("U\\d+(?:[._]\\d+)*__.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern CALLBACK =
      Pattern.compile("(?:before|after)(?:Each)?[A-Z]\\w*(?:__.*)?\\.sql");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /**
   * Digits count as numbers, so that 2 comes before 10. What may run again runs last, since it may
   * stand on anything that the others make.
   */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing(Migrations::isRepeatable)
          .thenComparing(path -> sortable(name(path)))
          .thenComparing(Comparator.naturalOrder());

  private Migrations() {}

  /** Those of the paths that are migrations and can be run, in the order in which they run. */
  public static List<String> inOrder(Collection<String> paths) {
    return paths.stream().filter(Migrations::canRun).sorted(BY_NAME).toList();
  }

  /**
   * Whether it is a file of SQL that makes a step forward. Those that undo another one are none,
   * nor what a tool calls before and after its run, nor what stands among a project's tests.
   */
  static boolean canRun(String path) {
    return isSql(path)
        && !isCallback(path)
        && (isInFolder(path) || VERSIONED.matcher(name(path)).matches() || isRepeatable(path));
  }

  private static boolean isSql(String path) {
    var name = name(path);
    return name.toLowerCase(Locale.ROOT).endsWith(".sql")
        && !WAY_BACK.matcher(name.toLowerCase(Locale.ROOT)).matches()
        && !FLYWAYS_WAY_BACK.matcher(name).matches()
        && !isForTests(path);
  }

  /**
   * Whether a tool such as Flyway runs it around its own run; here it has no place in the order.
   */
  static boolean isCallback(String path) {
    return isSql(path) && isInFolder(path) && CALLBACK.matcher(name(path)).matches();
  }

  /** Whether it runs again each time its content has changed. */
  public static boolean isRepeatable(String path) {
    return REPEATABLE.matcher(name(path)).matches();
  }

  /** Whether a tool refuses to start where its content is not, byte for byte, what it ran. */
  static boolean isSealed(String path) {
    return VERSIONED.matcher(name(path)).matches();
  }

  /** Whether one of the folders that it lies in is called as folders of migrations are. */
  static boolean isInFolder(String path) {
    var parts = Arrays.asList(path.toLowerCase(Locale.ROOT).split("/"));
    return parts.subList(0, parts.size() - 1).stream().anyMatch(FOLDERS::contains);
  }

  static boolean isForTests(String path) {
    return path.startsWith("src/test/") || path.contains("/src/test/");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String sortable(String name) {
    var versioned = VERSIONED.matcher(name);
    if (versioned.matches()) {
      // A version that goes on comes after the one it goes on from: 1 before 1.1 before 1.2.
      return "v" + padded(versioned.group("version").replace('_', '.')) + "\t" + padded(name);
    }
    return padded(name);
  }

  private static String padded(String text) {
    return DIGITS
        .matcher(text)
        .replaceAll(
            match -> {
              var number = match.group().replaceFirst("^0+(?=.)", "");
              return Matcher.quoteReplacement(
                  "0".repeat(Math.max(0, 30 - number.length())) + number);
            });
  }
}

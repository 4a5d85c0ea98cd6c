package dev.gatehouse.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files that are dev's own by their name, or by what they say of themselves. */
final class DevOnly {
  /** So far down a script or a page says what it is for. */
  static final int HEAD = 15;

  private static final Set<String> LEFTOVERS =
      Set.of("log", "tmp", "temp", "bak", "orig", "rej", "swp", "swo", "pyc", "pid", "dmp", "suo");
  private static final Set<String> LEFTOVER_FOLDERS =
      Set.of(
          "__pycache__",
          "node_modules",
          ".pytest_cache",
          ".mypy_cache",
          ".ruff_cache",
          ".tox",
          ".venv",
          ".idea",
          ".vs");
  private static final Set<String> DATABASES = Set.of("db", "sqlite", "sqlite3");

  /** Below these a folder called dev is for developing, and no part of a package's name. */
  private static final Set<String> AROUND =
      Set.of(
          "scripts",
          "script",
          "docs",
          "doc",
          "tools",
          "bin",
          "ops",
          "deploy",
          "docker",
          "config",
          "conf",
          "infra",
          "env",
          "environments",
          "hack");

  private static final Set<String> DATA =
      Set.of("sql", "json", "yaml", "yml", "csv", "ps1", "sh", "py", "js", "ts", "rb", "php");
  private static final Set<String> MADE_UP =
      Set.of("seed", "seeds", "seeder", "seeding", "fixture", "fixtures", "demodata");

  /** What is run as it is, or read by people: other code says such things of its values. */
  private static final Set<String> SCRIPTS =
      Set.of(
          "ps1", "psm1", "sh", "bash", "bat", "cmd", "py", "rb", "js", "mjs", "ts", "php", "pl",
          "sql", "yml", "yaml", "toml", "ini", "md", "rst", "txt", "adoc");

  private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+|(?<=[a-z])(?=[0-9])");

  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?i)\\bfor (?:local )?dev(?:elopment)?(?: use)? only\\b"
              // Of entries of the log one says that they are Dev-only, too.
              + "|(?:^[\\s#/*;:<!-]{0,12}|\\b(?:script|file|page|is|are) )dev(?:elopment)?[-"
              + " ]only\\b(?! entr)|\\bonly (?:for|in) (?:local )?dev(?:elopment)?\\b|\\bonly meant"
              + " for (?:local )?dev(?:elopment)?\\b|\\bnot (?:intended |meant )?(?:for|to be used"
              + " in) prod(?:uction)?\\b|\\b(?:never|do not|don't)"
              + " (?:run|use|ship|deploy|promote|copy)\\b.{0,40}\\b(?:in|on|to|into|against|with)"
              + " prod(?:uction)?\\b|\\bstays in dev\\b");

  private DevOnly() {}

  /** Why the name makes it dev's own; empty where it does not. */
  static Optional<String> byName(FilePlace place) {
    var words =
        WORDS
            .splitAsStream(place.name())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
    if (words.contains("prod") || words.contains("production")) {
      return Optional.empty();
    }
    // A framework's own switch between environments ships as a whole.
    boolean switched = place.folders().contains("environments");
    if (words.contains("dev") || (words.contains("development") && !switched)) {
      return Optional.of("its name says that it is dev's");
    }
    if (isInDevFolder(place.folders())) {
      return Optional.of("the folder that it lies in is dev's");
    }
    if (isLocalConfiguration(place)) {
      return Optional.of("it holds settings of one machine");
    }
    boolean madeUp =
        words.stream().anyMatch(MADE_UP::contains)
            && DATA.contains(place.type())
            && !place.isTest()
            && (place.type().equals("sql") || isAround(place.folders()));
    return madeUp
        ? Optional.of("its name speaks of rows that are made up for development")
        : Optional.empty();
  }

  private static boolean isAround(List<String> folders) {
    return folders.isEmpty()
        || folders.stream().anyMatch(Set.of("scripts", "script", "tools", "bin")::contains);
  }

  private static boolean isInDevFolder(List<String> folders) {
    for (int i = 0; i < folders.size(); i++) {
      if (Set.of("dev", "development", "dev-only").contains(folders.get(i))
          && (i == 0 || AROUND.contains(folders.get(i - 1)))
          && !folders.contains("src")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLocalConfiguration(FilePlace place) {
    return place
        .name()
        .matches("\\.env\\.local|\\.env\\.test|local[_.]settings\\.\\w+|settings_local\\.\\w+");
  }

  /** Whether a line at the head of a script or a page says that it is dev's own. */
  static Optional<LineLook.Hit> bySaying(FilePlace place, String line) {
    if (!SCRIPTS.contains(place.type()) && place.name().contains(".")) {
      return Optional.empty();
    }
    var found = new LongLine(SAYS_SO, line);
    return found.find()
        ? Optional.of(new LineLook.Hit(found.match().start(), found.match().end()))
        : Optional.empty();
  }

  /** Why the name makes it something that work has left behind; empty where it does not. */
  static Optional<String> leftover(FilePlace place) {
    boolean hasType = place.name().contains(".");
    if ((hasType && LEFTOVERS.contains(place.type()))
        || place.name().endsWith("~")
        || Arrays.asList(".ds_store", "thumbs.db", ".coverage").contains(place.name())
        || place.folders().stream().anyMatch(LEFTOVER_FOLDERS::contains)) {
      return Optional.of("a leftover of work in dev");
    }
    return hasType && DATABASES.contains(place.type())
        ? Optional.of("a database: what it holds is dev's")
        : Optional.empty();
  }
}

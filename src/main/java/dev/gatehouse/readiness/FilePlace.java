package dev.gatehouse.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is for, by where it lies and what it is called. */
record FilePlace(String path) {
  private static final Set<String> PROSE = Set.of("md", "markdown", "rst", "adoc");
  private static final Set<String> TESTS =
      Set.of("test", "tests", "spec", "specs", "__tests__", "e2e", "testing");

  /** Its extension in lower case, without the dot; its name where it has none. */
  String type() {
    return name().substring(name().lastIndexOf('.') + 1);
  }

  /** Its name in lower case. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** The folders that it lies in, in lower case, the outermost first. */
  List<String> folders() {
    var parts = Arrays.asList(path.toLowerCase(Locale.ROOT).split("/"));
    return parts.subList(0, parts.size() - 1);
  }

  /** Whether people read it, and no machine. */
  boolean isProse() {
    return PROSE.contains(type());
  }

  boolean isTest() {
    return folders().stream().anyMatch(TESTS::contains)
        || name().matches("test_.*|.*[._-](?:test|tests|spec)\\.\\w{1,10}");
  }
}

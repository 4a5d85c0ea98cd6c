package dev.gatehouse.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths that an entry says are its own, as patterns relative to the checkouts with '/': {@code
 * *} and {@code ?} within a name, {@code **} across folders, a '/' at the end for everything below.
 */
public final class Claims {
  /** A code span: as many backticks behind as before. */
  private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

  private static final String LIST_MARK = "^[-*+] +(\\[.] +)?";

  private final List<String> patterns;
  private final List<Glob> globs;

  private Claims(List<String> patterns) {
    this.patterns =
        patterns.stream().map(Claims::tidy).filter(one -> !one.isEmpty()).distinct().toList();
    this.globs = this.patterns.stream().map(Glob::new).toList();
  }

  public static Claims of(List<String> patterns) {
    return new Claims(patterns);
  }

  /** Reads a field: code spans where there are any, else one pattern per comma or line. */
  public static Claims parse(String field) {
    var found = new ArrayList<String>();
    var spans = CODE.matcher(field);
    while (spans.find()) {
      found.add(spans.group(2));
    }
    if (found.isEmpty()) {
      for (var part : field.split("[,\\n\\r]|<br>")) {
        found.add(part.strip().replaceFirst(LIST_MARK, ""));
      }
    }
    return new Claims(found);
  }

  /**
   * A field with more patterns behind what people wrote in it, which stays; a list becomes one
   * line. What the field claims already adds nothing.
   */
  public static String added(String field, List<String> more) {
    var claims = parse(field);
    var missing = of(more).patterns.stream().filter(one -> !claims.covers(one)).toList();
    if (missing.isEmpty()) {
      return field;
    }
    var written = oneLine(field);
    if (written.isEmpty()) {
      return of(missing).asField();
    }
    // Without code spans each comma ends a pattern; with one of them, only spans count.
    var plain = !CODE.matcher(written).find();
    if (plain && missing.stream().anyMatch(one -> one.contains(",") || one.contains("`"))) {
      return claims.asField() + ", " + of(missing).asField();
    }
    return written + ", " + (plain ? String.join(", ", missing) : of(missing).asField());
  }

  private static String oneLine(String field) {
    return field
        .lines()
        .flatMap(line -> Stream.of(line.split("<br>")))
        .map(line -> line.strip().replaceFirst(LIST_MARK, "").replaceFirst(",$", ""))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Whether all that a pattern takes is taken already; of a path, whether it is. */
  private boolean covers(String pattern) {
    if (!pattern.endsWith("/**")) {
      return patterns.contains(pattern) || matches(pattern);
    }
    // No real path has such names: what takes them takes all that is in the folder.
    var folder = pattern.substring(0, pattern.length() - 2);
    return matches(folder + "\1") && matches(folder + "\1/\2/\3");
  }

  private static String tidy(String pattern) {
    var path = pattern.strip().replace('\\', '/');
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path;
  }

  public List<String> patterns() {
    return patterns;
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  public boolean matches(String path) {
    return globs.stream().anyMatch(glob -> glob.matches(path));
  }

  /** The patterns that take the path. */
  public List<String> takenBy(String path) {
    var taken = new ArrayList<String>();
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).matches(path)) {
        taken.add(patterns.get(i));
      }
    }
    return taken;
  }

  /** Whether a pattern takes in whatever there is: allowed, and worth pointing out. */
  public boolean takesEverything() {
    // No real path has such names: what takes them takes all.
    return globs.stream().anyMatch(glob -> glob.matches("\1") && glob.matches("\1/\2/\3"));
  }

  /** The patterns as the log's field has them, in code spans. */
  public String asField() {
    return String.join(", ", patterns.stream().map(Claims::span).toList());
  }

  private static String span(String pattern) {
    var fence = "`";
    while (pattern.contains(fence)) {
      fence += "`";
    }
    return fence.length() == 1 ? "`" + pattern + "`" : fence + " " + pattern + " " + fence;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claims claims && claims.patterns.equals(patterns);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }

  @Override
  public String toString() {
    return asField();
  }
}

package dev.gatehouse.readiness;

import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.compare.PlannedTree;
import dev.gatehouse.compare.PlannedTree.Planned;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of the files that ship are SQL migrations, and in which order they run. */
public final class Migrations {
  private static final Set<String> FOLDERS = Set.of("migrations", "migration", "migrate");
  private static final Pattern WAY_BACK =
      Pattern.compile(".*[._-](?:down|undo|rollback|revert)\\.sql");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Digits count as numbers, so that 2 comes before 10. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing(Migrations::sortable).thenComparing(Comparator.naturalOrder());

  private Migrations() {}

  /**
   * The migrations that ship and that prod lacks, by path, in the order of their file names. Those
   * that undo another one are left out.
   */
  public static List<String> shipping(PlannedTree tree) {
    return paths(tree, Kind.ADDED);
  }

  /**
   * Migrations that prod has already and that ship with another content: they will not run again,
   * and one day an empty database will come out differently.
   */
  public static List<String> rewritten(PlannedTree tree) {
    return paths(tree, Kind.MODIFIED);
  }

  private static List<String> paths(PlannedTree tree, Kind kind) {
    return inOrder(
        tree.changes().stream()
            .map(Planned::delta)
            .filter(delta -> delta.kind() == kind)
            .map(delta -> delta.path())
            .toList());
  }

  /** Those of the paths that are migrations, in the order in which they run. */
  public static List<String> inOrder(Collection<String> paths) {
    return paths.stream().filter(Migrations::isMigration).sorted(BY_NAME).toList();
  }

  private static boolean isMigration(String path) {
    var parts = List.of(path.toLowerCase(Locale.ROOT).split("/"));
    var name = parts.getLast();
    return name.endsWith(".sql")
        && !WAY_BACK.matcher(name).matches()
        && parts.subList(0, parts.size() - 1).stream().anyMatch(FOLDERS::contains);
  }

  private static String sortable(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return DIGITS
        .matcher(name)
        .replaceAll(
            match -> {
              var number = match.group().replaceFirst("^0+(?=.)", "");
              return "0".repeat(Math.max(0, 30 - number.length())) + number;
            });
  }
}

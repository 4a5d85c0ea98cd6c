package dev.gatehouse.compare;

import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.git.TrackedFiles;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * How two checkouts differ in what git tracks, by content as git would store it. Gatehouse's own
 * paths are never among it.
 *
 * @param deltas in byte order of the path
 * @param problems sentences about tracked files that lie in Gatehouse's own folders although it did
 *     not write them: they would be hidden from the comparison
 */
public record Comparison(List<Delta> deltas, List<String> problems) {
  public Comparison {
    deltas = List.copyOf(deltas);
    problems = List.copyOf(problems);
  }

  /** Compares the two work trees as they are now. */
  public static Comparison of(GitCheckout dev, GitCheckout prod, OwnPaths own) throws IOException {
    var looks = SideBySide.of(List.of(dev, prod), GitCheckout::look);
    return of(dev.root(), looks.getFirst(), prod.root(), looks.getLast(), own);
  }

  /** Compares what was seen of the two. */
  public static Comparison of(Sight dev, Sight prod, OwnPaths own) {
    return of(dev.root(), dev.files(), prod.root(), prod.files(), own);
  }

  private static Comparison of(
      Path dev, TrackedFiles inDev, Path prod, TrackedFiles inProd, OwnPaths own) {
    var problems = new ArrayList<String>();
    problems.addAll(ForeignFiles.in("dev", dev, inDev, own));
    problems.addAll(ForeignFiles.in("prod", prod, inProd, own));
    var deltas = new ArrayList<Delta>();
    for (var difference : inDev.differingFrom(inProd)) {
      if (!own.contains(difference.path())) {
        deltas.add(Delta.of(difference.left(), difference.right()));
      }
    }
    return new Comparison(deltas, problems);
  }

  /** The same, with what dev has and git neither tracks nor ignores there. */
  public static Comparison withUntracked(GitCheckout dev, GitCheckout prod, OwnPaths own)
      throws IOException {
    var looks = SideBySide.of(List.of(dev, prod), GitCheckout::look);
    var inProd = looks.getLast();
    var tracked = of(dev.root(), looks.getFirst(), prod.root(), inProd, own);
    var deltas = new HashMap<String, Delta>();
    tracked.deltas.forEach(delta -> deltas.put(delta.path(), delta));
    var contents = dev.contents();
    for (var path : dev.untracked()) {
      var file = contents.untracked(path);
      if (file.isPresent() && !own.contains(path)) {
        var other = inProd.file(path);
        deltas.remove(path);
        if (other.isEmpty() || !file.get().sameAs(other.get())) {
          deltas.put(path, Delta.of(file, other));
        }
      }
    }
    var sorted = new ArrayList<>(deltas.values());
    sorted.sort(Comparator.comparing(Delta::path, PathOrder.BYTES));
    return new Comparison(sorted, tracked.problems);
  }

  public Optional<Delta> delta(String path) {
    return deltas.stream().filter(delta -> delta.path().equals(path)).findFirst();
  }

  /** The comparison as a text to keep as evidence: counts, then a line per path. */
  public String asText() {
    var text = new StringBuilder();
    for (var kind : Kind.values()) {
      long count = deltas.stream().filter(delta -> delta.kind() == kind).count();
      text.append(count).append(' ').append(word(kind));
      text.append(kind == Kind.REMOVED ? " (from prod's point of view)\n" : ", ");
    }
    for (var delta : deltas) {
      text.append('\n').append(word(delta.kind())).append(' ').append(delta.path());
      text.append("\n  prod ").append(side(delta.prod()));
      text.append("\n  dev  ").append(side(delta.dev())).append('\n');
    }
    problems.forEach(problem -> text.append('\n').append(problem).append('\n'));
    return text.toString();
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case ADDED -> "added";
      case MODIFIED -> "modified";
      case REMOVED -> "removed";
    };
  }

  private static String side(Optional<TrackedFile> file) {
    return file.map(Comparison::side).orElse("does not have it");
  }

  private static String side(TrackedFile file) {
    var what = file.modeText() + " " + file.blob();
    if (file.isSubmodule()) {
      return what + " (submodule)";
    }
    var kind = file.isLink() ? ", link" : file.filtered() ? ", compared without its filter" : "";
    return what + " (" + file.bytes() + " bytes" + kind + ")";
  }
}

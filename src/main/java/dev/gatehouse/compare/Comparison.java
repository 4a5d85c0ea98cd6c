package dev.gatehouse.compare;

import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
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
    return of(dev, prod, own, List.of());
  }

  private static Comparison of(
      GitCheckout dev, GitCheckout prod, OwnPaths own, List<TrackedFile> untracked)
      throws IOException {
    var devFiles = dev.tracked();
    var prodFiles = prod.tracked();
    var problems = new ArrayList<String>();
    problems.addAll(ForeignFiles.in("dev", dev.root(), devFiles, own));
    problems.addAll(ForeignFiles.in("prod", prod.root(), prodFiles, own));
    var all = new ArrayList<>(devFiles);
    all.addAll(untracked);
    return new Comparison(deltas(all, prodFiles, own), problems);
  }

  /** The same, with what dev has and git neither tracks nor ignores there. */
  public static Comparison withUntracked(GitCheckout dev, GitCheckout prod, OwnPaths own)
      throws IOException {
    var contents = dev.contents();
    var untracked = new ArrayList<TrackedFile>();
    for (var path : dev.untracked()) {
      contents.untracked(path).ifPresent(untracked::add);
    }
    return of(dev, prod, own, untracked);
  }

  private static List<Delta> deltas(List<TrackedFile> dev, List<TrackedFile> prod, OwnPaths own) {
    var inProd = new HashMap<String, TrackedFile>();
    prod.forEach(file -> inProd.put(file.path(), file));
    var deltas = new ArrayList<Delta>();
    for (var file : dev) {
      var other = inProd.remove(file.path());
      if (other == null) {
        deltas.add(Delta.added(file));
      } else if (!file.sameAs(other)) {
        deltas.add(Delta.modified(file, other));
      }
    }
    inProd.values().forEach(file -> deltas.add(Delta.removed(file)));
    deltas.removeIf(delta -> own.contains(delta.path()));
    deltas.sort(Comparator.comparing(Delta::path, PathOrder.BYTES));
    return deltas;
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

package dev.gatehouse.cli;

import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.compare.LineEnds;
import dev.gatehouse.compare.Renames;
import dev.gatehouse.compare.Renames.Rename;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.OwnPaths;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares any two checkouts; no workspace is needed. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Lists how two git checkouts differ in what git tracks, by content, from PROD's point of"
          + " view.",
      "Exit code 0 where they are equal, 1 where they differ, 2 where they cannot be compared."
    })
final class CompareCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(index = "0", paramLabel = "DEV", description = "The checkout that has the changes.")
  private Path dev = Path.of("");

  @Parameters(index = "1", paramLabel = "PROD", description = "The checkout to be changed.")
  private Path prod = Path.of("");

  @Option(
      names = "--untracked",
      description = "Names dev's files too that git neither tracks nor ignores.")
  private boolean untracked;

  @Option(
      names = "--line-ends",
      description =
          "Names files too that only lie there with other line ends; they are no difference.")
  private boolean lineEnds;

  @Option(names = "--all", description = "Names Gatehouse's own paths too.")
  private boolean all;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  CompareCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var own = all ? OwnPaths.NONE : own();
    try (var left = open(dev);
        var right = open(prod)) {
      var comparison =
          untracked ? Comparison.withUntracked(left, right, own) : Comparison.of(left, right, own);
      var renames = Renames.among(comparison.deltas(), left, right);
      print(comparison.deltas(), renames, lineEnds ? LineEnds.among(left, right, own) : List.of());
      return comparison.deltas().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }
  }

  private static GitCheckout open(Path root) throws IOException {
    if (!GitCheckout.isCheckout(root)) {
      throw new Trouble(
          root + " is no git checkout", "There is nothing to compare", "Name a checkout's folder");
    }
    return GitCheckout.open(root);
  }

  /** What is Gatehouse's own in a workspace, as far as the first checkout tells of one. */
  private OwnPaths own() throws IOException {
    return Workspace.discover(dev).own();
  }

  private void print(List<Delta> deltas, List<Rename> renames, List<LineEnds> ends)
      throws IOException {
    var renamed = new HashSet<Delta>();
    for (var rename : renames) {
      renamed.add(rename.from());
      renamed.add(rename.to());
    }
    var rest = deltas.stream().filter(delta -> !renamed.contains(delta)).toList();
    if (json) {
      out.println(asJson(rest, renames, ends));
      return;
    }
    for (var delta : rest) {
      out.println(letter(delta.kind()) + "  " + delta.path());
    }
    for (var one : renames) {
      out.println(
          "R  " + one.from().path() + " -> " + one.to().path() + "  " + one.percent() + "%");
    }
    for (var one : ends) {
      out.println("=  " + one.path() + "  line ends only: " + one.words());
    }
  }

  private static String letter(Kind kind) {
    return switch (kind) {
      case ADDED -> "A";
      case MODIFIED -> "M";
      case REMOVED -> "D";
    };
  }

  private String asJson(List<Delta> deltas, List<Rename> renames, List<LineEnds> ends)
      throws IOException {
    var root = Json.lenient().createObjectNode();
    var added = root.putArray("added");
    var modified = root.putArray("modified");
    var removed = root.putArray("removed");
    for (var delta : deltas) {
      switch (delta.kind()) {
        case ADDED -> added.add(delta.path());
        case MODIFIED -> modified.add(delta.path());
        case REMOVED -> removed.add(delta.path());
      }
    }
    var renamed = root.putArray("renamed");
    for (var one : renames) {
      renamed.addObject().put("from", one.from().path()).put("to", one.to().path());
    }
    if (lineEnds) {
      var only = root.putArray("lineEnds");
      ends.forEach(one -> only.add(one.path()));
    }
    return Json.lenient().writeValueAsString(root);
  }
}

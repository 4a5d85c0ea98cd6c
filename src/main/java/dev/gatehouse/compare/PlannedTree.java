package dev.gatehouse.compare;

import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.git.BlobId;
import dev.gatehouse.git.Contents;
import dev.gatehouse.git.FileEdit;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prod as it will be: its files with the included and the tailored deltas. What is scanned,
 * rehearsed on and promoted is made here, so that it is the same each time.
 */
public final class PlannedTree {
  private final SortedMap<String, Planned> changes;
  private final List<Delta> open;

  /** A delta that ships, and the decision by which it does. */
  public record Planned(Delta delta, Decision decision) {
    /** Whether prod loses the file. */
    public boolean removes() {
      return decision.choice() == Choice.INCLUDE && delta.dev().isEmpty();
    }

    /**
     * The identity that the delta has once this has shipped. Of a tailored file something still
     * differs then, and it is what was decided.
     */
    public String identityAfter() {
      var shipped =
          decision
              .tailored()
              .map(
                  text ->
                      new TrackedFile(delta.path(), mode(), BlobId.of(text), text.length, false))
              .or(delta::dev);
      return new Delta(delta.path(), delta.kind(), delta.dev(), shipped).identity();
    }

    private int mode() {
      return delta.dev().or(delta::prod).orElseThrow().mode();
    }
  }

  private PlannedTree(SortedMap<String, Planned> changes, List<Delta> open) {
    this.changes = changes;
    this.open = List.copyOf(open);
  }

  /**
   * Puts the decisions on the deltas. A delta with no decision, or with one that was made on
   * another state of it, is left as prod has it and listed as open.
   */
  public static PlannedTree of(Comparison comparison, List<Decision> decisions) {
    var byPath = new HashMap<String, Decision>();
    decisions.forEach(decision -> byPath.put(decision.path(), decision));
    var changes = new TreeMap<String, Planned>(PathOrder.BYTES);
    var open = new ArrayList<Delta>();
    for (var delta : comparison.deltas()) {
      var decision = byPath.get(delta.path());
      if (decision == null || !decision.holdsFor(delta)) {
        open.add(delta);
      } else if (decision.choice() != Choice.EXCLUDE) {
        changes.put(delta.path(), new Planned(delta, decision));
      }
    }
    return new PlannedTree(changes, open);
  }

  /** What ships, in byte order of the path. */
  public List<Planned> changes() {
    return List.copyOf(changes.values());
  }

  /** The deltas that nobody has decided on as they are now. */
  public List<Delta> open() {
    return open;
  }

  /** Reads the planned tree's files out of the two checkouts that it is made of. */
  public Reader reader(GitCheckout dev, GitCheckout prod) throws IOException {
    return new Reader(dev.contents(), prod.contents());
  }

  /** Reads files of the planned tree; what it needs of the two indexes was read once. */
  public final class Reader {
    private final Contents dev;
    private final Contents prod;

    private Reader(Contents dev, Contents prod) {
      this.dev = dev;
      this.prod = prod;
    }

    /** A file as git stores it; empty where the tree has no such file. */
    public Optional<byte[]> content(String path) throws IOException {
      var planned = changes.get(path);
      if (planned == null) {
        return inProd(path);
      }
      return planned.removes() ? Optional.empty() : Optional.of(shipped(planned, dev).stored());
    }

    /** A file of prod, as it is before. */
    public Optional<byte[]> inProd(String path) throws IOException {
      var file = prod.tracked(path);
      return file.isEmpty() || file.get().isSubmodule()
          ? Optional.empty()
          : Optional.of(prod.stored(path));
    }

    /** A file of dev, whether it ships or not. */
    public Optional<byte[]> inDev(String path) throws IOException {
      var file = dev.tracked(path);
      return file.isEmpty() || file.get().isSubmodule()
          ? Optional.empty()
          : Optional.of(dev.stored(path));
    }
  }

  private static FileEdit.Content shipped(Planned planned, Contents dev) {
    return planned
        .decision()
        .tailored()
        .<FileEdit.Content>map(text -> () -> text)
        .orElse(() -> dev.stored(planned.delta().path()));
  }

  /**
   * Writes the whole tree into an empty or new folder as plain files, prod's as they lie there.
   * Submodules and links that lead out of the tree are left out.
   *
   * @return the paths that were left out
   */
  public List<String> writeTo(Path target, GitCheckout dev, GitCheckout prod) throws IOException {
    return new PlainTree(target).write(edits(dev), prod);
  }

  private List<FileEdit> edits(GitCheckout dev) throws IOException {
    var contents = dev.contents();
    return changes.values().stream()
        .map(
            planned ->
                planned.removes()
                    ? FileEdit.remove(planned.delta().path())
                    : FileEdit.write(
                        planned.delta().path(), planned.mode(), shipped(planned, contents)))
        .toList();
  }

  /**
   * Writes the changes into prod's work tree, as git would check them out there: all, or, where
   * that fails, none. The index is not touched.
   *
   * @return the paths, to be committed
   * @throws Trouble where a file is no longer what was compared, or must not be written
   */
  public List<String> applyTo(GitCheckout dev, GitCheckout prod) throws IOException {
    refuseWhatMoved(dev, prod);
    return prod.apply(edits(dev));
  }

  /**
   * The same and the commit in one: where either fails, prod's files, index and branch are as
   * before. What is committed is exactly what was decided, even where a file is written to at the
   * same time.
   *
   * @return the commit's id; prod's last one where nothing ships
   */
  public String promote(GitCheckout dev, GitCheckout prod, String message, Who who)
      throws IOException {
    refuseWhatMoved(dev, prod);
    return prod.applyAndCommit(edits(dev), message, who);
  }

  /**
   * The same as a merge of one of dev's commits. The tree is the one that is planned, whatever else
   * the commit holds.
   */
  public String merge(GitCheckout dev, String commit, GitCheckout prod, String message, Who who)
      throws IOException {
    refuseWhatMoved(dev, prod);
    return prod.applyAndMerge(edits(dev), dev, commit, message, who);
  }

  /** Whether everything that differs ships, and as dev has it. */
  public boolean isDevs(Comparison comparison) {
    return changes.size() == comparison.deltas().size()
        && changes.values().stream().allMatch(one -> one.decision().choice() == Choice.INCLUDE);
  }

  /** What prod's content will be once the changes are applied; see {@link ContentHash}. */
  public String contentAfter(GitCheckout dev, GitCheckout prod, OwnPaths own) throws IOException {
    var files = ContentHash.byPath(prod.tracked(), own);
    for (var edit : edits(dev)) {
      if (edit.content().isEmpty()) {
        files.remove(edit.path());
      } else {
        var blob = BlobId.of(edit.content().get().stored());
        files.put(edit.path(), Integer.toOctalString(edit.mode()) + " " + blob);
      }
    }
    return ContentHash.of(files);
  }

  private void refuseWhatMoved(GitCheckout dev, GitCheckout prod) throws IOException {
    var inDev = dev.contents();
    var inProd = prod.contents();
    for (var planned : changes.values()) {
      var delta = planned.delta();
      var path = delta.path();
      if (delta.isSubmodule()) {
        throw new Trouble(
            path + " is a submodule", "Nothing was written to prod", "Update it there with git");
      }
      boolean takesDev = planned.decision().choice() == Choice.INCLUDE;
      if (moved(inProd.tracked(path), delta.prod())
          || (takesDev && moved(inDev.tracked(path), delta.dev()))) {
        throw new Trouble(
            path + " has changed since it was compared",
            "Nothing was written to prod",
            "Compare the checkouts again and look at the file once more");
      }
    }
  }

  private static boolean moved(Optional<TrackedFile> now, Optional<TrackedFile> then) {
    return now.isPresent() != then.isPresent()
        || (now.isPresent() && !now.get().sameAs(then.orElseThrow()));
  }
}

package dev.gatehouse.compare;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFiles;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Compares the same two checkouts again and again: it keeps what it has seen of them, so that a
 * look after a change reads only what changed. One thread at a time has a look; the others wait.
 */
public final class LiveComparison implements AutoCloseable {
  private final GitCheckout dev;
  private final GitCheckout prod;
  private final OwnPaths own;
  private Optional<TwoLooks> last = Optional.empty();

  private LiveComparison(GitCheckout dev, GitCheckout prod, OwnPaths own) {
    this.dev = dev;
    this.prod = prod;
    this.own = own;
  }

  /** Opens both checkouts, of which these are the roots, and reads neither yet. */
  public static LiveComparison open(Path dev, Path prod, OwnPaths own) throws IOException {
    var left = GitCheckout.open(dev);
    try {
      return new LiveComparison(left, GitCheckout.open(prod), own);
    } catch (IOException | RuntimeException e) {
      left.close();
      throw e;
    }
  }

  /** Compares the two work trees as they are now, whatever was seen before. */
  public synchronized Comparison look() throws IOException {
    return seen(TwoLooks.at(dev::look, prod::look));
  }

  /**
   * Compares the two work trees when only some paths may have changed since the last look, and
   * whatever git itself has noted since. Before a first look, all is looked at.
   *
   * @param inDev files of dev, or folders with everything in them; the root is the empty text
   * @param inProd the same of prod
   */
  public synchronized Comparison look(Collection<String> inDev, Collection<String> inProd)
      throws IOException {
    if (last.isEmpty()) {
      return look();
    }
    TrackedFiles devBefore = last.get().dev();
    TrackedFiles prodBefore = last.get().prod();
    return seen(
        TwoLooks.at(
            () -> dev.lookAgain(devBefore, inDev), () -> prod.lookAgain(prodBefore, inProd)));
  }

  private Comparison seen(TwoLooks looks) {
    // Kept only once both have succeeded: what one has missed is looked at again the next time.
    last = Optional.of(looks);
    return Comparison.of(dev, looks.dev(), prod, looks.prod(), own);
  }

  @Override
  public synchronized void close() {
    dev.close();
    prod.close();
  }
}

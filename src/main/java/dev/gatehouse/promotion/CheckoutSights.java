package dev.gatehouse.promotion;

import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.LiveCheckouts;
import dev.gatehouse.compare.Movements;
import dev.gatehouse.compare.Movements.Move;
import dev.gatehouse.compare.Sight;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.Saw;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.OwnPaths;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What a workspace's checkouts hold, kept from one look to the next. */
final class CheckoutSights {
  private final LiveCheckouts live = new LiveCheckouts();
  private final Movements movements = new Movements();
  private final AtomicLong wholeLooks = new AtomicLong();

  /** How much is looked at. */
  enum Look {
    /** Everything: what a decision or a step rests on. */
    ALL,

    /** What a watch has told to have changed since: what is shown while files change. */
    CHANGED,

    /** Nothing where it was looked at before: what is shown beside what was just looked at. */
    NONE
  }

  /**
   * Both checkouts at one look.
   *
   * @param dev empty where it is no repository; so is prod
   * @param own what counts in neither
   */
  record Sights(Optional<Sight> dev, Optional<Sight> prod, OwnPaths own) {
    Optional<Saw.Side> devSide() {
      return dev.map(this::side);
    }

    Optional<Saw.Side> prodSide() {
      return prod.map(this::side);
    }

    /** Works out what will be asked for: it is known then, and its code is in memory. */
    void workOut() {
      devSide();
      prodSide();
      if (dev.isPresent() && prod.isPresent()) {
        Comparison.of(dev.get(), prod.get(), own);
      }
    }

    private Saw.Side side(Sight sight) {
      return new Saw.Side(sight.head(), sight.content(own));
    }
  }

  /** What was last seen of both checkouts; empty before the first look at them. Never waits. */
  Optional<Sights> known(Workspace workspace) {
    var dev = root(Optional.of(workspace.dev()));
    var prod = root(workspace.prod());
    var roots = Stream.concat(dev.stream(), prod.stream()).toList();
    return live.known(roots)
        .map(seen -> new Sights(of(seen, dev), of(seen, prod), workspace.own()));
  }

  Sights look(Workspace workspace, Look how) throws IOException {
    var roots = new ArrayList<Path>();
    var dev = root(Optional.of(workspace.dev()));
    var prod = root(workspace.prod());
    dev.ifPresent(roots::add);
    prod.ifPresent(roots::add);
    if (how == Look.ALL) {
      wholeLooks.incrementAndGet();
    }
    var seen =
        switch (how) {
          case ALL -> live.look(roots);
          case CHANGED -> live.lookAgain(roots);
          case NONE -> live.last(roots);
        };
    return new Sights(of(seen, dev), of(seen, prod), workspace.own());
  }

  /** How often everything was looked at: what rests on more than tracked files goes by it. */
  long wholeLooks() {
    return wholeLooks.get();
  }

  private static Optional<Path> root(Optional<Checkout> checkout) {
    return checkout.map(Checkout::root).filter(GitCheckout::isCheckout);
  }

  private static Optional<Sight> of(List<Sight> seen, Optional<Path> root) {
    return root.flatMap(
        wanted -> seen.stream().filter(sight -> sight.root().equals(wanted)).findFirst());
  }

  /** Is told by a watch what may have changed; see {@link LiveCheckouts#changed}. */
  void changed(Path root, Collection<String> paths) {
    live.changed(root, paths);
  }

  /** Keeps what is about to be built on, so that what changes after it can be named. */
  void remember(Sights sights) {
    sights.dev().ifPresent(sight -> movements.remember(sight, sights.own()));
    sights.prod().ifPresent(sight -> movements.remember(sight, sights.own()));
  }

  /** The files that have moved since a checkout had that content; empty where nobody knows. */
  Optional<List<Move>> moved(Sight now, OwnPaths own, String then, Collection<String> commits) {
    try {
      return movements.since(now, then, commits, own);
    } catch (IOException unreadable) {
      // That it has moved is known without; only the names are missing.
      return Optional.empty();
    }
  }
}

package dev.gatehouse.ui.shell;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.EntryChange;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.CommitState;
import dev.gatehouse.ui.shell.Session.Contents;
import dev.gatehouse.workspace.WindowLock.Holder;
import dev.gatehouse.workspace.WindowLock.Standing;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a window's log safe from its other writers: says whether this window may write, and what
 * others have changed. To be used on the FX thread, {@link #look} and {@link #check} apart.
 */
public final class LogSafety {
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("d MMM HH:mm", java.util.Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private final Session session;
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(this, "standing", Standing.ALONE);
  private final ReadOnlyStringWrapper readOnly = new ReadOnlyStringWrapper(this, "readOnly", "");
  private final ReadOnlyStringWrapper uncommitted =
      new ReadOnlyStringWrapper(this, "uncommitted", "");
  private final ObservableList<EntryChange> changes = FXCollections.observableArrayList();
  private volatile String name = "somebody";
  private volatile @Nullable OpenWindow window;
  private volatile @Nullable CheckoutWatch checkouts;

  LogSafety(Session session) {
    this.session = session;
    session.whoProperty().subscribe(who -> name = who.map(Who::name).orElse("somebody"));
  }

  /** Which other window writes to this log, if one does. */
  public ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** Why nothing can be written from this window, as a clause; empty where it can. */
  public ReadOnlyStringProperty readOnlyProperty() {
    return readOnly.getReadOnlyProperty();
  }

  /** Why what was saved is not in git yet, as sentences; empty where nothing waits. */
  public ReadOnlyStringProperty uncommittedProperty() {
    return uncommitted.getReadOnlyProperty();
  }

  /** What others have changed that the person has not been done with yet, oldest first. */
  public ObservableList<EntryChange> changes() {
    return changes;
  }

  /** Makes this the window that writes. */
  public void takeOver() {
    var held = window;
    if (held == null) {
      return;
    }
    session
        .runner()
        .run("Take over", () -> held.takeOver(name), now -> session.refresh(), session::trouble);
  }

  /** The window is on the screen: from now on it watches, and stands among the others. */
  void opened() {
    if (window == null) {
      window = new OpenWindow(session, () -> session.runner().post(session::refresh));
      checkouts =
          new CheckoutWatch(
              session.promotions()::changed, () -> session.runner().post(session::lookAtFiles));
    }
  }

  /** The window is gone; what still runs in it is let come to its end first. */
  void closed() {
    var held = window;
    if (held == null) {
      return;
    }
    window = null;
    var watched = checkouts;
    if (watched != null) {
      watched.close();
      checkouts = null;
    }
    var pending = session.runner().pendingProperty();
    if (pending.get() == 0) {
      release(held);
      return;
    }
    var waiting = new Subscription[1];
    waiting[0] =
        pending.subscribe(
            (old, now) -> {
              if (now.intValue() == 0) {
                waiting[0].unsubscribe();
                release(held);
              }
            });
  }

  /** At once and on this thread: a program that ends waits for no other. */
  private static void release(OpenWindow held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sees to it that changes to the checkouts' files are noticed. It reads the disk. */
  void follow(Workspace workspace) {
    var watched = checkouts;
    if (watched != null) {
      watched.follow(workspace);
    }
  }

  /** Who writes now. It reads the disk. */
  Standing look(Optional<Path> log) {
    var held = window;
    try {
      return held == null ? Standing.ALONE : held.look(log, name);
    } catch (IOException unknown) {
      // Who cannot tell goes on: each save takes its turn anyhow, and says where that fails.
      return Standing.ALONE;
    }
  }

  /**
   * To be called right before something is written. It reads the disk.
   *
   * @throws Trouble where another window writes
   */
  public void check() {
    var now = look(session.promotions().workspace().log());
    if (!now.mayWrite()) {
      session.runner().post(session::refresh);
      throw new Trouble(
          sentence(now),
          "Nothing was written from this window",
          "Take over on the log page, or go on in the other window");
    }
  }

  void showCommits(CommitState commits) {
    uncommitted.set(commits.waiting().map(CommitState.Waiting::sentence).orElse(""));
  }

  void show(Standing now, Contents contents, List<EntryChange> news) {
    standing.set(now);
    for (var change : news) {
      changes.removeIf(other -> other.equals(change));
      changes.add(change);
    }
    readOnly.set(
        now.mayWrite()
            ? contents
                .log()
                .flatMap(PromotionLog::blocker)
                .map(
                    problem ->
                        "The log is read-only, line " + problem.line() + ": " + problem.what())
                .orElse("")
            : sentence(now));
  }

  /** Who has the log, and since when, without a full stop. */
  public static String sentence(Standing now) {
    var other = now.other();
    if (other.isEmpty()) {
      return "";
    }
    return other.get().name()
        + (now.takenOver() ? " has taken this log over" : " has this log open")
        + " in another window"
        + since(other.get());
  }

  private static String since(Holder holder) {
    return holder.since().equals(Instant.EPOCH) ? "" : " since " + SINCE.format(holder.since());
  }
}

package dev.gatehouse.log;

import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log held when this program last read or wrote it, so that an edit from outside is told
 * from a save of one's own, and so that a file that holds the same is not scanned again. Safe to
 * use from several threads: a save and a look take turns.
 */
public final class LogMemory {
  private final List<EntryChange> outside = new ArrayList<>();

  /** How often others have changed the file since their changes were last asked for. */
  private long untold;

  private @Nullable PromotionLog last;
  private @Nullable Path from;

  /** SHA-256 of the last log, made when first asked for. */
  private @Nullable String hash;

  /** Writes the file, or says that it holds something else by now and was left alone. */
  @FunctionalInterface
  public interface Save {
    boolean write() throws IOException;
  }

  /**
   * Saves a log, and knows the result again.
   *
   * @param before what the file held right before, which others may have written
   * @return what {@code save} said
   */
  public synchronized boolean save(PromotionLog before, PromotionLog after, Save save)
      throws IOException {
    remember(before);
    if (!save.write()) {
      return false;
    }
    keep(after);
    return true;
  }

  /** Reads the file, and notes what others have changed in it since it was last read or written. */
  public synchronized PromotionLog read(Path file) throws IOException {
    if (!file.equals(from)) {
      last = null;
      from = file;
    }
    var bytes = Files.readAllBytes(file);
    var known = last;
    if (known != null && known.holds(bytes)) {
      return known;
    }
    var log = PromotionLog.parse(bytes);
    remember(log);
    return log;
  }

  /** SHA-256 of the bytes that were read or written last; empty before that. */
  public synchronized String hash() {
    var known = last;
    if (known == null) {
      return "";
    }
    var made = hash;
    if (made == null) {
      made = Sha256.of(known.bytes());
      hash = made;
    }
    return made;
  }

  /**
   * How often others were found to have changed the file since {@link #takeChanges}: whoever reads
   * it first is not always the one who shows it.
   */
  synchronized long untold() {
    return untold;
  }

  /** What others have changed since this was last asked, oldest first. */
  public synchronized List<EntryChange> takeChanges() {
    untold = 0;
    var taken = List.copyOf(outside);
    outside.clear();
    return taken;
  }

  private void remember(PromotionLog now) {
    var before = last;
    if (before != null && !before.holds(now)) {
      outside.addAll(EntryChange.between(before, now));
      untold++;
    }
    keep(now);
  }

  private void keep(PromotionLog now) {
    if (last != now) {
      last = now;
      hash = null;
    }
  }
}

package dev.gatehouse.log;

import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log held when this program last read or wrote it, so that an edit from outside is told
 * from a save of one's own. Safe to use from several threads: a save and a look take turns.
 */
public final class LogMemory {
  private final List<EntryChange> outside = new ArrayList<>();
  private byte @Nullable [] last;
  private @Nullable Path from;
  private String hash = "";

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
  public synchronized boolean save(byte[] before, byte[] after, Save save) throws IOException {
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
    var log = PromotionLog.read(file);
    remember(log.bytes());
    return log;
  }

  /** SHA-256 of the bytes that were read or written last; empty before that. */
  public synchronized String hash() {
    return hash;
  }

  /** What others have changed since this was last asked, oldest first. */
  public synchronized List<EntryChange> takeChanges() {
    var taken = List.copyOf(outside);
    outside.clear();
    return taken;
  }

  private void remember(byte[] now) {
    var before = last;
    if (before != null && !Arrays.equals(before, now)) {
      outside.addAll(EntryChange.between(PromotionLog.parse(before), PromotionLog.parse(now)));
    }
    keep(now);
  }

  private void keep(byte[] now) {
    last = now;
    hash = Sha256.of(now);
  }
}

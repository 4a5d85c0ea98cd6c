package dev.gatehouse.backup;

import dev.gatehouse.io.Progress;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells how far work on many files has come: files, bytes, and the time that is left. Several
 * threads may report to it.
 */
final class ByteProgress {
  private static final Duration BEFORE_A_GUESS = Duration.ofSeconds(1);
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

  private final Progress progress;
  private final int files;
  private final long bytes;
  private final long since = System.nanoTime();
  private String what = "";
  private int begun;
  private long done;

  /**
   * A progress.
   *
   * @param files how many there are
   * @param bytes how many they have in all
   */
  ByteProgress(Progress progress, int files, long bytes) {
    this.progress = progress;
    this.files = files;
    this.bytes = bytes;
  }

  /** The next file is begun. */
  synchronized void begin(String doing) {
    what = doing;
    begun++;
    report();
  }

  /** So many bytes more are done. */
  synchronized void add(long count) {
    done += count;
    report();
  }

  private void report() {
    // A file that changed meanwhile is read again, and its bytes count twice.
    long known = Math.min(done, bytes);
    progress.report(
        "%s: %d of %d files, %s of %s%s"
            .formatted(what, Math.min(begun, files), files, size(known), size(bytes), left(known)),
        known,
        bytes);
  }

  private String left(long known) {
    var took = Duration.ofNanos(System.nanoTime() - since);
    if (known == 0 || known == bytes || took.compareTo(BEFORE_A_GUESS) < 0) {
      return "";
    }
    return ", " + words(took, known, bytes) + " left";
  }

  /** How long the rest takes at the pace so far, rounded up to seconds. */
  static String words(Duration took, long done, long all) {
    long seconds = (long) Math.ceil(took.toMillis() / 1000.0 * (all - done) / done);
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** A size as people read it, in steps of a thousand. */
  static String size(long count) {
    double value = count;
    int unit = 0;
    while (value >= 1000 && unit + 1 < UNITS.length) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? count + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}

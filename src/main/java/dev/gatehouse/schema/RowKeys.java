package dev.gatehouse.schema;

import java.util.Arrays;
import java.util.List;

/**
 * Which rows a table has, by a 64-bit hash of each key: enough to notice rows that went, at eight
 * bytes a row.
 */
public final class RowKeys {
  private final List<String> key;
  private final long[] hashes;

  /**
   * Takes the hashes as they come.
   *
   * @param key the columns of the primary key; without one, only the number of rows is compared
   */
  RowKeys(List<String> key, long[] hashes) {
    this.key = List.copyOf(key);
    this.hashes = hashes.clone();
    Arrays.sort(this.hashes);
  }

  /** How many rows there are. */
  public long count() {
    return hashes.length;
  }

  /** How many of these rows {@code later} has no longer. */
  public long lostIn(RowKeys later) {
    if (key.isEmpty() || !key.equals(later.key)) {
      return Math.max(0, count() - later.count());
    }
    long lost = 0;
    int there = 0;
    for (long hash : hashes) {
      while (there < later.hashes.length && later.hashes[there] < hash) {
        there++;
      }
      if (there < later.hashes.length && later.hashes[there] == hash) {
        there++;
      } else {
        lost++;
      }
    }
    return lost;
  }
}

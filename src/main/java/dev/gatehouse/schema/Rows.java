package dev.gatehouse.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of one table: per row its key in words, such as {@code id=7}, and per column the SHA-256
 * of its value in lower-case hex. No value but the key's can be read out of it.
 *
 * @param key the columns of the primary key; empty where the table has none, then a row's key is
 *     its number in no particular order
 * @param byKey one entry per row, its digests by column
 */
public record Rows(
    String table, List<String> key, SortedMap<String, SortedMap<String, String>> byKey) {
  public Rows {
    key = List.copyOf(key);
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  /** How many rows there are. */
  public long count() {
    return byKey.size();
  }
}

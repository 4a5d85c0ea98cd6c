package dev.gatehouse.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows that a migration must leave as they are, read at one moment.
 *
 * @param byTable the protected tables that the database has
 */
public record ProtectedRows(SortedMap<String, Rows> byTable) {
  /** How many rows of one table are named one by one. */
  private static final int NAMED = 20;

  public ProtectedRows {
    byTable = Collections.unmodifiableSortedMap(new TreeMap<>(byTable));
  }

  /** Reads the rows of these tables; one that the database does not have is passed over. */
  public static ProtectedRows read(Database database, List<String> tables) throws IOException {
    var present = database.tables();
    var byTable = new TreeMap<String, Rows>();
    for (var table : tables) {
      for (var there : present) {
        if (there.equalsIgnoreCase(table)) {
          byTable.put(there, database.rows(there));
        }
      }
    }
    return new ProtectedRows(byTable);
  }

  /**
   * What {@code after} has lost of these rows: a sentence for each row that is gone or has another
   * value in a column, by key and column, never with the value. Rows and columns that were added
   * are no loss. Empty where everything was kept.
   */
  public List<String> losses(ProtectedRows after) {
    var losses = new ArrayList<String>();
    byTable.forEach(
        (table, before) -> {
          var now = after.byTable.get(table);
          if (now == null) {
            losses.add("%s: the table is gone, with %d rows".formatted(table, before.count()));
          } else {
            losses.addAll(losses(before, now));
          }
        });
    return List.copyOf(losses);
  }

  private static List<String> losses(Rows before, Rows now) {
    var lost = new ArrayList<String>();
    if (before.key().isEmpty() || !before.key().equals(now.key())) {
      long rows = lostByContent(before, now);
      if (rows > 0) {
        lost.add("%d rows are gone or have other values".formatted(rows));
      }
    } else {
      before
          .byKey()
          .forEach(
              (key, values) -> {
                var later = now.byKey().get(key);
                if (later == null) {
                  lost.add("row " + key + " is gone");
                } else if (!changed(values, later).isEmpty()) {
                  lost.add(
                      "row %s has another value in %s"
                          .formatted(key, String.join(", ", changed(values, later))));
                }
              });
    }
    var sentences = new ArrayList<String>();
    lost.stream().limit(NAMED).forEach(sentence -> sentences.add(before.table() + ": " + sentence));
    if (lost.size() > NAMED) {
      sentences.add("%s: and %d rows more".formatted(before.table(), lost.size() - NAMED));
    }
    return sentences;
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> now) {
    return before.keySet().stream()
        .filter(column -> !Objects.equals(before.get(column), now.get(column)))
        .toList();
  }

  /** Without a common key, rows are the same where all columns of before are. */
  private static long lostByContent(Rows before, Rows now) {
    var there = new HashMap<Map<String, String>, Integer>();
    for (var row : now.byKey().values()) {
      var known = new TreeMap<>(row);
      before.byKey().values().stream()
          .findFirst()
          .ifPresent(first -> known.keySet().retainAll(first.keySet()));
      there.merge(known, 1, Integer::sum);
    }
    long lost = 0;
    for (var row : before.byKey().values()) {
      int left = there.getOrDefault(row, 0);
      if (left == 0) {
        lost++;
      } else {
        there.put(row, left - 1);
      }
    }
    return lost;
  }
}

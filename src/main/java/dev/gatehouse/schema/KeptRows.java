package dev.gatehouse.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rows every table has at one moment: no table may lose rows unless a person acknowledges it.
 */
public record KeptRows(SortedMap<String, RowKeys> byTable) {
  public KeptRows {
    byTable = Collections.unmodifiableSortedMap(new TreeMap<>(byTable));
  }

  /** Reads the keys of all tables. */
  public static KeptRows read(Database database) throws IOException {
    var byTable = new TreeMap<String, RowKeys>();
    for (var table : database.tables()) {
      byTable.put(table, database.keys(table));
    }
    return new KeptRows(byTable);
  }

  /** How many rows each table has. */
  public Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    byTable.forEach((table, keys) -> counts.put(table, keys.count()));
    return counts;
  }

  /**
   * A sentence for each table that has lost rows since.
   *
   * @param except tables to leave out, in any case: the protected ones, which {@link ProtectedRows}
   *     looks at more closely
   */
  public List<String> losses(KeptRows after, Collection<String> except) {
    var skipped = new TreeSet<String>();
    except.forEach(table -> skipped.add(table.toLowerCase(Locale.ROOT)));
    var losses = new ArrayList<String>();
    byTable.forEach(
        (table, before) -> {
          var now = after.byTable.get(table);
          if (skipped.contains(table.toLowerCase(Locale.ROOT))) {
            return;
          }
          if (now == null) {
            losses.add("%s: the table is gone, with %d rows".formatted(table, before.count()));
          } else if (before.lostIn(now) > 0) {
            losses.add(
                "%s: %d of %d rows are gone".formatted(table, before.lostIn(now), before.count()));
          }
        });
    return List.copyOf(losses);
  }
}

package dev.gatehouse.schema;

import dev.gatehouse.io.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a database holds at one moment: its schema, and per table a digest of its rows. Two contents
 * are equal whatever the order in which the rows lie on disk.
 *
 * @param schema as {@link Database#dump} gives it
 * @param tables by table, how many rows it has and the sum of their hashes
 */
public record Content(String schema, SortedMap<String, String> tables) {
  public Content {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }

  /** SHA-256 over all of it, in lower-case hex. */
  public String digest() {
    var whole = new StringBuilder(schema);
    tables.forEach(
        (table, digest) ->
            whole.append("rows ").append(table).append(' ').append(digest).append('\n'));
    return Sha256.of(whole.toString());
  }

  /**
   * What is otherwise in a later content, a phrase each: what changed in the schema, and the tables
   * whose rows are not the same. Empty where the two are equal.
   */
  public List<String> changes(Content later) {
    var changes = new ArrayList<String>();
    if (!schema.equals(later.schema)) {
      var diff = SchemaDiff.of(schema, later.schema);
      if (diff.isEmpty()) {
        changes.add("the schema's text");
      }
      Stream.of(diff.added(), diff.removed(), diff.changed())
          .flatMap(List::stream)
          .forEach(changes::add);
    }
    var names = new TreeSet<>(tables.keySet());
    names.retainAll(later.tables.keySet());
    for (var name : names) {
      if (!String.valueOf(tables.get(name)).equals(later.tables.get(name))) {
        changes.add("rows of " + name);
      }
    }
    return List.copyOf(changes);
  }
}

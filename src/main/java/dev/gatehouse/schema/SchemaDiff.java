package dev.gatehouse.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between two schema dumps, by object: {@code table audit}, {@code index by_name}; of
 * a table that changed, by column and constraint. The layout of the dumps does not count, so that a
 * script's dump can be compared with another of the same script.
 *
 * @param statements what differs as the statements have it: per object a line with its name, below
 *     it what went, marked with {@code -}, and what came, marked with {@code +}
 */
public record SchemaDiff(
    List<String> added, List<String> removed, List<String> changed, List<String> statements) {
  public SchemaDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    statements = List.copyOf(statements);
  }

  /** Compares two dumps, as {@link Database#dump} or a workspace's own script makes them. */
  public static SchemaDiff of(String dumpBefore, String dumpAfter) {
    var before = SchemaObject.in(dumpBefore);
    var after = SchemaObject.in(dumpAfter);
    var added = new ArrayList<String>();
    var removed = new ArrayList<String>();
    var changed = new ArrayList<String>();
    var statements = new ArrayList<String>();
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (var name : names) {
      var old = before.get(name);
      var young = after.get(name);
      if (old == null) {
        added.add(name);
      } else if (young == null) {
        removed.add(name);
      } else if (Expressions.reworded(old.normalised())
          .equals(Expressions.reworded(young.normalised()))) {
        continue; // a server may word an expression anew when it is restored
      } else {
        changed.addAll(within(name, old.parts(), young.parts()));
      }
      var went = old == null ? List.<String>of() : old.lines();
      var came = young == null ? List.<String>of() : young.lines();
      if (!went.equals(came)) {
        statements.add(name);
        went.stream()
            .filter(line -> !came.contains(line))
            .map("  - "::concat)
            .forEach(statements::add);
        came.stream()
            .filter(line -> !went.contains(line))
            .map("  + "::concat)
            .forEach(statements::add);
      }
    }
    return new SchemaDiff(added, removed, changed, statements);
  }

  private static List<String> within(
      String name, Map<String, String> before, Map<String, String> after) {
    var changes = new ArrayList<String>();
    var parts = new TreeMap<>(before);
    parts.putAll(after);
    for (var part : parts.keySet()) {
      if (!before.containsKey(part)) {
        changes.add(name + ": " + part + " added");
      } else if (!after.containsKey(part)) {
        changes.add(name + ": " + part + " removed");
      } else if (!before.get(part).equals(after.get(part))) {
        changes.add(name + ": " + part + " changed");
      }
    }
    return changes.isEmpty() ? List.of(name) : changes;
  }

  /** Whether the two schemas are the same. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  /** One line per difference, marked with {@code +}, {@code -} or {@code ~}; ends with LF. */
  public String asText() {
    if (isEmpty()) {
      return "No difference\n";
    }
    var text = new StringBuilder();
    added.forEach(name -> text.append("+ ").append(name).append('\n'));
    removed.forEach(name -> text.append("- ").append(name).append('\n'));
    changed.forEach(name -> text.append("~ ").append(name).append('\n'));
    return text.toString();
  }
}

package dev.gatehouse.readiness;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of a change log, whichever way it is written: an attribute, a key, an element.
 *
 * @param line of its text, or where it has none, of itself
 * @param text empty where it has children only
 */
record ChangeNode(String name, int line, String text, List<ChangeNode> children) {
  /** Deeper than any change log is: what goes on so has been made to hurt. */
  static final int DEEPEST = 60;

  ChangeNode {
    children = List.copyOf(children);
  }

  Stream<ChangeNode> all(String child) {
    return children.stream().filter(each -> each.name.equals(child));
  }

  boolean has(String child) {
    return all(child).findAny().isPresent();
  }

  /** The text of a child. */
  Optional<String> value(String child) {
    return all(child).findFirst().map(ChangeNode::text).map(String::strip);
  }

  boolean is(String child) {
    return value(child).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** What it says, without where it says so. */
  void signature(StringBuilder into) {
    into.append('<').append(name).append(' ');
    into.append(text.strip().replaceAll("\\s{1,1000}", " "));
    children.stream()
        .filter(child -> !child.name.equals("comment") && !child.name.equals("rollback"))
        .forEach(child -> child.signature(into));
    into.append('>');
  }
}

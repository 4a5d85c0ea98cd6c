package dev.gatehouse.readiness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a change log in YAML or JSON out of the parser's events: nothing is built by the names of
 * types, and what an alias stands for is counted as often as it stands there.
 */
final class ChangeLogYaml {
  /** Far more than a change log has; aliases of aliases get there at once. */
  private static final int MOST_NODES = 200_000;

  private final Iterator<Event> events;
  private final Map<Anchor, Value> anchors = new HashMap<>();
  private int nodes;
  private int depth;

  private ChangeLogYaml(Iterator<Event> events) {
    this.events = events;
  }

  /** What stands behind a key or in a list. */
  private record Value(int line, String text, List<ChangeNode> children, int nodes) {
    ChangeNode named(String name) {
      return new ChangeNode(name, line, text, children);
    }
  }

  static ChangeNode read(String text) throws UnreadableChangeLog {
    var settings = LoadSettings.builder().setLabel("change log").build();
    try {
      var events = new Parse(settings).parseString(text).iterator();
      return new ChangeLogYaml(events).documents();
    } catch (MarkedYamlEngineException e) {
      throw new UnreadableChangeLog(
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0), "it is not valid YAML");
    } catch (YamlEngineException e) {
      throw new UnreadableChangeLog(0, "it is not valid YAML");
    }
  }

  private ChangeNode documents() throws UnreadableChangeLog {
    var all = new ArrayList<ChangeNode>();
    while (events.hasNext()) {
      var event = events.next();
      if (event instanceof NodeEvent) {
        all.addAll(value(event).children);
      }
    }
    return new ChangeNode("", 1, "", all);
  }

  private Value value(Event event) throws UnreadableChangeLog {
    int line = line(event);
    var value =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar, line);
          case AliasEvent alias -> alias(alias, line);
          case MappingStartEvent map -> mapping(line);
          case SequenceStartEvent list -> sequence(line);
          default -> new Value(line, "", List.of(), 1);
        };
    if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
    }
    return value;
  }

  private static Value scalar(ScalarEvent scalar, int line) {
    // A block begins in the line after its mark.
    var style = scalar.getScalarStyle();
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    return new Value(block ? line + 1 : line, scalar.getValue(), List.of(), 1);
  }

  private Value alias(AliasEvent alias, int line) throws UnreadableChangeLog {
    var value = anchors.get(alias.getAlias());
    if (value == null) {
      throw new UnreadableChangeLog(line, "an alias in it stands for nothing, or for itself");
    }
    count(value.nodes, line);
    return value;
  }

  private Value mapping(int line) throws UnreadableChangeLog {
    int before = enter(line);
    var children = new ArrayList<ChangeNode>();
    for (var key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      var name = value(key).text;
      children.add(value(next()).named(name));
    }
    depth--;
    return new Value(line, "", children, nodes - before);
  }

  /** The entries of a list's maps count as the list's own: there each change is a map of one. */
  private Value sequence(int line) throws UnreadableChangeLog {
    int before = enter(line);
    var children = new ArrayList<ChangeNode>();
    for (var item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
      var value = value(item);
      if (item instanceof MappingStartEvent) {
        children.addAll(value.children);
      } else {
        children.add(value.named(""));
      }
    }
    depth--;
    return new Value(line, "", children, nodes - before);
  }

  private int enter(int line) throws UnreadableChangeLog {
    if (++depth > ChangeNode.DEEPEST) {
      throw new UnreadableChangeLog(line, "it is nested too deeply");
    }
    return nodes;
  }

  private Event next() throws UnreadableChangeLog {
    if (!events.hasNext()) {
      throw new UnreadableChangeLog(0, "it ends in the middle");
    }
    var event = events.next();
    count(1, line(event));
    return event;
  }

  private void count(int more, int line) throws UnreadableChangeLog {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw new UnreadableChangeLog(line, "it is too large, or its aliases make it so");
    }
  }

  private static int line(Event event) {
    Optional<Mark> mark = event.getStartMark();
    return mark.map(at -> at.getLine() + 1).orElse(0);
  }
}

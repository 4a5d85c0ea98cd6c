package dev.gatehouse.readiness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A Python file by its functions and by what is assigned to its names. */
final class PythonModule {
  private final List<List<PythonToken>> lines;
  private final Map<String, List<List<PythonToken>>> functions = new LinkedHashMap<>();
  private final Map<String, List<PythonToken>> assigned = new HashMap<>();

  PythonModule(String text) {
    this.lines = PythonTokens.lines(text);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      int def = line.getFirst().is("async") ? 1 : 0;
      if (line.size() > def + 1 && line.get(def).is("def")) {
        functions.put(line.get(def + 1).text(), lines.subList(i, endOfBody(i)));
      }
      if (line.size() > 2 && line.get(0).isName() && line.get(1).is("=")) {
        assigned.put(line.get(0).text(), line.subList(2, line.size()));
      }
    }
  }

  private int endOfBody(int def) {
    int indent = lines.get(def).getFirst().column();
    int end = def + 1;
    while (end < lines.size() && lines.get(end).getFirst().column() > indent) {
      end++;
    }
    return end;
  }

  boolean hasFunction(String name) {
    return functions.containsKey(name);
  }

  /** What was assigned to a name last, anywhere in the file; empty where nothing was. */
  List<PythonToken> assigned(String name) {
    return assigned.getOrDefault(name, List.of());
  }

  /** The lines of the functions that are meant, and of those of this file that they name. */
  Set<List<PythonToken>> reachable(Predicate<String> first) {
    var seen = new LinkedHashSet<String>();
    var next = new ArrayDeque<String>(functions.keySet().stream().filter(first).toList());
    var reached = new LinkedHashSet<List<PythonToken>>();
    while (!next.isEmpty()) {
      var name = next.poll();
      if (seen.add(name)) {
        for (var line : functions.getOrDefault(name, List.of())) {
          reached.add(line);
          line.stream()
              .filter(token -> token.isName() && functions.containsKey(token.text()))
              .forEach(token -> next.add(token.text()));
        }
      }
    }
    return reached;
  }

  /** All that is said outside of a function, without comments, doc strings and layout. */
  String saidOutsideOf(String function) {
    var left = new LinkedHashSet<>(functions.getOrDefault(function, List.of()));
    var said = new ArrayList<String>();
    for (var line : lines) {
      if (!left.contains(line) && !(line.size() == 1 && line.getFirst().isString())) {
        line.forEach(token -> said.add(token.kind() + " " + token.text()));
      }
    }
    return String.join("\n", said);
  }
}

package dev.gatehouse.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call of a method in Python.
 *
 * @param on the name in front of the method's
 * @param arguments what stands between the commas
 */
record PythonCall(String on, String method, int line, List<List<PythonToken>> arguments) {
  /** Farther than this no call goes on that a person has written. */
  private static final int LONGEST = 10_000;

  /** The calls in a logical line, outer ones first. */
  static List<PythonCall> in(List<PythonToken> line) {
    var calls = new ArrayList<PythonCall>();
    for (int i = 2; i + 1 < line.size(); i++) {
      if (line.get(i).isName() && line.get(i - 1).is(".") && line.get(i + 1).is("(")) {
        var name = line.get(i);
        calls.add(
            new PythonCall(
                line.get(i - 2).text(), name.text(), name.line(), arguments(line, i + 2)));
      }
    }
    return calls;
  }

  private static List<List<PythonToken>> arguments(List<PythonToken> line, int from) {
    var arguments = new ArrayList<List<PythonToken>>();
    int depth = 0;
    int start = from;
    for (int i = from; i < Math.min(line.size(), from + LONGEST); i++) {
      var token = line.get(i);
      boolean ends = depth == 0 && token.is(")");
      if (ends || (depth == 0 && token.is(","))) {
        if (i > start) {
          arguments.add(line.subList(start, i));
        }
        start = i + 1;
      }
      if (ends) {
        break;
      }
      depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
    }
    return arguments;
  }

  /** What is given for a parameter, by its name. */
  Optional<List<PythonToken>> named(String name) {
    return arguments.stream()
        .filter(tokens -> tokens.size() > 2 && tokens.get(0).is(name) && tokens.get(1).is("="))
        .map(tokens -> tokens.subList(2, tokens.size()))
        .findFirst();
  }

  boolean has(String name, String value) {
    return named(name).filter(tokens -> tokens.getFirst().is(value)).isPresent();
  }

  /** The arguments that are given by their place. */
  List<List<PythonToken>> placed() {
    return arguments.stream()
        .filter(tokens -> tokens.size() < 2 || !tokens.get(1).is("="))
        .toList();
  }

  /** The call on one line, with the one name that tells what it is about. */
  String brief() {
    var first =
        placed().stream()
            .findFirst()
            .filter(tokens -> tokens.size() == 1)
            .map(List::getFirst)
            .filter(token -> token.isString() ? isPlain(token.text()) : token.isName())
            .map(token -> token.isString() ? '"' + token.text() + '"' : token.text());
    var more = first.isEmpty() ? "…" : arguments.size() > 1 ? ", …" : "";
    return on + "." + method + "(" + first.orElse("") + (arguments.isEmpty() ? "" : more) + ")";
  }

  private static boolean isPlain(String name) {
    return name.matches("[\\w.]{1,80}");
  }
}

package dev.gatehouse.promotion;

import dev.gatehouse.compare.Movements.Move;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which files of a checkout have moved. */
final class MovedWords {
  /** So many files are named. */
  private static final int NAMED = 3;

  private MovedWords() {}

  /**
   * A clause such as "src/a.py changed in dev since".
   *
   * @param checkout {@code dev} or {@code prod}
   * @param moves empty where nobody knows which files it was
   */
  static String of(String checkout, Optional<List<Move>> moves) {
    if (moves.isEmpty() || moves.get().isEmpty()) {
      return checkout + "'s files changed since";
    }
    var all = moves.get();
    var named = all.stream().limit(all.size() > NAMED ? NAMED - 1 : NAMED).map(Move::path).toList();
    if (all.size() > NAMED) {
      return "%,d files of %s changed since, %s among them"
          .formatted(all.size(), checkout, String.join(" and ", named));
    }
    var kinds = all.stream().map(Move::kind).collect(Collectors.toSet());
    var what = kinds.size() == 1 ? what(all.getFirst().kind(), named.size()) : "changed in ";
    return list(named) + " " + what + checkout + " since";
  }

  private static String what(Move.Kind kind, int count) {
    var were = count == 1 ? "was " : "were ";
    return switch (kind) {
      case ADDED -> were + "added to ";
      case CHANGED -> "changed in ";
      case REMOVED -> were + "removed from ";
    };
  }

  private static String list(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}

package dev.gatehouse.workspace;

import java.util.ArrayList;
import java.util.List;

/**
 * What a checkout's neighbours are good for as its other half.
 *
 * @param best the likeliest pairs; more than one where nothing tells them apart
 * @param reason a finding, where the best one is worth a second look
 */
record Partners(List<Pair> best, List<String> reason) {
  private static final int SAME_PRODUCT_AND_ROLES = 8;
  private static final int SAME_PRODUCT = 6;
  private static final int ROLES_ONLY = 4;
  private static final int NAME_ONLY = 2;

  static Partners of(Candidate one, List<Candidate> neighbours) {
    var best = new ArrayList<Pair>();
    int highest = 1;
    for (var other : neighbours) {
      var pair = Pair.of(one, other);
      int score = pair.isPresent() ? score(one, other) : 0;
      if (score > highest) {
        best.clear();
        highest = score;
      }
      if (score == highest) {
        pair.ifPresent(best::add);
      }
    }
    return new Partners(List.copyOf(best), reason(best, highest));
  }

  /** A name that says dev outright counts a little more than any other difference. */
  private static int score(Candidate one, Candidate other) {
    boolean saysDev =
        one.nameRole().filter(Role.DEV::equals).isPresent()
            || other.nameRole().filter(Role.DEV::equals).isPresent();
    int score = basic(one, other);
    return score > 0 && saysDev ? score + 1 : score;
  }

  private static int basic(Candidate one, Candidate other) {
    boolean roles =
        one.roleFile().isPresent()
            && other.roleFile().isPresent()
            && !one.roleFile().equals(other.roleFile());
    if (one.sameProduct(other)) {
      return roles ? SAME_PRODUCT_AND_ROLES : other.marked() ? SAME_PRODUCT : NAME_ONLY;
    }
    return roles ? ROLES_ONLY : 0;
  }

  private static List<String> reason(List<Pair> best, int score) {
    if (best.size() != 1 || score >= SAME_PRODUCT) {
      return List.of();
    }
    var pair = best.getFirst();
    var why =
        score >= ROLES_ONLY
            ? " only because of their role files: their names do not speak of one product"
            : " only because of their names";
    return List.of(
        pair.dev().name() + " and " + pair.prod().name() + " are taken for a pair" + why);
  }
}

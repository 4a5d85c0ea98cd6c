package dev.gatehouse.action;

import dev.gatehouse.compare.ContentHash;
import dev.gatehouse.git.GitCheckout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The commits by which this attempt has changed prod. */
final class PromotedCommits {
  private PromotedCommits() {}

  /** Oldest first, with one that an earlier try made and could not write down any more. */
  static List<String> of(StepContext context, GitCheckout prod) throws IOException {
    var facts = context.facts();
    var commits = new ArrayList<>(facts.commits());
    var promoted = facts.promoted();
    if (commits.size() < promoted.size()) {
      var own = context.workspace().own();
      var last = promoted.getLast();
      var head = prod.headBeside(own::contains).orElse("");
      if (!last.from().equals(last.to())
          && last.to().equals(ContentHash.of(prod, own))
          && !commits.contains(head)) {
        commits.add(head);
      }
    }
    return commits;
  }
}

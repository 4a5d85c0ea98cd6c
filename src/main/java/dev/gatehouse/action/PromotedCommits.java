package dev.gatehouse.action;

import dev.gatehouse.compare.ContentHash;
import dev.gatehouse.git.GitCheckout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commits by which this attempt has changed prod. */
final class PromotedCommits {
  private PromotedCommits() {}

  /** Oldest first, with one that an earlier try made and could not write down any more. */
  static List<String> of(StepContext context, GitCheckout prod) throws IOException {
    var commits = new ArrayList<>(context.facts().commits());
    var unrecorded = unrecorded(context, prod);
    if (unrecorded.isPresent()) {
      var last = context.facts().promoted().getLast();
      var content = ContentHash.of(prod, context.workspace().own());
      if (!last.from().equals(last.to()) && last.to().equals(content)) {
        commits.add(unrecorded.get());
      }
    }
    return commits;
  }

  /** What prod stands on, where an earlier try was about to commit and no commit is recorded. */
  static Optional<String> unrecorded(StepContext context, GitCheckout prod) {
    var commits = context.facts().commits();
    return commits.size() < context.facts().promoted().size()
        ? Optional.of(prod.headBeside(context.workspace().own()::contains).orElse(""))
            .filter(head -> !commits.contains(head))
        : Optional.empty();
  }
}

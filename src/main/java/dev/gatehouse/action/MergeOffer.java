package dev.gatehouse.action;

import dev.gatehouse.git.Change;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workspace.OwnPaths;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.Optional;

/**
 * The other way to promote: prod's commit is a merge of dev's branch, so that its history comes
 * along. It is offered where it would be true: the histories are related, and everything that
 * differs ships as dev has committed it.
 *
 * @param branch dev's
 * @param commit dev's last one
 */
public record MergeOffer(String branch, String commit) {
  /** What a person types for a run that is to merge. */
  public static final String INPUT = "merge";

  /** What can be merged; empty where a merge is no choice. */
  public static Optional<MergeOffer> of(Workspace workspace, Survey survey) throws IOException {
    try (var dev = GitCheckout.open(workspace.dev().root());
        var prod = GitCheckout.open(Workspaces.prod(workspace).root())) {
      return of(survey, workspace.own(), dev, prod);
    }
  }

  static Optional<MergeOffer> of(Survey survey, OwnPaths own, GitCheckout dev, GitCheckout prod)
      throws IOException {
    var branch = dev.branch();
    var head = dev.head();
    // What needs no look at the histories comes first: most promotions leave something out.
    return branch.isPresent()
            && !survey.planned().changes().isEmpty()
            && survey.planned().isDevs(survey.comparison())
            && isCommitted(own, dev)
            && bringsWork(own, dev, prod)
            && prod.isMergeable(dev)
        ? Optional.of(new MergeOffer(branch.get(), head.orElseThrow()))
        : Optional.empty();
  }

  /** Commits of the log alone bring nothing that prod has not been given before. */
  private static boolean bringsWork(OwnPaths own, GitCheckout dev, GitCheckout prod) {
    return dev.headBeside(own::contains).filter(commit -> !prod.contains(commit)).isPresent();
  }

  /** Else the merge would have a commit behind it that says something else than what ships. */
  private static boolean isCommitted(OwnPaths own, GitCheckout dev) throws IOException {
    return dev.changes().stream()
        .allMatch(change -> change.kind() == Change.Kind.UNTRACKED || own.contains(change.path()));
  }

  static boolean isTaken(StepContext context) {
    return Boolean.parseBoolean(context.input().get(INPUT));
  }
}

package dev.gatehouse.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.MessageRevFilter;

/** Looks through the messages of all commits that HEAD has behind it. */
final class MessageSearch {
  private MessageSearch() {}

  static List<CommitText> with(Repository repository, String text) throws IOException {
    var found = new ArrayList<CommitText>();
    var head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return found;
    }
    try (var walk = new RevWalk(repository)) {
      walk.setRevFilter(MessageRevFilter.create(text));
      walk.markStart(walk.parseCommit(head));
      for (var commit : walk) {
        found.add(new CommitText(commit.getName(), commit.getFullMessage()));
      }
    }
    return found;
  }
}

package dev.gatehouse.git;

import dev.gatehouse.git.Change.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.BranchTrackingStatus;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.QuotedString;

/** A status in the words of {@code git status -sb}; a rename stands there as removed and added. */
final class StatusText {
  private StatusText() {}

  static String of(
      Repository repository, Optional<String> branch, boolean unborn, List<Change> changes)
      throws IOException {
    var text = new StringBuilder("## ").append(heading(repository, branch, unborn)).append('\n');
    var letters = new TreeMap<String, char[]>();
    var untracked = new TreeSet<String>();
    for (var change : changes) {
      if (change.kind() == Kind.UNTRACKED) {
        untracked.add(change.path());
        continue;
      }
      var pair = letters.computeIfAbsent(change.path(), path -> new char[] {' ', ' '});
      if (change.kind() == Kind.CONFLICTED) {
        pair[0] = 'U';
        pair[1] = 'U';
      } else {
        pair[change.staged() ? 0 : 1] = letter(change.kind());
      }
    }
    boolean bare = !repository.getConfig().getBoolean("core", "quotepath", true);
    letters.forEach((path, pair) -> line(text, new String(pair), path, bare));
    collapsed(repository, untracked).forEach(path -> line(text, "??", path, bare));
    return text.toString();
  }

  private static String heading(Repository repository, Optional<String> branch, boolean unborn)
      throws IOException {
    if (branch.isEmpty()) {
      return "HEAD (no branch)";
    }
    if (unborn) {
      return "No commits yet on " + branch.get();
    }
    var tracking = BranchTrackingStatus.of(repository, branch.get());
    if (tracking == null) {
      return branch.get();
    }
    var ahead = tracking.getAheadCount() == 0 ? "" : "ahead " + tracking.getAheadCount();
    var behind = tracking.getBehindCount() == 0 ? "" : "behind " + tracking.getBehindCount();
    var join = ahead.isEmpty() || behind.isEmpty() ? "" : ", ";
    var counts = ahead.isEmpty() && behind.isEmpty() ? "" : " [" + ahead + join + behind + "]";
    return branch.get()
        + "..."
        + Repository.shortenRefName(tracking.getRemoteTrackingBranch())
        + counts;
  }

  private static char letter(Kind kind) {
    return switch (kind) {
      case ADDED -> 'A';
      case MODIFIED -> 'M';
      case REMOVED -> 'D';
      case UNTRACKED -> '?';
      case CONFLICTED -> 'U';
    };
  }

  /** Of a folder in which nothing is tracked, git names only the folder. */
  private static TreeSet<String> collapsed(Repository repository, TreeSet<String> untracked)
      throws IOException {
    var index = repository.readDirCache();
    var shown = new TreeSet<String>();
    for (var path : untracked) {
      var name = path;
      for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        if (index.getEntriesWithin(path.substring(0, at)).length == 0) {
          name = path.substring(0, at + 1);
          break;
        }
      }
      shown.add(name);
    }
    return shown;
  }

  private static void line(StringBuilder text, String letters, String path, boolean bare) {
    var style = bare ? QuotedString.GIT_PATH_MINIMAL : QuotedString.GIT_PATH;
    var quoted = style.quote(path);
    var shown = quoted.startsWith("\"") || !path.contains(" ") ? quoted : '"' + path + '"';
    text.append(letters).append(' ').append(shown).append('\n');
  }
}

package dev.gatehouse.git;

import dev.gatehouse.git.WorkTree.Found;
import dev.gatehouse.git.WorkTree.Kind;
import java.time.Instant;
import org.eclipse.jgit.lib.CoreConfig.CheckStat;
import org.eclipse.jgit.lib.CoreConfig.SymLinks;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;

/** When size, mode and time of a file prove that it is what the index noted. */
final class StatProof {
  private final WorkingTreeOptions options;
  private final boolean minimal;
  private final boolean posix;

  StatProof(Repository repository, WorkTree tree) {
    this.options = repository.getConfig().get(WorkingTreeOptions.KEY);
    this.minimal = options.getCheckStat() == CheckStat.MINIMAL;
    this.posix = tree.posix();
  }

  /**
   * Whether they do, of an entry that was not written in the same instant as the index.
   *
   * @param size the lowest 32 bits of the size
   * @param second when the file was written, as the index has it
   */
  boolean holds(int mode, int size, long second, int nano, Found found) {
    if (size != (int) found.bytes() || mode(found, mode) != mode) {
      return false;
    }
    var now = found.modified();
    boolean seconds = minimal || nano == 0 || now.getNano() == 0;
    return second == now.getEpochSecond() && (seconds || nano == now.getNano());
  }

  /**
   * Whether a file of that time may have been written after the index was, whose time is given:
   * such an entry proves nothing.
   */
  static boolean racy(int second, int nano, Instant index) {
    int written = (int) index.getEpochSecond();
    return second > written
        || (second == written && (nano == 0 || index.getNano() == 0 || nano >= index.getNano()));
  }

  /** The mode that git would note; where the file system cannot say, the index's is taken. */
  int mode(Found found, int before) {
    if (found.kind() == Kind.LINK) {
      return TrackedFile.LINK;
    }
    if (before == TrackedFile.LINK && options.getSymLinks() == SymLinks.FALSE) {
      return TrackedFile.LINK;
    }
    if (!posix || !options.isFileMode()) {
      return before == TrackedFile.EXECUTABLE ? before : TrackedFile.FILE;
    }
    return found.executable() ? TrackedFile.EXECUTABLE : TrackedFile.FILE;
  }
}

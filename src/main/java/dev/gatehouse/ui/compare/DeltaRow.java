package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Reconciliation.Fate;
import java.util.List;

/** A row of the list of what differs. */
public sealed interface DeltaRow {

  /** What tells it from all other rows; of a folder it ends in '/'. */
  String key();

  /** What it is called where it stands: below a folder, without that folder's name. */
  String name();

  /** How many folders it stands in, as the tree shows them. */
  int depth();

  /** The files that a decision on this row is made for. */
  List<DeltaView> decidable();

  /** A file that differs. */
  record File(DeltaView view, String name, int depth) implements DeltaRow {
    @Override
    public String key() {
      return view.delta().path();
    }

    @Override
    public List<DeltaView> decidable() {
      return List.of(view);
    }
  }

  /**
   * A folder with everything in it that differs and is wanted; folders that hold nothing but one
   * folder are one row.
   *
   * @param key its path, with '/' at the end
   * @param files all files below it, shown or not
   * @param findings how many findings in them are open
   * @param shut whether what is in it is out of sight
   */
  record Folder(
      String key, String name, int depth, List<DeltaView> files, long findings, boolean shut)
      implements DeltaRow {

    public Folder {
      files = List.copyOf(files);
    }

    /** What stays in dev has nothing to be decided. */
    @Override
    public List<DeltaView> decidable() {
      return files.stream().filter(view -> view.fate() != Fate.STAYS_DEV_ONLY).toList();
    }

    long undecided() {
      return files.stream().filter(DeltaView::isUndecided).count();
    }
  }

  /** Why a file is listed only on request: it is no delta. */
  enum Why {
    UNTRACKED(
        "?",
        "untracked: git does not know it yet, it cannot ship",
        "cannot ship",
        "Git does not know it yet, so it cannot ship. To have it compared, add it with \"git add\""
            + " in dev; to be asked no more, list it in .gitignore."),
    LINE_ENDS(
        "=",
        "line ends only",
        "the same to git",
        "It differs in line ends only, which git's rules make the same on both sides: there is"
            + " nothing to ship.");

    private final String letter;
    private final String words;
    private final String fate;
    private final String more;

    Why(String letter, String words, String fate, String more) {
      this.letter = letter;
      this.words = words;
      this.fate = fate;
      this.more = more;
    }

    String letter() {
      return letter;
    }

    /** The small print below its name. */
    String words() {
      return words;
    }

    /** What becomes of it, in a word or two. */
    String fate() {
      return fate;
    }

    /** What a person is told who chooses it. */
    String more() {
      return more;
    }
  }

  /** A file that is listed beside what differs. */
  record Stray(String key, String name, int depth, Why why) implements DeltaRow {
    @Override
    public List<DeltaView> decidable() {
      return List.of();
    }
  }
}

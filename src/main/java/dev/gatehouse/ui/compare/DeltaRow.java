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

  /** A file of dev's that git neither tracks nor ignores: it cannot ship. */
  record Stray(String key, String name, int depth) implements DeltaRow {
    @Override
    public List<DeltaView> decidable() {
      return List.of();
    }
  }
}

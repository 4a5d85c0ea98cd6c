package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Facts;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Claimant;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry that files can be claimed for.
 *
 * @param ships whether what it claims ships with this promotion; else it stays in dev
 */
record ClaimTarget(String entryId, boolean ships) {

  /** The entry that is worked on, those that ship with it, and the Dev-only ones. */
  static List<ClaimTarget> of(Facts facts) {
    var targets = new ArrayList<ClaimTarget>();
    for (Claimant one : facts.shipping()) {
      targets.add(new ClaimTarget(one.entryId(), true));
    }
    facts.devOnly().forEach(one -> targets.add(new ClaimTarget(one.entryId(), false)));
    return targets;
  }

  /**
   * What it claims when rows are claimed for it: a file by its path; a folder as a whole where all
   * of it is meant and nobody else claims any of it, or else those files in it that nobody else
   * claims.
   *
   * @param narrowed whether folders may hold more than is listed
   */
  List<String> patterns(List<? extends DeltaRow> rows, boolean narrowed) {
    var patterns = new ArrayList<String>();
    for (var row : rows) {
      switch (row) {
        case DeltaRow.File file -> patterns.add(file.key());
        case DeltaRow.Folder folder -> {
          if (!narrowed && folder.files().stream().noneMatch(this::isOthers)) {
            patterns.add(folder.key() + "**");
          } else {
            folder.files().stream()
                .filter(view -> !isOthers(view))
                .forEach(view -> patterns.add(view.delta().path()));
          }
        }
        case DeltaRow.Stray stray -> {}
      }
    }
    return patterns;
  }

  private boolean isOthers(DeltaView view) {
    return switch (view.fate()) {
      case SHIPS, STAYS_DEV_ONLY -> !view.isClaimedBy(entryId);
      case CLASH -> true;
      case EXCLUDED, UNCLAIMED -> false;
    };
  }
}

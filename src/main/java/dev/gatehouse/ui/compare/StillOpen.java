package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;

/**
 * What is still to be done about what differs.
 *
 * @param files the files that nobody has decided on, or of which the log does not say whether they
 *     ship
 * @param unclaimed those of them that no entry claims, or that are claimed both ways
 * @param findings the findings that nobody has resolved
 */
public record StillOpen(long files, long unclaimed, long findings) {

  static StillOpen in(Survey survey) {
    return new StillOpen(
        survey.deltas().stream().filter(StillOpen::isOpen).count(),
        survey.deltas().stream().filter(Fates::isTrouble).count(),
        survey.openFindings().size());
  }

  static boolean isOpen(DeltaView view) {
    return view.isUndecided() || Fates.isTrouble(view);
  }

  public long count() {
    return files + findings;
  }

  /** The same in words; empty where nothing is open. */
  public String words() {
    if (count() == 0) {
      return "";
    }
    var said = files == 1 ? "1 file open" : files + " files open";
    if (unclaimed > 0) {
      said += ", " + unclaimed + " of them not claimed for certain";
    }
    return findings == 0 ? said : said + ", " + Fates.findings(findings) + " open";
  }
}

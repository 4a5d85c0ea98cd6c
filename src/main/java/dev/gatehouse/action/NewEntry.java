package dev.gatehouse.action;

import java.util.ArrayList;
import java.util.List;

/** What an entry has to say before it stands in the log. */
public final class NewEntry {
  private NewEntry() {}

  /** A sentence for each field that is empty. */
  public static List<String> missing(String summary, String owner) {
    var missing = new ArrayList<String>();
    if (summary.isBlank()) {
      missing.add("Summary: say in a line what the entry ships");
    }
    if (owner.isBlank()) {
      missing.add("Owner: name who answers for it");
    }
    return missing;
  }
}

package dev.gatehouse.promotion;

import dev.gatehouse.action.EntryIds;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.git.Change;
import dev.gatehouse.git.CommitChange;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Saw;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an entry could claim: files that differ from prod and that no other entry claims, by how
 * they came to dev since the entry was opened. A file that several commits changed stands with each
 * of them.
 *
 * @param commits dev's commits since then, newest first, each with at least one such file
 * @param uncommitted files with changes that are not committed
 * @param others files that came in no other way that is told here
 */
public record ClaimProposals(
    List<FromCommit> commits, List<String> uncommitted, List<String> others) {
  /** Further back nobody looks for what to claim. */
  private static final int MOST_COMMITS = 200;

  private static final int LONGEST = 200;

  /** What is shown of a text neither moves the cursor nor turns the direction of writing. */
  private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\u2028\\u2029]");

  /**
   * A commit that brought files which an entry could claim.
   *
   * @param id in hex, in full
   * @param subject made harmless to show
   * @param author made harmless to show
   */
  public record FromCommit(String id, String subject, String author, List<String> paths) {
    public FromCommit {
      paths = List.copyOf(paths);
    }

    /** As much of the id as people use. */
    public String shortId() {
      return id.substring(0, Math.min(8, id.length()));
    }
  }

  public ClaimProposals {
    commits = List.copyOf(commits);
    uncommitted = List.copyOf(uncommitted);
    others = List.copyOf(others);
  }

  static ClaimProposals of(String id, List<DeltaView> free, List<Event> events, GitCheckout dev)
      throws IOException {
    var paths = new LinkedHashSet<String>();
    free.forEach(view -> paths.add(view.delta().path()));
    var told = new LinkedHashSet<String>();
    var commits = new ArrayList<FromCommit>();
    var opened = opened(id, events);
    for (var commit : dev.commitsSince(commit(events, opened), opened, MOST_COMMITS)) {
      var of = commit.paths().stream().filter(paths::contains).toList();
      if (!of.isEmpty()) {
        commits.add(shown(commit, of));
        told.addAll(of);
      }
    }
    var uncommitted = uncommitted(dev, paths);
    told.addAll(uncommitted);
    return new ClaimProposals(
        commits, uncommitted, paths.stream().filter(path -> !told.contains(path)).toList());
  }

  private static List<String> uncommitted(GitCheckout dev, Set<String> paths) throws IOException {
    return dev.changes().stream().map(Change::path).distinct().filter(paths::contains).toList();
  }

  private static FromCommit shown(CommitChange commit, List<String> paths) {
    return new FromCommit(
        commit.id(), harmless(commit.subject()), harmless(commit.author()), paths);
  }

  private static String harmless(String text) {
    var shown = HARMFUL.matcher(text.strip()).replaceAll("\u25a1");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "\u2026" : shown;
  }

  private static Optional<Event> opening(List<Event> events) {
    return events.stream()
        .filter(e -> e.type() == EventType.OPENED || e.type() == EventType.ADOPTED)
        .findFirst();
  }

  /** What dev was then; empty where nobody looked, or where the entry is older than its record. */
  private static String commit(List<Event> events, Instant opened) {
    return opening(events)
        .filter(event -> event.at().equals(opened))
        .flatMap(event -> event.saw().dev())
        .map(Saw.Side::commit)
        .orElse("");
  }

  /** A row that people wrote is older than its record: its ID says from when. */
  private static Instant opened(String id, List<Event> events) {
    var recorded = opening(events).map(Event::at).orElse(Instant.EPOCH);
    return EntryIds.date(id)
        .map(day -> day.atStartOfDay(ZoneId.systemDefault()).toInstant())
        .filter(written -> written.isBefore(recorded))
        .orElse(recorded);
  }
}

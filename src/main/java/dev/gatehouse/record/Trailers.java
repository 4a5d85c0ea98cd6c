package dev.gatehouse.record;

import dev.gatehouse.git.CommitText;
import dev.gatehouse.git.GitCheckout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where git's history says that records stood: the last lines of the commits made for entries. */
public final class Trailers {
  private final Map<String, List<Trailer>> byEntry = new HashMap<>();

  private Trailers() {}

  /** What one commit says: the number and the hash of a ledger's last line. */
  record Trailer(String commit, long seq, String sha256) {}

  /**
   * Those of the repository that a log lies in, and of the other checkouts.
   *
   * @param checkouts that may have commits for the log's entries too; what is none is passed over
   */
  public static Trailers of(Path logFile, List<Path> checkouts) throws IOException {
    var roots = new LinkedHashSet<Path>();
    repository(logFile).ifPresent(roots::add);
    checkouts.stream().filter(GitCheckout::isCheckout).forEach(roots::add);
    return read(roots);
  }

  private static Trailers read(Set<Path> roots) throws IOException {
    var trailers = new Trailers();
    for (var root : roots) {
      try (var git = GitCheckout.open(root)) {
        for (var message : git.messagesWith(LedgerTrailer.KEY)) {
          trailers.add(message);
        }
      }
    }
    return trailers;
  }

  private void add(CommitText message) {
    var found = LedgerTrailer.LINE.matcher(message.text());
    while (found.find()) {
      byEntry
          .computeIfAbsent(found.group(1), id -> new ArrayList<>())
          .add(new Trailer(message.commit(), Long.parseLong(found.group(2)), found.group(3)));
    }
  }

  /** Whether any commit speaks of the entry's record. */
  public boolean speakOf(String entryId) {
    return byEntry.containsKey(LedgerTrailer.oneLine(entryId));
  }

  List<Trailer> of(String entryId) {
    return byEntry.getOrDefault(LedgerTrailer.oneLine(entryId), List.of());
  }

  /** The checkout that a file lies in. */
  static Optional<Path> repository(Path file) {
    for (var at = file.toAbsolutePath().normalize().getParent(); at != null; at = at.getParent()) {
      if (GitCheckout.isCheckout(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}

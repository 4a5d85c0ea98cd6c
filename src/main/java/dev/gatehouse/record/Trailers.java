package dev.gatehouse.record;

import dev.gatehouse.git.CommitMessage;
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
import java.util.regex.Pattern;

/** Where git's history says that records stood: the last lines of the commits made for entries. */
public final class Trailers {
  private static final String KEY = "Gatehouse-Ledger: ";
  private static final Pattern LINE =
      Pattern.compile(
          "^Gatehouse-Ledger: (.+) ([0-9]{1,18}) ([0-9a-f]{64})\\s*$", Pattern.MULTILINE);

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
        for (var message : git.messagesWith(KEY)) {
          trailers.add(message);
        }
      }
    }
    return trailers;
  }

  private void add(CommitMessage message) {
    var found = LINE.matcher(message.text());
    while (found.find()) {
      byEntry
          .computeIfAbsent(found.group(1), id -> new ArrayList<>())
          .add(new Trailer(message.commit(), Long.parseLong(found.group(2)), found.group(3)));
    }
  }

  /** Whether any commit speaks of the entry's record. */
  public boolean speakOf(String entryId) {
    return byEntry.containsKey(oneLine(entryId));
  }

  List<Trailer> of(String entryId) {
    return byEntry.getOrDefault(oneLine(entryId), List.of());
  }

  /** An ID that people made up may hold anything; in a message it keeps to its line. */
  private static String oneLine(String id) {
    return id.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
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

package dev.gatehouse.promotion;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.LogCommit;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.CommitState.Waiting;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sees to it that what was saved is in git as well. That never fails a save: what cannot be
 * committed now is said, and committed later. To be called by whoever has the turn to write the
 * log.
 */
final class LogCommits {
  private final Supplier<Settings> settings;
  private final Workflow workflow;

  /** What the last try has left undone. */
  private volatile Optional<Left> left = Optional.empty();

  /** Whether other records may wait; a new process cannot know, and looks. */
  private volatile boolean behind = true;

  /**
   * What could not be committed.
   *
   * @param passes whether it was kept from it by what people are in the middle of
   */
  private record Left(Waiting why, boolean passes) {}

  LogCommits(Supplier<Settings> settings, Workflow workflow) {
    this.settings = settings;
    this.workflow = workflow;
  }

  /** Commits an entry's record as it is now, the log, and whatever has waited. */
  void saved(Path logFile, Ledger ledger) {
    carefully(
        logFile,
        (git, log) -> {
          commit(git, log, ledger);
          if (behind) {
            commitWaiting(git, log);
          }
        });
  }

  /** Commits the log after an edit of a row that has no record. */
  void saved(Path logFile, String id, Who who) {
    carefully(
        logFile,
        (git, log) -> note(git.commit(shared(git, log), List.of(), CommitMessage.ofRow(id), who)));
  }

  /** Commits the records that have waited for something that is over now. */
  void catchUp(Path logFile) {
    carefully(logFile, this::commitWaiting);
  }

  /** How things stand; writes nothing. */
  CommitState state(Path logFile) {
    if (!settings.get().commits()) {
      return new CommitState.Off();
    }
    try {
      var found = new CommitState[] {new CommitState.Nowhere()};
      inCheckout(logFile, (git, log) -> found[0] = state(git, log));
      return found[0];
    } catch (IOException | RuntimeException e) {
      return failed(e);
    }
  }

  private CommitState state(LogCommit git, Path log) throws IOException {
    var obstacle = git.obstacle();
    if (obstacle.isPresent() && (left.isPresent() || !waiting(git, log).isEmpty())) {
      return Waiting.on(obstacle.get());
    }
    if (left.isPresent() && !left.get().passes()) {
      return left.get().why();
    }
    // What an earlier process has left undone, this one does not know.
    return left.isPresent() || (behind && !waiting(git, log).isEmpty())
        ? new Waiting("Not everything that was saved is committed yet", "")
        : new CommitState.Committed();
  }

  private interface Work {
    /**
     * @param log the log by its folder's real path
     */
    void in(LogCommit git, Path log) throws IOException;
  }

  private void carefully(Path logFile, Work work) {
    if (!settings.get().commits()) {
      return;
    }
    try {
      inCheckout(
          logFile,
          (git, log) -> {
            try {
              work.in(git, log);
            } catch (Trouble e) {
              behind = true;
              left = Optional.of(new Left(Waiting.on(e), git.obstacle().isPresent()));
            }
          });
    } catch (IOException | RuntimeException e) {
      // JGit says much of what is wrong with a repository by exceptions of its own.
      behind = true;
      left = Optional.of(new Left(failed(e), false));
    }
  }

  private static void inCheckout(Path logFile, Work work) throws IOException {
    var folder = logFile.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.exists(folder)) {
      return;
    }
    var real = folder.toRealPath();
    var opened = LogCommit.around(real);
    if (opened.isEmpty()) {
      return;
    }
    try (var git = opened.get()) {
      var log = real.resolve(logFile.getFileName());
      if (!git.ignores(git.path(log).orElseThrow())) {
        work.in(git, log);
      }
    }
  }

  private void commit(LogCommit git, Path log, Ledger ledger) throws IOException {
    var files = EntryFolder.of(log, ledger.entryId()).files();
    var own = files.stream().map(git::path).flatMap(Optional::stream).toList();
    var who = ledger.events().getLast().who();
    note(git.commit(shared(git, log), own, CommitMessage.of(workflow, ledger), who));
  }

  private void note(List<Trouble> leftOut) {
    left = leftOut.stream().map(trouble -> new Left(Waiting.on(trouble), false)).findFirst();
  }

  /** The log, what it links to where it is a link, and the attributes of the records. */
  private static List<String> shared(LogCommit git, Path log) throws IOException {
    var files = new ArrayList<Path>();
    files.add(EntryFolder.attributes(log));
    files.add(log);
    if (Files.isSymbolicLink(log)) {
      files.add(log.toRealPath());
    }
    return files.stream().map(git::path).flatMap(Optional::stream).toList();
  }

  private void commitWaiting(LogCommit git, Path log) throws IOException {
    for (var ledger : waiting(git, log)) {
      commit(git, log, ledger);
    }
    behind = false;
  }

  /**
   * The records that go on from what is committed of them. One that was rewritten, cut or broken is
   * not Gatehouse's to commit.
   */
  private static List<Ledger> waiting(LogCommit git, Path log) throws IOException {
    var waiting = new ArrayList<Ledger>();
    for (var folder : EntryFolder.all(log)) {
      var file = git.path(folder.resolve(Ledger.NAME));
      if (file.isEmpty() || !Ledger.exists(folder)) {
        continue;
      }
      var present = Files.readAllBytes(folder.resolve(Ledger.NAME));
      var committed = git.committed(file.get()).orElse(new byte[0]);
      if (present.length > committed.length
          && Arrays.equals(committed, 0, committed.length, present, 0, committed.length)) {
        var id = id(log, folder);
        if (id.isPresent()) {
          var ledger = Ledger.open(folder, id.get());
          if (ledger.verdict() instanceof Verdict.Unbroken && !ledger.events().isEmpty()) {
            waiting.add(ledger);
          }
        }
      }
    }
    return waiting;
  }

  /** A folder is named by its entry's ID, or by a hash of it where that is no name for a folder. */
  private static Optional<String> id(Path log, Path folder) throws IOException {
    var name = String.valueOf(folder.getFileName());
    if (EntryFolder.of(log, name).path().equals(folder)) {
      return Optional.of(name);
    }
    return PromotionLog.read(log).entries().stream()
        .map(LogEntry::id)
        .filter(id -> EntryFolder.of(log, id).path().equals(folder))
        .findFirst();
  }

  private static Waiting failed(Exception e) {
    return e instanceof Trouble trouble
        ? Waiting.on(trouble)
        : new Waiting("What was saved could not be committed to git: " + e.getMessage(), "");
  }
}

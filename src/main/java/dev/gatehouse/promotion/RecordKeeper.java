package dev.gatehouse.promotion;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes what happens: first the ledger, then the log, so that a crash between the two is mended by
 * writing the log again. Evidence is there before either.
 */
final class RecordKeeper {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Path logFile;
  private final Workflow workflow;
  private final LogWriter writer;
  private final Clock clock;
  private final LogCommits commits;

  RecordKeeper(Path logFile, Workflow workflow, Clock clock, LogCommits commits) {
    this.logFile = logFile;
    this.workflow = workflow;
    this.writer = new LogWriter(workflow);
    this.clock = clock;
    this.commits = commits;
  }

  EntryFolder folder(String id) {
    return EntryFolder.of(logFile, id);
  }

  Ledger ledger(String id) throws IOException {
    return Ledger.open(folder(id).path(), id);
  }

  PromotionLog log() throws IOException {
    return PromotionLog.read(logFile);
  }

  /**
   * Appends an event and writes what it changes into the log; both are durable on return, and
   * committed where that is possible.
   */
  synchronized void append(String id, Who who, EventDraft draft) throws IOException {
    try (var turn = waitForTurn()) {
      commits.saved(logFile, write(id, who, draft));
    }
  }

  /** The same in the middle of something that ends with an event of its own: no commit yet. */
  synchronized void appendWithin(String id, Who who, EventDraft draft) throws IOException {
    try (var turn = waitForTurn()) {
      write(id, who, draft);
    }
  }

  private Ledger write(String id, Who who, EventDraft draft) throws IOException {
    var log = writable();
    var ledger = ledger(id);
    var attempt = new History(workflow, ledger.events()).attempt();
    var at = clock.instant();
    var preview = draft.at(0, attempt, at, who, "", "");
    var changed = writer.write(log, id, preview, ledger.events());
    folder(id).prepare();
    ledger.append(draft, at, attempt, who, row(changed, id));
    save(log, changed);
    return ledger;
  }

  /** Writes a cell or field of a row that has no record. */
  synchronized void edit(String id, Who who, java.util.function.UnaryOperator<PromotionLog> change)
      throws IOException {
    try (var turn = waitForTurn()) {
      var log = writable();
      save(log, change.apply(log));
      commits.saved(logFile, id, who);
    }
  }

  /** Commits what could not be committed when it was saved. */
  synchronized void commitWaiting() throws IOException {
    try (var turn = waitForTurn()) {
      commits.catchUp(logFile);
    }
  }

  /** Writes the last event's change again where a crash kept it from the log. */
  synchronized void repair(String id) throws IOException {
    var events = ledger(id).events();
    if (events.isEmpty() || events.getLast().row().isEmpty()) {
      return;
    }
    var log = log();
    var last = events.getLast();
    var before = List.copyOf(events.subList(0, events.size() - 1));
    var formerRow = before.isEmpty() ? "" : before.getLast().row();
    if (!row(log, id).equals(last.row()) && row(log, id).equals(formerRow)) {
      try (var turn = waitForTurn()) {
        save(log, writer.write(log, id, last, before));
      }
    }
  }

  /** The entry's hash, empty where the log has no row for it. */
  static String row(PromotionLog log, String id) {
    return log.entry(id).map(LogEntry::hash).orElse("");
  }

  private void save(PromotionLog before, PromotionLog after) throws IOException {
    if (!java.util.Arrays.equals(before.bytes(), after.bytes())) {
      AtomicFile.write(logFile, after.bytes());
    }
  }

  private PromotionLog writable() throws IOException {
    var log = log();
    if (log.readOnly()) {
      var problem = log.problems().getFirst();
      throw new Trouble(
          "The log cannot be written: line " + problem.line() + ": " + problem.what(),
          "Nothing was recorded",
          "Mend " + logFile.getFileName() + " in an editor, then try again");
    }
    return log;
  }

  private ProcessLock waitForTurn() throws IOException {
    var file = ProcessLock.fileFor(logFile);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var lock = ProcessLock.tryAcquire(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new Trouble(
        "Another Gatehouse is writing " + logFile.getFileName(),
        "Nothing was recorded here",
        "Try again when it is done");
  }

  /** The events of an entry, oldest first. */
  List<Event> events(String id) throws IOException {
    return ledger(id).events();
  }
}

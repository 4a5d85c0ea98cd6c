package dev.gatehouse.promotion;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.NotSaved;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.io.Uninterrupted;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.LogMemory;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.workflow.Workflow;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes what happens: first the ledger, then the log, so that a crash between the two is mended by
 * writing the log again. Evidence is there before either.
 */
final class RecordKeeper {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How often a save is begun again because an editor saved the log in between. */
  private static final int TRIES = 50;

  private final Path logFile;
  private final LogMemory memory;
  private final Workflow workflow;
  private final LogWriter writer;
  private final Clock clock;
  private final LogCommits commits;
  private final Saver saver;
  private final Duration patience;

  /**
   * Says what is to be recorded, from how things are once it is one's turn; refuses by throwing.
   */
  @FunctionalInterface
  interface Drafting {
    List<EventDraft> drafts(PromotionLog log, History history) throws IOException;
  }

  /** Puts a file's new content in place, unless it is no longer what was read. */
  @FunctionalInterface
  interface Saver {
    boolean save(Path file, byte[] former, byte[] bytes) throws IOException;
  }

  /**
   * A keeper of the records beside a log.
   *
   * @param memory knows its saves again when the log is read
   */
  RecordKeeper(Path logFile, LogMemory memory, Workflow workflow, Clock clock, LogCommits commits) {
    this(logFile, memory, workflow, clock, commits, AtomicFile::writeOver, PATIENCE);
  }

  /**
   * One for tests.
   *
   * @param patience how long it waits for its turn
   */
  RecordKeeper(
      Path logFile,
      LogMemory memory,
      Workflow workflow,
      Clock clock,
      LogCommits commits,
      Saver saver,
      Duration patience) {
    this.logFile = logFile;
    this.memory = memory;
    this.workflow = workflow;
    this.writer = new LogWriter(workflow);
    this.clock = clock;
    this.commits = commits;
    this.saver = saver;
    this.patience = patience;
  }

  EntryFolder folder(String id) {
    return EntryFolder.of(logFile, id);
  }

  Ledger ledger(String id) throws IOException {
    return Ledger.open(folder(id).path(), id);
  }

  PromotionLog log() throws IOException {
    return memory.read(logFile);
  }

  /** Removes what killed processes left half saved beside the log and in the entry's folder. */
  void sweep(String id) throws IOException {
    AtomicFile.sweep(logFile.toRealPath().resolveSibling("."));
    var folder = folder(id).path();
    AtomicFile.sweep(folder.resolveSibling("."));
    if (Files.isDirectory(folder, NOFOLLOW_LINKS)) {
      try (var files = Files.walk(folder)) {
        for (var inner : files.filter(file -> Files.isDirectory(file, NOFOLLOW_LINKS)).toList()) {
          AtomicFile.sweep(inner);
        }
      }
    }
  }

  /**
   * Appends an event and writes what it changes into the log; both are durable on return, and
   * committed where that is possible.
   */
  void append(String id, Who who, EventDraft draft) throws IOException {
    append(id, who, (log, history) -> List.of(draft));
  }

  /**
   * Appends the events that are drafted in one's turn, and writes what they change into the log.
   * Nothing is written where one of them cannot be.
   *
   * @return the log as it is then
   */
  synchronized PromotionLog append(String id, Who who, Drafting drafting) throws IOException {
    try (var turn = waitForTurn()) {
      var ledger = ledger(id);
      var log = write(ledger, who, drafting);
      if (!ledger.events().isEmpty()) {
        commits.saved(logFile, ledger);
      }
      return log;
    }
  }

  /** The same in the middle of something that ends with an event of its own: no commit yet. */
  synchronized void appendWithin(String id, Who who, EventDraft draft) throws IOException {
    try (var turn = waitForTurn()) {
      write(ledger(id), who, (log, history) -> List.of(draft));
    }
  }

  private PromotionLog write(Ledger ledger, Who who, Drafting drafting) throws IOException {
    var log = mended(writable(), ledger.entryId());
    var drafts = drafting.drafts(log, new History(workflow, ledger.events()));
    if (drafts.size() > 1) {
      rehearse(log, ledger, who, drafts);
    }
    for (var draft : drafts) {
      log = append(log, ledger, who, draft);
    }
    return log;
  }

  private PromotionLog append(PromotionLog log, Ledger ledger, Who who, EventDraft draft)
      throws IOException {
    var id = ledger.entryId();
    var earlier = ledger.events();
    var attempt = new History(workflow, earlier).attempt();
    var at = clock.instant();
    var event = draft.at(0, attempt, at, who, "", "");
    UnaryOperator<PromotionLog> change = now -> writer.write(now, id, event, earlier);
    var changed = change.apply(log);
    return saving(
        changed,
        () -> {
          folder(id).prepare();
          ledger.append(draft, at, attempt, who, row(changed, id));
          return save(log, changed, change);
        });
  }

  private interface Writing {
    PromotionLog write() throws IOException;
  }

  /** A save that fails says so with what the log should have held, so that nothing is lost. */
  private PromotionLog saving(PromotionLog wanted, Writing writing) throws IOException {
    try {
      if (Files.exists(logFile) && !Files.isWritable(logFile)) {
        // Before the ledger is written: what is refused shall leave no trace.
        throw new AccessDeniedException(logFile.toString(), null, "the file is read-only");
      }
      return writing.write();
    } catch (IOException e) {
      throw new NotSaved(logFile, wanted.bytes(), e);
    }
  }

  private void rehearse(PromotionLog log, Ledger ledger, Who who, List<EventDraft> drafts) {
    var changed = log;
    for (var draft : drafts) {
      var event = draft.at(0, 1, clock.instant(), who, "", "");
      changed = writer.write(changed, ledger.entryId(), event, ledger.events());
    }
  }

  /**
   * Joins what two clones recorded. Where the log, as it was merged, has the value of either of
   * them, that is the one which counts from now on.
   */
  synchronized void join(String id, Who who) throws IOException {
    try (var turn = waitForTurn()) {
      var log = writable();
      var ledger = ledger(id);
      var events = ledger.events();
      var draft =
          EventDraft.of(EventType.JOINED).text(joined(ledger)).set(Joining.set(log, id, events));
      var attempt = new History(workflow, events).attempt();
      var at = clock.instant();
      var event = draft.at(0, attempt, at, who, "", "");
      UnaryOperator<PromotionLog> change =
          now ->
              writer.write(
                  now.entry(id).isPresent() ? writer.complete(now, id, events) : now,
                  id,
                  event,
                  events);
      var changed = change.apply(log);
      ledger.join(draft, at, attempt, who, row(changed, id));
      save(log, changed, change);
      commits.saved(logFile, ledger);
    }
  }

  private static String joined(Ledger ledger) {
    return ledger.verdict() instanceof Verdict.Forked forked
        ? "what two clones recorded: " + forked.words()
        : "";
  }

  /** Writes a cell or field of a row that has no record. */
  synchronized void edit(String id, Who who, UnaryOperator<PromotionLog> change)
      throws IOException {
    try (var turn = waitForTurn()) {
      var log = writable();
      var changed = change.apply(log);
      if (!log.holds(changed)) {
        saving(changed, () -> save(log, changed, change));
        commits.saved(logFile, id, who);
      }
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
    if (lags(log(), id, ledger(id).events())) {
      try (var turn = waitForTurn()) {
        mended(log(), id);
      }
    }
  }

  /** The log with the last event's change in it; to be called in one's turn. */
  private PromotionLog mended(PromotionLog log, String id) throws IOException {
    var ledger = ledger(id);
    var events = ledger.events();
    // Of a fork, nobody can say which event was the last to reach the log.
    if (!ledger.verdict().isUnbroken() || !lags(log, id, events)) {
      return log;
    }
    var last = events.getLast();
    UnaryOperator<PromotionLog> change = now -> writer.complete(now, id, last, allButLast(events));
    return save(log, change.apply(log), change);
  }

  /**
   * Whether a crash may have come between the last event and the log: the row is as it was before
   * the event, or it does not tell and the log was last saved before the event happened. What
   * people have written since stays as it is.
   */
  private boolean lags(PromotionLog log, String id, List<Event> events) throws IOException {
    if (log.readOnly() || events.isEmpty() || events.getLast().row().isEmpty()) {
      return false;
    }
    var before = allButLast(events);
    var formerRow = before.isEmpty() ? "" : before.getLast().row();
    var row = row(log, id);
    return row.equals(events.getLast().row())
        ? savedBefore(events.getLast().at())
        : row.equals(formerRow);
  }

  private boolean savedBefore(Instant event) throws IOException {
    return Files.getLastModifiedTime(logFile).toInstant().isBefore(event);
  }

  private static List<Event> allButLast(List<Event> events) {
    return List.copyOf(events.subList(0, events.size() - 1));
  }

  /** The entry's hash, empty where the log has no row for it. */
  static String row(PromotionLog log, String id) {
    return log.entry(id).map(LogEntry::hash).orElse("");
  }

  /**
   * Saves the log, unless it is no longer what was read: then the change is made again on what an
   * editor has saved meanwhile.
   *
   * @return the log as it was saved
   */
  private PromotionLog save(
      PromotionLog read, PromotionLog changed, UnaryOperator<PromotionLog> change)
      throws IOException {
    var before = read;
    var after = changed;
    for (int tries = 0; tries < TRIES; tries++) {
      if (before.holds(after) || save(before, after)) {
        return after;
      }
      try {
        before = writable();
        after = change.apply(before);
      } catch (Trouble e) {
        throw new Trouble(e.what(), "The log was changed while it was saved", e.remedy(), e);
      }
    }
    throw new Trouble(
        "Another program saves " + logFile.getFileName() + " over and over",
        "The log could not be saved",
        "Close that program, then open the entry again");
  }

  private boolean save(PromotionLog before, PromotionLog after) throws IOException {
    return memory.save(before, after, () -> saver.save(logFile, before.bytes(), after.bytes()));
  }

  private PromotionLog writable() throws IOException {
    var log = log();
    var problem = log.blocker();
    if (problem.isPresent()) {
      throw new Trouble(
          "The log cannot be written: line " + problem.get().line() + ": " + problem.get().what(),
          "Nothing was recorded",
          "Mend " + logFile.getFileName() + " in an editor, then try again");
    }
    return log;
  }

  private ProcessLock waitForTurn() throws IOException {
    return Uninterrupted.call(this::turn);
  }

  private ProcessLock turn() throws IOException {
    var file = ProcessLock.fileFor(logFile);
    var lock = ProcessLock.acquire(file, patience);
    if (lock.isPresent()) {
      return lock.get();
    }
    throw new Trouble(
        "Another Gatehouse is writing "
            + logFile.getFileName()
            + ProcessLock.holder(file).map(holder -> " (" + holder.words() + ")").orElse(""),
        "Nothing was recorded here",
        "Try again when it is done");
  }

  /** The events of an entry, oldest first. */
  List<Event> events(String id) throws IOException {
    return ledger(id).events();
  }
}

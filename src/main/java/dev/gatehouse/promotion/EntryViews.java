package dev.gatehouse.promotion;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.io.FileStamp;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.record.Waiver;
import dev.gatehouse.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Reads what the log's table shows of each entry. A ledger is read again only where its file is
 * another than it was, and of a closed one only what came of it is kept: a log has hundreds of
 * those, and a few that are in work.
 */
final class EntryViews {
  private final Workflow workflow;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /** What the views rest on beside the log and the ledgers. */
  interface Surroundings {
    /** Whether a run of the entry is under way, here or in another process. */
    boolean isRunning(String id) throws IOException;

    /** What the checkouts were when they were last looked at; unknown before that. */
    Inputs inputs(String id, PromotionLog log, History history, Company company);

    /** The entries that it ships with. */
    Company company(String id, History history) throws IOException;

    /** What keeps the entry from going on, as far as its ledger and the log tell. */
    List<Finding> findings(PromotionLog log, Ledger ledger, Company company);
  }

  /**
   * What a ledger told when its file was like that.
   *
   * @param ledger kept while the entry is in work
   * @param told kept once it is closed, for the row that it had then
   */
  private record Known(FileStamp stamp, Optional<Ledger> ledger, Optional<EntryView> told) {}

  EntryViews(Workflow workflow) {
    this.workflow = workflow;
  }

  /** Every row of the log, in file order. */
  List<EntryView> of(Path logFile, PromotionLog log, Surroundings around) throws IOException {
    var folders = folders(logFile);
    try {
      return log.entries().parallelStream()
          .map(entry -> view(logFile, log, entry, folders, around))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One row of the log. */
  EntryView of(Path logFile, PromotionLog log, LogEntry entry, Surroundings around)
      throws IOException {
    try {
      return view(logFile, log, entry, folders(logFile), around);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The names of the folders beside the log; a log of many rows shall not ask for each of them. */
  private static Set<String> folders(Path logFile) throws IOException {
    return EntryFolder.all(logFile).stream().map(EntryViews::name).collect(Collectors.toSet());
  }

  /** Some file systems know no case. */
  private static String name(Path folder) {
    return String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
  }

  private EntryView view(
      Path logFile, PromotionLog log, LogEntry entry, Set<String> folders, Surroundings around) {
    var folder = EntryFolder.of(logFile, entry.id()).path();
    try {
      return folders.contains(name(folder)) && Ledger.exists(folder)
          ? recorded(folder, log, entry, around)
          : without(entry, RecordCheck.showsRecord(log, entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EntryView without(LogEntry entry, boolean lost) {
    var record = lost ? RecordState.BROKEN : RecordState.NONE;
    return new EntryView(
        entry, record, 0, Optional.empty(), StandingReader.without(entry, record), List.of());
  }

  private EntryView recorded(Path folder, PromotionLog log, LogEntry entry, Surroundings around)
      throws IOException {
    var stamp = FileStamp.of(folder.resolve(Ledger.NAME));
    var before = Optional.ofNullable(known.get(folder)).filter(one -> one.stamp().equals(stamp));
    var told = before.flatMap(Known::told);
    if (told.isPresent()) {
      return of(entry, told.get());
    }
    var closed = before.isEmpty() ? closed(folder, entry) : Optional.<EntryView>empty();
    if (closed.isPresent()) {
      known.put(folder, new Known(stamp, Optional.empty(), closed));
      return closed.get();
    }
    var kept = before.flatMap(Known::ledger);
    var ledger = kept.isPresent() ? kept.get() : Ledger.open(folder, entry.id());
    var view = view(log, entry, ledger, around);
    var isClosed = ledger.events().stream().anyMatch(event -> event.type() == EventType.CLOSED);
    known.put(
        folder,
        isClosed
            ? new Known(stamp, Optional.empty(), Optional.of(view))
            : new Known(stamp, Optional.of(ledger), Optional.empty()));
    return view;
  }

  /** Most entries of an old log are closed, and two of their events tell what came of them. */
  private Optional<EntryView> closed(Path folder, LogEntry entry) throws IOException {
    if (!entry.status().equals(Optional.of(Status.PROMOTED))) {
      return Optional.empty();
    }
    return Ledger.glance(folder, entry.id(), StandingReader.TELLING)
        .flatMap(seen -> StandingReader.closed(new History(workflow, seen)))
        .map(
            standing ->
                new EntryView(
                    entry,
                    RecordState.UNBROKEN,
                    workflow.steps().size(),
                    Optional.empty(),
                    standing,
                    List.of()));
  }

  private static EntryView of(LogEntry entry, EntryView told) {
    return new EntryView(
        entry, told.record(), told.done(), told.next(), told.standing(), told.waivers());
  }

  private EntryView view(PromotionLog log, LogEntry entry, Ledger ledger, Surroundings around)
      throws IOException {
    var record =
        ledger.verdict() instanceof Verdict.Unbroken ? RecordState.UNBROKEN : RecordState.BROKEN;
    var history = new History(workflow, ledger.events());
    var closed = history.last(EventType.CLOSED).isPresent();
    var company = closed ? Company.NONE : around.company(entry.id(), history);
    var findings = closed ? List.<Finding>of() : around.findings(log, ledger, company);
    var inputs = closed ? Inputs.UNKNOWN : around.inputs(entry.id(), log, history, company);
    var running = hasOpenRun(ledger.events()) && around.isRunning(entry.id());
    var steps =
        new Replay(workflow, history, inputs, running, findings, company)
            .phases().stream().flatMap(phase -> phase.steps().stream()).toList();
    return new EntryView(
        entry,
        record,
        (int) steps.stream().filter(step -> step.state().isSatisfied()).count(),
        steps.stream()
            .filter(step -> !step.state().isSatisfied())
            .map(step -> step.step().key())
            .findFirst(),
        StandingReader.with(entry, record, history, steps, findings),
        Waiver.standing(history.all()).stream().map(Waiver::words).toList());
  }

  private static boolean hasOpenRun(List<Event> events) {
    return events.stream()
        .filter(e -> e.type() == EventType.STARTED || e.type() == EventType.FINISHED)
        .reduce((first, later) -> later)
        .filter(event -> event.type() == EventType.STARTED)
        .isPresent();
  }
}

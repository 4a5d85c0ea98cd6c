package dev.gatehouse.record;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.record.EntryReport.State;
import dev.gatehouse.record.RecordFinding.Edit;
import dev.gatehouse.record.RecordFinding.Kind;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the records of a log against their chains, the log, the evidence and git's history. Nothing
 * is written.
 */
public final class RecordCheck {
  private final Path logFile;
  private final PromotionLog log;
  private final Optional<Workspace> workspace;
  private final Trailers trailers;

  private RecordCheck(
      Path logFile, PromotionLog log, Optional<Workspace> workspace, Trailers trailers) {
    this.logFile = logFile;
    this.log = log;
    this.workspace = workspace;
    this.trailers = trailers;
  }

  /**
   * Reads a log and the history that it lies in.
   *
   * @param workspace where evidence outside the entries' folders is looked for
   */
  public static RecordCheck of(Path logFile, Optional<Workspace> workspace) throws IOException {
    var checkouts =
        workspace.stream()
            .flatMap(there -> Stream.concat(Stream.of(there.dev()), there.prod().stream()))
            .map(Checkout::root)
            .toList();
    var absolute = logFile.toAbsolutePath().normalize();
    return new RecordCheck(
        absolute, PromotionLog.read(absolute), workspace, Trailers.of(absolute, checkouts));
  }

  /** What is wrong with the log itself, whatever its entries are. */
  public List<RecordFinding> logFindings() {
    return log.problems().stream()
        .map(
            problem ->
                RecordFinding.of(
                    problem.blocksWriting() ? Kind.LOG_PROBLEM : Kind.TEXT_EDITED,
                    "",
                    logName(),
                    problem.line(),
                    "Line " + problem.line() + " of the log: " + problem.what()))
        .filter(RecordFinding::isAlarm)
        .toList();
  }

  /** Every row of the log, and every record that has lost its row. */
  public List<EntryReport> entries() throws IOException {
    var ids = new ArrayList<>(log.entries().stream().map(LogEntry::id).distinct().toList());
    ids.addAll(rowless(ids));
    var reports = new ArrayList<EntryReport>();
    for (var id : ids) {
      reports.add(entry(id));
    }
    return reports;
  }

  /** Whether the log or its folder of records knows the ID. */
  public boolean knows(String id) {
    return log.entries().stream().anyMatch(entry -> entry.id().equals(id))
        || Ledger.exists(EntryFolder.of(logFile, id).path())
        || trailers.speakOf(id);
  }

  /** One entry, looked at from every side. */
  public EntryReport entry(String id) throws IOException {
    var folder = EntryFolder.of(logFile, id);
    var row = log.entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    int line = row.map(LogEntry::line).orElse(0);
    if (!Ledger.exists(folder.path())) {
      return withoutRecord(id, line, row);
    }
    var ledger = Ledger.open(folder.path(), id);
    var findings = new ArrayList<RecordFinding>();
    findings.addAll(new LedgerCheck(folder, ledger).all(trailers.of(id)));
    boolean partial = ledger.verdict() instanceof Verdict.Broken;
    findings.addAll(standing(logFile, log, id, ledger));
    var acknowledged = new Acknowledged(ledger.events());
    Evidence.of(folder, workspace, ledger.events()).stream()
        .filter(finding -> !acknowledged.has(finding))
        .filter(finding -> !partial || finding.kind() != Kind.FILE_UNRECORDED)
        .forEach(findings::add);
    for (var waiver : Waiver.standing(ledger.events())) {
      findings.add(RecordFinding.of(Kind.WAIVED, id, logName(), line, waiver.words()));
    }
    var state =
        switch (ledger.verdict()) {
          case Verdict.Unbroken unbroken -> State.UNBROKEN;
          case Verdict.Forked forked -> State.FORKED;
          case Verdict.Broken broken -> State.BROKEN;
        };
    return new EntryReport(id, line, state, ledger.events().size(), ledger.head(), findings);
  }

  private EntryReport withoutRecord(String id, int line, Optional<LogEntry> row) {
    var lost = trailers.speakOf(id) || row.filter(one -> showsRecord(log, one)).isPresent();
    var finding =
        lost
            ? RecordFinding.of(
                Kind.RECORD_GONE,
                id,
                logName(),
                line,
                "The entry had a record, as "
                    + (trailers.speakOf(id) ? "git's history" : "its section")
                    + " shows, and its ledger is gone")
            : RecordFinding.of(
                Kind.NO_RECORD, id, logName(), line, "The entry has no record: nothing is proved");
    return new EntryReport(id, line, lost ? State.BROKEN : State.NONE, 0, "", List.of(finding));
  }

  /**
   * Whether the log shows what only a promotion writes. A link to details, and a section with
   * claims, people write themselves.
   */
  public static boolean showsRecord(PromotionLog log, LogEntry entry) {
    return Field.required().stream().anyMatch(entry.fields()::containsKey)
        || log.block(entry.id(), EntryLines.TRANSITIONS).isPresent();
  }

  /**
   * What keeps an entry from going on, as far as its ledger and the log tell: neither evidence nor
   * git is looked at.
   */
  public static List<RecordFinding> quick(
      Path logFile, PromotionLog log, String id, Ledger ledger) {
    var findings = new ArrayList<RecordFinding>();
    var folder = EntryFolder.of(logFile, id);
    findings.addAll(new LedgerCheck(folder, ledger).chain());
    findings.addAll(standing(logFile, log, id, ledger));
    return findings.stream().filter(RecordFinding::isAlarm).toList();
  }

  /** What the log says is only held against a whole ledger: of a broken one, events are missing. */
  private static List<RecordFinding> standing(
      Path logFile, PromotionLog log, String id, Ledger ledger) {
    var events = ledger.events();
    var name = String.valueOf(logFile.getFileName());
    var rows = log.entries().stream().filter(entry -> entry.id().equals(id)).toList();
    if (events.isEmpty()) {
      return List.of();
    }
    if (rows.size() > 1) {
      var what =
          id
              + " stands in the log more than once, in lines "
              + rows.get(0).line()
              + " and "
              + rows.get(1).line();
      return List.of(RecordFinding.of(Kind.ROW_TWICE, id, name, rows.get(1).line(), what));
    }
    if (rows.isEmpty()) {
      var what = "The log has no row for " + id + " any more: put it back";
      return events.stream().anyMatch(RecordCheck::madeTheRow)
          ? List.of(RecordFinding.of(Kind.ROW_GONE, id, name, 0, what))
          : List.of();
    }
    if (ledger.verdict() instanceof Verdict.Broken) {
      return List.of();
    }
    var row = rows.getFirst();
    var acknowledged = new Acknowledged(events);
    if (isBehind(row, events)) {
      return List.of(
          RecordFinding.of(
              Kind.SAVE_UNFINISHED,
              id,
              name,
              row.line(),
              "The log does not show the last event, as after a crash: Gatehouse writes it when it"
                  + " opens the entry"));
    }
    return Standing.of(log, row, name, events).stream()
        .filter(finding -> !acknowledged.has(finding))
        .toList();
  }

  /** Whether the row is the entry's since then; before, one of that ID is somebody else's. */
  private static boolean madeTheRow(Event event) {
    return !event.row().isEmpty()
        && (event.type() == EventType.ADOPTED || event.set().containsKey(Field.SUMMARY.key()));
  }

  /** Whether the row is what the event before the last one left, and lacks more than words. */
  private static boolean isBehind(LogEntry row, List<Event> events) {
    if (events.size() < 2 || !Standing.setsProof(events.getLast())) {
      return false;
    }
    var last = events.getLast().row();
    var former = events.get(events.size() - 2).row();
    return !last.isEmpty() && !last.equals(former) && row.hash().equals(former);
  }

  /** The records whose rows are gone, as far as their folders' names tell their IDs. */
  private List<String> rowless(List<String> ids) throws IOException {
    var all = logFile.resolveSibling("promotions");
    if (!Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (var folders = Files.list(all)) {
      return folders
          .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
          .filter(Ledger::exists)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(id -> !ids.contains(id))
          .filter(id -> EntryFolder.of(logFile, id).path().endsWith(id))
          .sorted()
          .toList();
    }
  }

  private String logName() {
    return String.valueOf(logFile.getFileName());
  }

  /** What a person can acknowledge of what speaks against a record. */
  public static List<Edit> edits(EntryReport report) {
    return report.alarms().stream().flatMap(alarm -> alarm.edit().stream()).toList();
  }
}

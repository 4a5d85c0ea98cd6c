package dev.gatehouse.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown promotion log. It holds the file's bytes and never renders them anew: every edit
 * gives a new log in which only the edited cell, row, bullet or line differs. An edit that cannot
 * be made safely (a read-only log, an entry that stands there twice, a row with a cell too many) is
 * refused with a {@link dev.gatehouse.io.Trouble}.
 */
public final class PromotionLog {
  private final Document document;
  private final EntryIndex index;
  private final List<LogProblem> problems;

  /** Made when first asked for: an edit of a large log needs one entry, not all. */
  private volatile @Nullable List<LogEntry> entries;

  private PromotionLog(Document document) {
    this.document = document;
    this.index = new EntryIndex(document);
    var found = new ArrayList<>(document.problems());
    found.addAll(index.problems());
    if (document.tables().isEmpty() && found.stream().noneMatch(LogProblem::blocksWriting)) {
      var what = "this file has no table with the columns ID, Summary, Status, Owner and Notes";
      found.add(new LogProblem(1, what, true));
    }
    found.sort(Comparator.comparingInt(LogProblem::line));
    this.problems = List.copyOf(found);
  }

  public static PromotionLog read(Path file) throws IOException {
    return new PromotionLog(BlockScanner.scan(Files.readAllBytes(file)));
  }

  /** Reads any bytes whatever; what is wrong with them stands in {@link #problems}. */
  public static PromotionLog parse(byte[] bytes) {
    return new PromotionLog(BlockScanner.scan(bytes.clone()));
  }

  public byte[] bytes() {
    return document.lines().bytes().clone();
  }

  /** Whether these are its bytes. */
  public boolean holds(byte[] bytes) {
    return Arrays.equals(document.lines().bytes(), bytes);
  }

  /** Whether another log has the same bytes. */
  public boolean holds(PromotionLog other) {
    return this == other || holds(other.document.lines().bytes());
  }

  /** Every row with an ID, in file order; an ID that stands there twice comes twice. */
  public List<LogEntry> entries() {
    var all = entries;
    if (all == null) {
      all = index.rows().stream().map(index::entry).toList();
      entries = all;
    }
    return all;
  }

  public Optional<LogEntry> entry(String id) {
    return index.row(id).map(index::entry);
  }

  /** Why the entry cannot be edited, although the log can: its ID stands there twice, say. */
  public Optional<String> lock(String id) {
    return index.lock(id);
  }

  /** What is wrong with the log, by line. */
  public List<LogProblem> problems() {
    return problems;
  }

  /** Whether it has at least one table with the columns ID, Summary, Status, Owner and Notes. */
  public boolean isLog() {
    return !document.tables().isEmpty();
  }

  /** The first problem that has to be mended before anything can be edited; empty without one. */
  public Optional<LogProblem> blocker() {
    return problems.stream().filter(LogProblem::blocksWriting).findFirst();
  }

  /** Whether no edit is possible until a problem is mended. */
  public boolean readOnly() {
    return blocker().isPresent();
  }

  /**
   * Adds an entry: a row at the end of the table for its kind, and a section with a link to it. The
   * ID is one line and not in the log yet.
   */
  public PromotionLog add(String id, String summary, Status status, String owner, String notes) {
    writable();
    var key = id.strip();
    if (key.isEmpty() || !Cells.oneLine(key).equals(key)) {
      throw Refusal.badId();
    }
    var taken = index.row(key);
    if (taken.isPresent()) {
      throw Refusal.taken(key, taken.get().line() + 1);
    }
    var said = DetailsLink.without(notes, key);
    var texts = new EnumMap<Column, String>(Column.class);
    texts.put(Column.ID, key);
    texts.put(Column.SUMMARY, summary);
    texts.put(Column.STATUS, status.text());
    texts.put(Column.OWNER, owner);
    texts.put(Column.NOTES, DetailsLink.with(said, key));
    var splices = new ArrayList<Splice>();
    splices.add(new RowEdits(document).added(document.tableFor(status), texts));
    if (index.section(key).isEmpty()) {
      splices.add(new SectionEdits(document).added(key, List.of()));
    }
    return edited(
        splices,
        key,
        entry -> entry.summary().equals(summary) && entry.notes().equals(said),
        document.rowCount() + 1);
  }

  /** Sets the summary, the owner or the notes; the link to the details stays. */
  public PromotionLog withCell(String id, Field field, String value) {
    var row = editable(id);
    var column = Column.of(field);
    var cell = index.cell(row, column);
    var isNotes = field == Field.NOTES;
    var wanted = isNotes ? DetailsLink.without(value, id) : value;
    if (wanted.equals(isNotes ? DetailsLink.without(cell, id) : cell)) {
      return this;
    }
    var linked = isNotes && DetailsLink.endsWith(cell, id);
    var text = Cells.encode(linked ? DetailsLink.with(wanted, id) : wanted);
    return edited(
        List.of(new RowEdits(document).cell(row, column, text)),
        id,
        entry -> wanted.equals(cellOf(entry, field)),
        document.rowCount());
  }

  /**
   * Sets the status. Where the log has a table under a heading that says "Promoted", the row of a
   * promoted entry moves there.
   */
  public PromotionLog withStatus(String id, Status status) {
    var row = editable(id);
    var edits = new RowEdits(document);
    var moved =
        status == Status.PROMOTED
            ? edits.moved(row, status.text())
            : Optional.<List<Splice>>empty();
    if (moved.isEmpty() && index.cell(row, Column.STATUS).equals(status.text())) {
      return this;
    }
    return edited(
        moved.orElseGet(() -> List.of(edits.cell(row, Column.STATUS, status.text()))),
        id,
        entry -> entry.status().equals(Optional.of(status)),
        document.rowCount());
  }

  /**
   * Sets a field of the entry's section to a line of Markdown (line breaks become {@code <br>}).
   * The section, its bullet and the link to it are made where they are missing.
   */
  public PromotionLog withField(String id, Field field, String markdown) {
    if (field.isCell()) {
      return withCell(id, field, markdown);
    }
    var row = editable(id);
    var value = Cells.oneLine(markdown.strip());
    if (value.equals(index.entry(row).fields().getOrDefault(field, ""))) {
      return this;
    }
    var edits = new SectionEdits(document);
    var splice =
        index
            .section(id)
            .map(section -> edits.field(section, field, value))
            .orElseGet(() -> edits.added(id, List.of(SectionEdits.bullet(field, value))));
    return edited(
        linked(row, id, splice),
        id,
        entry -> entry.fields().getOrDefault(field, "").equals(value),
        document.rowCount());
  }

  /**
   * Adds a line at the end of the block under {@code #### heading} in the entry's section; a row or
   * a list item goes behind the last one there. The block is made where it is missing, and then
   * begins with the preamble (a table's head, say).
   */
  public PromotionLog withLine(String id, String heading, List<String> preamble, String line) {
    var row = editable(id);
    var text = Cells.oneLine(line.stripTrailing());
    var edits = new SectionEdits(document);
    var splice =
        index
            .section(id)
            .map(section -> edits.line(section, heading, preamble, text))
            .orElseGet(
                () -> {
                  var body = new ArrayList<>(List.of("#### " + heading));
                  body.addAll(preamble);
                  body.add(text);
                  return edits.added(id, body);
                });
    return edited(linked(row, id, splice), id, entry -> true, document.rowCount())
        .holding(id, heading, text);
  }

  /** Replaces the first line of the block that is wanted, or else adds the line at its end. */
  public PromotionLog withBlockLine(
      String id, String heading, Predicate<String> which, String line) {
    var row = editable(id);
    var text = Cells.oneLine(line.stripTrailing());
    var edits = new SectionEdits(document);
    var at =
        index
            .section(id)
            .flatMap(section -> section.block(heading))
            .map(block -> edits.find(block, which))
            .orElse(-1);
    if (at < 0) {
      return withLine(id, heading, List.of(), line);
    }
    if (document.lines().text(at).equals(text)) {
      return this;
    }
    return edited(linked(row, id, edits.replaced(at, text)), id, entry -> true, document.rowCount())
        .holding(id, heading, text);
  }

  /** The lines under {@code #### heading} in the entry's section, without blank ones around. */
  public Optional<List<String>> block(String id, String heading) {
    return index
        .section(id)
        .flatMap(section -> section.block(heading))
        .map(new SectionEdits(document)::text);
  }

  /** The entry as it stands in the log: its row below its table's head, and its section. */
  public Optional<String> excerpt(String id) {
    var row = index.row(id);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    var lines = document.lines();
    var table = row.get().table();
    var text = new ArrayList<String>();
    text.add(lines.text(table.line()));
    text.add(lines.text(table.line() + 1));
    text.add(lines.text(row.get().line()));
    index
        .section(id)
        .ifPresent(
            section -> {
              text.add("");
              for (var line = section.heading(); line < section.end(); line++) {
                text.add(lines.text(line));
              }
            });
    return Optional.of(String.join("\n", text).stripTrailing() + "\n");
  }

  /** The entry's notes and fields in the old form, on one line, for a log without sections. */
  public Optional<String> oneLine(String id) {
    return entry(id)
        .map(entry -> OneLineNotes.of(entry, block(id, Section.TRANSITIONS).orElse(List.of())));
  }

  private List<Splice> linked(Row row, String id, Splice other) {
    var linked = DetailsLink.endsWith(index.cell(row, Column.NOTES), id);
    return linked ? List.of(other) : List.of(new RowEdits(document).link(row, id), other);
  }

  private static String cellOf(LogEntry entry, Field field) {
    return switch (Column.of(field)) {
      case SUMMARY -> entry.summary();
      case OWNER -> entry.owner();
      case NOTES -> entry.notes();
      case ID -> entry.id();
      case STATUS -> entry.statusText();
    };
  }

  private void writable() {
    var problem = blocker();
    if (problem.isPresent()) {
      throw Refusal.readOnly(problem.get());
    }
  }

  private Row editable(String id) {
    writable();
    var row = index.row(id).orElseThrow(() -> Refusal.unknown(id));
    var lock = index.lock(id);
    if (lock.isPresent()) {
      throw Refusal.locked(id, lock.get());
    }
    return row;
  }

  /** The log with the splices made, once it is proved that it reads as it should. */
  private PromotionLog edited(
      List<Splice> splices, String id, Predicate<LogEntry> holds, int rows) {
    var after =
        new PromotionLog(BlockScanner.scan(Splice.apply(document.lines().bytes(), splices)));
    var whole =
        !after.readOnly()
            && after.document.rowCount() == rows
            && after.index.sectionCount() >= index.sectionCount();
    if (!whole || after.index.lock(id).isPresent() || after.entry(id).filter(holds).isEmpty()) {
      throw Refusal.unsafe(id);
    }
    return after;
  }

  private PromotionLog holding(String id, String heading, String line) {
    if (block(id, heading).filter(block -> block.contains(line)).isEmpty()) {
      throw Refusal.unsafe(id);
    }
    return this;
  }
}

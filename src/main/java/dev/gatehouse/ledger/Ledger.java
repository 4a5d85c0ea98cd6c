package dev.gatehouse.ledger;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.io.Uninterrupted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The record of one entry, in {@code ledger.jsonl} in the entry's folder. It only ever grows; where
 * two processes append to it, they take turns, and each goes on from what the other wrote.
 */
public final class Ledger {
  /** The name of its file. */
  public static final String NAME = "ledger.jsonl";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;
  private final Path file;
  private final String entryId;
  private byte[] bytes;
  private volatile Chain chain;

  private Ledger(Path folder, String entryId, byte[] bytes) {
    this.folder = folder;
    this.file = folder.resolve(NAME);
    this.entryId = entryId;
    this.bytes = bytes;
    this.chain = Chain.of(bytes, entryId);
  }

  /**
   * Reads the ledger; where there is no file yet, it is empty and unbroken.
   *
   * @param entryFolder the entry's folder under {@code promotions/}
   * @throws Trouble where something else than a file goes by the ledger's name
   */
  public static Ledger open(Path entryFolder, String entryId) throws IOException {
    return new Ledger(entryFolder, entryId, read(entryFolder.resolve(NAME)));
  }

  /** Whether the entry has a ledger, be it broken. */
  public static boolean exists(Path entryFolder) {
    return Files.exists(entryFolder.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Looks at a ledger without reading each of its events: those of some types, those that set the
   * entry's status, and the last one.
   *
   * @return empty where it is no unbroken run of lines as Gatehouse writes them, and has to be
   *     opened to tell what it is
   */
  public static Optional<List<Event>> glance(Path entryFolder, String entryId, Set<EventType> types)
      throws IOException {
    return Glance.of(read(entryFolder.resolve(NAME)), entryId, types);
  }

  public String entryId() {
    return entryId;
  }

  public Path file() {
    return file;
  }

  /** What is proved, in order; of a broken ledger, what stands before the break. */
  public List<Event> events() {
    return chain.events();
  }

  /** SHA-256 of the last line that is proved, or of the ledger's beginning where there is none. */
  public String head() {
    return chain.head();
  }

  public Verdict verdict() {
    return chain.verdict();
  }

  /** The number of the last line that is proved; 0 where there is none. */
  public long seq() {
    return chain.nextSeq() - 1;
  }

  /** Whether a hash is that of a line of the file, proved or not, or of the ledger's beginning. */
  public boolean holds(String sha256) {
    return chain.seqs().containsKey(sha256) || lineHashes().contains(sha256);
  }

  /** SHA-256 of each line of the file without its LF, whatever the line is. */
  public List<String> lineHashes() {
    return Lines.of(bytes).all().stream().map(line -> Sha256.of(line.content())).toList();
  }

  /** Whether the last line lacks its LF, as an editor may leave it. */
  public boolean lacksLastLineEnd() {
    return !chain.ended();
  }

  /**
   * The rest of a line that was being written when its process or the machine went down, for people
   * to see. The next append moves it to a file of its own beside the ledger.
   */
  public Optional<String> tornTail() {
    return chain.tornTail();
  }

  /**
   * Writes an event; it is on the disk when this returns, and in the form in which it will be read
   * again. What another process has appended meanwhile comes before it.
   *
   * @param attempt counts from 1 and never goes back
   * @param row SHA-256 of the entry after the event, empty while the log has no row for it
   * @throws Trouble where the ledger is broken, was changed other than by appending since it was
   *     read, or where another process has begun a later attempt
   */
  public synchronized Event append(EventDraft draft, Instant at, int attempt, Who who, String row)
      throws IOException {
    return Uninterrupted.call(() -> appendInTurn(draft, at, attempt, who, row));
  }

  private Event appendInTurn(EventDraft draft, Instant at, int attempt, Who who, String row)
      throws IOException {
    try (var lock = takeTurn()) {
      catchUp();
      refuseUnlessUnbroken();
      setTornTailAside();
      endLastLine();
      if (!chain.events().isEmpty() && attempt < chain.events().getLast().attempt()) {
        throw new Trouble(
            "Attempt " + attempt + " of " + entryId + " has ended",
            "Nothing counts for it any more, and nothing was recorded",
            "Open the entry again and go on from where it stands");
      }
      if (draft.type() == EventType.JOINED) {
        throw new IllegalArgumentException("only a join joins");
      }
      return write(draft.at(chain.nextSeq(), attempt, at, who, row, chain.head()));
    }
  }

  private Event write(Event event) throws IOException {
    var line = EventWriter.line(event).getBytes(StandardCharsets.UTF_8);
    var added = Arrays.copyOf(line, line.length + 1);
    added[line.length] = '\n';
    var grown = Arrays.copyOf(bytes, bytes.length + added.length);
    System.arraycopy(added, 0, grown, bytes.length, added.length);
    var grownChain = chain.with(line, grown.length);
    AtomicFile.append(file, added);
    bytes = grown;
    chain = grownChain;
    return chain.events().getLast();
  }

  /**
   * Joins the lines that two clones went on with: all of them stay, the marks of a conflict go, and
   * an event says who joined them. Where more than two went on, each further one takes an event.
   *
   * @param draft a joined event
   * @param attempt the one that is under way after what both did
   * @param row SHA-256 of the entry after it
   * @throws Trouble where there is nothing to join, or the ledger is broken
   */
  public synchronized void join(EventDraft draft, Instant at, int attempt, Who who, String row)
      throws IOException {
    Uninterrupted.call(
        () -> {
          try (var lock = takeTurn()) {
            catchUp();
            joinInTurn(draft, at, attempt, who, row);
          }
          return row;
        });
  }

  private void joinInTurn(EventDraft draft, Instant at, int attempt, Who who, String row)
      throws IOException {
    if (chain.verdict() instanceof Verdict.Broken broken) {
      throw broken(broken);
    }
    if (!(chain.verdict() instanceof Verdict.Forked forked)) {
      throw new Trouble(
          "The record of " + entryId + " is not forked",
          "There is nothing to join",
          "Go on with the promotion");
    }
    setTornTailAside();
    var joined = withoutMarks();
    long seq = chain.events().stream().mapToLong(Event::seq).max().orElse(0);
    var prev = forked.heads().getLast().sha256();
    for (var head : forked.heads().reversed().subList(1, forked.heads().size())) {
      seq++;
      var event = draft.also(head.sha256()).at(seq, attempt, at, who, row, prev);
      var line = EventWriter.line(event).getBytes(StandardCharsets.UTF_8);
      joined.write(line);
      joined.write('\n');
      prev = Sha256.of(line);
    }
    var grown = Chain.of(joined.toByteArray(), entryId);
    if (!grown.verdict().isUnbroken()) {
      throw new IllegalStateException("joined, and still " + grown.verdict());
    }
    AtomicFile.write(file, joined.toByteArray());
    bytes = joined.toByteArray();
    chain = grown;
  }

  /** The proved lines, each once and with its LF, and nothing of what git put between them. */
  private ByteArrayOutputStream withoutMarks() {
    var lines = new ByteArrayOutputStream();
    var seen = new HashSet<String>();
    for (var line : Lines.of(bytes).all()) {
      var hash = Sha256.of(line.content());
      if (chain.seqs().containsKey(hash) && seen.add(hash)) {
        lines.writeBytes(line.content());
        lines.write('\n');
      }
    }
    return lines;
  }

  private void refuseUnlessUnbroken() {
    switch (chain.verdict()) {
      case Verdict.Unbroken unbroken -> {}
      case Verdict.Broken broken -> throw broken(broken);
      case Verdict.Forked forked ->
          throw new Trouble(
              "Two people went on with " + entryId + " in two clones: " + forked.words(),
              "Both are kept, and nothing is added until they are joined",
              "Have a person join the two in the window");
    }
  }

  private ProcessLock takeTurn() throws IOException {
    return ProcessLock.acquire(ProcessLock.fileFor(file), PATIENCE)
        .orElseThrow(
            () ->
                new Trouble(
                    "Another Gatehouse is writing to the record of " + entryId,
                    "Nothing was recorded here",
                    "Try again when it is done"));
  }

  private void catchUp() throws IOException {
    var present = read(file);
    if (Arrays.equals(present, bytes)) {
      return;
    }
    if (present.length < chain.whole()
        || Arrays.mismatch(present, 0, chain.whole(), bytes, 0, chain.whole()) >= 0) {
      throw new Trouble(
          "The record of " + entryId + " was changed by something else than Gatehouse",
          "Lines that were there when it was opened have changed or are gone, and nothing was"
              + " added",
          "Open the entry again and look at its record");
    }
    bytes = present;
    chain = Chain.of(present, entryId);
  }

  private void setTornTailAside() throws IOException {
    if (chain.tornTail().isEmpty()) {
      return;
    }
    var torn = Arrays.copyOfRange(bytes, chain.whole(), bytes.length);
    var name = "ledger-torn-" + Sha256.of(torn).substring(0, 8) + ".txt";
    AtomicFile.write(Folders.inside(folder, name), torn);
    var whole = Arrays.copyOf(bytes, chain.whole());
    AtomicFile.write(file, whole);
    bytes = whole;
    chain = Chain.of(whole, entryId);
  }

  /**
   * Gives the last line the LF that it has lost. An append that is torn there would take the line
   * with it.
   */
  private void endLastLine() throws IOException {
    if (chain.ended()) {
      return;
    }
    var ended = Arrays.copyOf(bytes, bytes.length + 1);
    ended[bytes.length] = '\n';
    AtomicFile.write(file, ended);
    bytes = ended;
    chain = Chain.of(ended, entryId);
  }

  private Trouble broken(Verdict.Broken broken) {
    return new Trouble(
        "The record of " + entryId + " is broken at line " + broken.line() + ": " + broken.why(),
        "Nothing after that line is proved, and nothing can be added",
        "Bring " + file + " back from git or from a backup");
  }

  private static byte[] read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new byte[0];
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Trouble(
          file + " is a link or a folder where the record should be",
          "The record cannot be read, and nothing can be added to it",
          "Put the ledger itself there");
    }
    return Files.readAllBytes(file);
  }
}

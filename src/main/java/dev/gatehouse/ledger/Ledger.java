package dev.gatehouse.ledger;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.io.Uninterrupted;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The record of one entry, in {@code ledger.jsonl} in the entry's folder. It only ever grows; where
 * two processes append to it, they take turns, and each goes on from what the other wrote.
 */
public final class Ledger {
  private static final String NAME = "ledger.jsonl";
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
      if (chain.verdict() instanceof Verdict.Broken(int line, String why)) {
        throw broken(line, why);
      }
      setTornTailAside();
      endLastLine();
      if (!chain.events().isEmpty() && attempt < chain.events().getLast().attempt()) {
        throw new Trouble(
            "Attempt " + attempt + " of " + entryId + " has ended",
            "Nothing counts for it any more, and nothing was recorded",
            "Open the entry again and go on from where it stands");
      }
      var event = draft.at(chain.events().size() + 1L, attempt, at, who, row, chain.head());
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
  }

  private ProcessLock takeTurn() throws IOException {
    try {
      return ProcessLock.acquire(ProcessLock.fileFor(file), PATIENCE)
          .orElseThrow(
              () ->
                  new Trouble(
                      "Another Gatehouse is writing to the record of " + entryId,
                      "Nothing was recorded here",
                      "Try again when it is done"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting to write to " + file);
    }
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

  private Trouble broken(int line, String why) {
    return new Trouble(
        "The record of " + entryId + " is broken at line " + line + ": " + why,
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

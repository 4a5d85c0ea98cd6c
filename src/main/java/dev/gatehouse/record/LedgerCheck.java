package dev.gatehouse.record;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.ledger.Verdict.Fault;
import dev.gatehouse.record.RecordFinding.Kind;
import dev.gatehouse.record.Trailers.Trailer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is wrong with the lines of a ledger themselves. */
final class LedgerCheck {
  private final EntryFolder folder;
  private final Ledger ledger;
  private final List<RecordFinding> findings = new ArrayList<>();

  LedgerCheck(EntryFolder folder, Ledger ledger) {
    this.folder = folder;
    this.ledger = ledger;
  }

  /** What the lines say by themselves. */
  List<RecordFinding> chain() {
    switch (ledger.verdict()) {
      case Verdict.Unbroken unbroken -> {}
      case Verdict.Forked forked ->
          add(
              Kind.FORKED,
              forked.heads().getLast().line(),
              "Two people went on in two clones: "
                  + forked.words()
                  + "; both are kept, and a person has to join them");
      case Verdict.Broken broken ->
          add(
              kind(broken.fault()),
              broken.line(),
              "The record is broken at line " + broken.line() + ": " + broken.why());
    }
    return findings;
  }

  /** What else the bytes and git's history say. */
  List<RecordFinding> all(List<Trailer> trailers) throws IOException {
    if (ledger.verdict() instanceof Verdict.Broken broken) {
      var other = whoseIs(broken.line());
      if (other.isPresent()) {
        add(
            Kind.LINE_COPIED,
            broken.line(),
            "Line " + broken.line() + " was copied from the record in " + other.get());
      } else {
        chain();
      }
    } else {
      chain();
    }
    if (ledger.tornTail().isPresent()) {
      add(
          Kind.LINE_TORN,
          ledger.lineHashes().size(),
          "The last line was cut off while it was written, and counts for nothing; the next save"
              + " moves it to a file beside the ledger");
    }
    if (ledger.lacksLastLineEnd()) {
      add(
          Kind.LINE_CHANGED,
          ledger.lineHashes().size(),
          "The last line has lost its line end, as in an editor");
    }
    trailers(trailers);
    return findings;
  }

  private void trailers(List<Trailer> trailers) {
    var missing =
        trailers.stream()
            .filter(trailer -> !ledger.holds(trailer.sha256()))
            .max(Comparator.comparingLong(Trailer::seq));
    if (missing.isEmpty()) {
      return;
    }
    var trailer = missing.get();
    var commit = trailer.commit().substring(0, 10);
    if (trailer.seq() > ledger.seq()) {
      add(
          Kind.LINES_CUT,
          ledger.lineHashes().size(),
          "The record ends with number "
              + ledger.seq()
              + ", and commit "
              + commit
              + " knows it up to number "
              + trailer.seq()
              + ": its last lines were cut off or changed");
    } else {
      add(
          Kind.LINE_MISSING,
          0,
          "Commit "
              + commit
              + " knows a line number "
              + trailer.seq()
              + " that is not in the record: it was changed, or a merge left out what another clone"
              + " had written; that commit still has it");
    }
  }

  /** The folder of another entry whose ledger has a line, byte for byte. */
  private Optional<String> whoseIs(int line) throws IOException {
    var hashes = ledger.lineHashes();
    var all = folder.path().getParent();
    if (line > hashes.size() || all == null) {
      return Optional.empty();
    }
    try (var folders = Files.list(all)) {
      return folders
          .filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
          .filter(one -> !one.equals(folder.path()) && Ledger.exists(one))
          .filter(one -> has(one, hashes.get(line - 1)))
          .map(one -> String.valueOf(one.getFileName()))
          .findFirst();
    }
  }

  private static boolean has(Path folder, String hash) {
    try {
      return Ledger.open(folder, "").lineHashes().contains(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Kind kind(Fault fault) {
    return switch (fault) {
      case CHANGED -> Kind.LINE_CHANGED;
      case REMOVED -> Kind.LINES_REMOVED;
      case REORDERED -> Kind.LINE_REORDERED;
      case REPEATED -> Kind.LINE_REPEATED;
      case COPIED -> Kind.LINE_COPIED;
      case CONFLICT -> Kind.CONFLICT;
      case NEWER -> Kind.LINE_NEWER;
    };
  }

  private void add(Kind kind, int line, String what) {
    var file = "promotions/" + folder.path().getFileName() + "/" + Ledger.NAME;
    findings.add(RecordFinding.of(kind, folder.id(), file, line, what));
  }
}

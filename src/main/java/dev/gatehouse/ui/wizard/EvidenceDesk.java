package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Sizes;
import dev.gatehouse.evidence.Intake;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.evidence.Brought;
import dev.gatehouse.ui.evidence.FilePicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Where a promotion's evidence is handed in, named, opened and withdrawn. */
final class EvidenceDesk {
  /** In bytes, together: what is larger is asked about, since it is committed with the log. */
  static final long ASKED_FROM = 10_000_000;

  /** What a system's viewer shows and does not run. */
  private static final Set<String> VIEWED =
      Set.of(
          "png", "jpg", "jpeg", "gif", "bmp", "webp", "txt", "log", "csv", "json", "md", "sql",
          "pdf");

  private final PromotionModel model;
  private final Dialogs dialogs;
  private final FilePicker picker;
  private final FileOpener opener;

  EvidenceDesk(PromotionModel model, Dialogs dialogs, FilePicker picker, FileOpener opener) {
    this.model = model;
    this.dialogs = dialogs;
    this.picker = picker;
    this.opener = opener;
  }

  FilePicker picker() {
    return picker;
  }

  /** What the pieces are evidence of. */
  record Place(String step, String about) {}

  private record Weighed(List<Intake> pieces, long bytes) {}

  /**
   * Takes it in, after a question where it is large.
   *
   * @param afterwards when it is listed
   */
  void take(Place place, Brought brought, Runnable afterwards) {
    model.read(
        "Looking at the evidence",
        engine -> {
          var pieces = brought.pieces();
          return new Weighed(pieces, Intake.bytes(pieces));
        },
        weighed -> {
          if (weighed.bytes() > ASKED_FROM) {
            ask(weighed, () -> attach(place, weighed.pieces(), afterwards));
          } else {
            attach(place, weighed.pieces(), afterwards);
          }
        });
  }

  /** The same for the clipboard; it says so where there is nothing on it. */
  void paste(Place place, Optional<Brought> held, Runnable afterwards) {
    held.ifPresentOrElse(
        brought -> take(place, brought, afterwards),
        () ->
            model.trouble(
                new Trouble(
                    "There is no file, no picture and no text on the clipboard",
                    "Nothing was attached",
                    "Copy what shall be evidence, then paste again")));
  }

  /** Has the person choose files. */
  void choose(Node from, Place place, String title, Runnable afterwards) {
    var files = picker.pick(from.getScene().getWindow(), title);
    if (!files.isEmpty()) {
      take(place, Brought.files(files), afterwards);
    }
  }

  private void ask(Weighed weighed, Runnable attach) {
    var pieces = weighed.pieces();
    var what = pieces.size() == 1 ? pieces.getFirst().name() + " is" : pieces.size() + " files are";
    dialogs.confirm(
        "Attach " + Sizes.of(weighed.bytes()) + "?",
        what
            + " "
            + Sizes.of(weighed.bytes())
            + (pieces.size() == 1 ? "" : " together")
            + ". Evidence is committed with the log: it stays in the repository for ever, and"
            + " everybody who clones it loads it. A smaller picture, or the part of a log that"
            + " matters, often does as well.",
        "Attach it",
        attach);
  }

  private void attach(Place place, List<Intake> pieces, Runnable afterwards) {
    model.record(
        "Attaching evidence",
        (engine, who) ->
            engine.deeds().attach(model.id(), place.step(), place.about(), "", pieces, who),
        afterwards);
  }

  void caption(Attachment piece, String words) {
    model.record(
        "Naming evidence",
        (engine, who) -> engine.deeds().caption(model.id(), piece.artifact().path(), words, who),
        () -> {});
  }

  void withdraw(Attachment piece) {
    dialogs.ask(
        "Withdraw " + Said.name(piece.artifact().path()),
        "Why does it no longer count? It stays in the record and in the list, struck through, with"
            + " your name and the reason.",
        "Withdraw",
        "",
        reason ->
            model.record(
                "Withdrawing evidence",
                (engine, who) ->
                    engine.deeds().withdraw(model.id(), piece.artifact().path(), reason, who),
                () -> {}));
  }

  /**
   * Shows a piece in the system's own viewer; where that could run it, the folder that it is in.
   */
  void open(Attachment piece) {
    model.read(
        "Opening evidence",
        engine -> {
          open(engine, piece);
          return piece;
        },
        done -> {});
  }

  private void open(Promotions engine, Attachment piece) throws IOException {
    var file = engine.evidenceFile(piece.artifact());
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    var isViewed = VIEWED.contains(name.substring(name.lastIndexOf('.') + 1));
    opener.open(isViewed ? file : folder(file));
  }

  private static Path folder(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** Opens what a run has printed, whole, in the system's editor. */
  void openOutput(String step, int run) {
    model.read(
        "Opening the output",
        engine -> {
          opener.open(output(engine, step, run));
          return run;
        },
        done -> {});
  }

  /** Reads the end of what a run has printed. */
  void readOutput(String step, int run, Consumer<KeptOutput> onRead) {
    model.read(
        "Reading the output",
        engine -> KeptOutput.tail(output(engine, step, run), OutputFeed.CAPACITY),
        onRead);
  }

  private Path output(Promotions engine, String step, int run) {
    var file = engine.outputFile(model.id(), step, run);
    if (!Files.exists(file)) {
      throw new Trouble(
          "The output of run " + run + " is not there",
          "It was deleted, or never came with this clone; the run's result stands",
          "Bring " + file.getFileName() + " back from git");
    }
    return file;
  }
}

package dev.gatehouse.ui.log;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.control.FileOpener;
import dev.gatehouse.ui.shell.Session;
import dev.gatehouse.workflow.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is done with an entry that changes nothing of it: copying, opening, looking at output. */
final class Errands {
  private final Session session;
  private final FileOpener opener;
  private final StringProperty said = new SimpleStringProperty(this, "said", "");
  private Consumer<String> copier = text -> {};
  private BiConsumer<String, KeptOutput> onOutput = (title, output) -> {};

  Errands(Session session, FileOpener opener) {
    this.session = session;
    this.opener = opener;
  }

  /** Copies the entry as it stands in the log. */
  void copyMarkdown(LogRow row) {
    copy(row, "Copied " + row.id() + " as Markdown", log -> log.excerpt(row.id()));
  }

  /** Copies the entry's notes in the old form, for a log without sections. */
  void copyLine(LogRow row) {
    copy(row, "Copied " + row.id() + " as one line", log -> log.oneLine(row.id()));
  }

  private void copy(LogRow row, String done, Function<PromotionLog, Optional<String>> words) {
    session
        .runner()
        .run(
            "Copy " + row.id(),
            () -> words.apply(session.promotions().log()).orElseThrow(() -> gone(row)),
            text -> {
              copier.accept(text);
              said.set(done);
            },
            session::trouble);
  }

  private static Trouble gone(LogRow row) {
    return new Trouble(
        row.id() + " is no longer in the log", "Nothing was copied", "Look at the log again");
  }

  /** Opens the log in an editor, at the entry's line where that can be. */
  void openFile(LogRow row) {
    withFile("Open the log", file -> opener.openAt(file, row.view().entry().line()));
  }

  /** Shows the log's file among the others of its folder. */
  void revealFile() {
    withFile("Reveal the log", opener::reveal);
  }

  private interface Opening {
    void of(Path file) throws IOException;
  }

  private void withFile(String what, Opening opening) {
    var file = session.workspace().log();
    if (file.isPresent()) {
      session
          .runner()
          .run(
              what,
              () -> {
                opening.of(file.get());
                return what;
              },
              done -> {},
              session::trouble);
    }
  }

  /** What was done last that leaves no trace on the page: that something was copied. */
  StringProperty saidProperty() {
    return said;
  }

  /** Takes back what was said, since another entry is looked at. */
  void forget() {
    said.set("");
  }

  /** Where copied texts go. */
  void copier(Consumer<String> clipboard) {
    copier = clipboard;
  }

  /** Reads what a run printed, for {@link #onOutput}. */
  void readOutput(String id, Step step, int run) {
    var engine = session.promotions();
    session
        .runner()
        .run(
            "Read the output",
            () -> KeptOutput.tail(engine.outputFile(id, step.key(), run), OutputFeed.CAPACITY),
            output -> onOutput.accept("Output of step " + step.number() + ", run " + run, output),
            session::trouble);
  }

  /** Is asked to show what a run printed, with a title. */
  void onOutput(BiConsumer<String, KeptOutput> show) {
    onOutput = show;
  }
}

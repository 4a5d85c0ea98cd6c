package dev.gatehouse.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.shell.Deed;
import dev.gatehouse.ui.task.Latest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has marked and typed is there again when the program is started again. */
class NotebookTest {
  private static final Who ADA = Who.human("Ada");
  private static final String PORT = "frontend/config.js";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path dev;

  @BeforeEach
  void writeTheSample() throws Exception {
    dev = Walked.sample(folder.resolve("sample")).dev();
    var promotions = Promotions.of(Workspace.discover(dev), Clock.systemUTC());
    promotions.start(SampleWorkspace.READY_ENTRY, ADA);
  }

  @Test
  void aViewedFileStaysViewedUntilASideChanges() throws Exception {
    var first = started();
    first.view(first.delta(PORT).orElseThrow().delta(), true);
    var second = started();
    assertTrue(second.notebook().isViewed(second.delta(PORT).orElseThrow().delta()));
    assertFalse(second.notebook().isViewed(second.delta("VERSION").orElseThrow().delta()));
    edit(PORT);
    second.desk().promotion();
    second.refresh();
    assertFalse(second.notebook().isViewed(second.delta(PORT).orElseThrow().delta()));
    assertFalse(started().notebook().isViewed(second.delta(PORT).orElseThrow().delta()));
  }

  @Test
  void aTextThatWasNotSavedIsOfferedAgainAndSaysWhenTheFileIsAnother() throws Exception {
    started().keepDraft(PORT, "port: 8100\n");
    var second = started();
    second.look(new DeltaRow.File(second.delta(PORT).orElseThrow(), PORT, 0));
    assertEquals(
        "port: 8100\n", second.notebook().draft(second.fileProperty().get().orElseThrow()));
    assertFalse(second.notebook().isTypedBefore(second.delta(PORT).orElseThrow().delta()));
    edit(PORT);
    var third = started();
    assertTrue(third.notebook().isTypedBefore(third.delta(PORT).orElseThrow().delta()));
    third.look(new DeltaRow.File(third.delta(PORT).orElseThrow(), PORT, 0));
    third.tailor(third.fileProperty().get().orElseThrow(), "port: 8100\n", () -> {});
    assertFalse(third.notebook().isTyped(PORT));
    assertFalse(started().notebook().isTyped(PORT));
  }

  @Test
  void theTreeIsATreeAgain() throws Exception {
    started().notebook().byFolderProperty().set(true);
    assertTrue(started().notebook().byFolderProperty().get());
  }

  @Test
  void nothingIsKeptInTheCheckouts() throws Exception {
    var model = started();
    model.keepDraft(PORT, "a text to be found by its words");
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("to be found by its words"),
            file.toString());
      }
    }
  }

  private void edit(String path) throws Exception {
    var file = dev.resolve(path);
    Files.writeString(file, Files.readString(file) + "// more\n");
  }

  private CompareModel started() throws Exception {
    var runner = TaskRunner.onCaller();
    var promotions = Promotions.of(Workspace.discover(dev), Clock.systemUTC());
    var model = new CompareModel(new PlainDesk(promotions, runner), runner);
    model.refresh();
    assertEquals("", model.problemProperty().get());
    return model;
  }

  /** Does everything at once. */
  private record PlainDesk(Promotions promotions, TaskRunner runner) implements Desk {
    @Override
    public String id() {
      return SampleWorkspace.READY_ENTRY;
    }

    @Override
    public Promotion promotion() {
      try {
        return promotions.promotion(id());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ReadOnlyStringProperty busyProperty() {
      return new ReadOnlyStringWrapper("");
    }

    @Override
    public BooleanExpression shutProperty() {
      return new ReadOnlyBooleanWrapper(false);
    }

    @Override
    public void record(String what, Deed deed, Runnable afterwards) {
      runner.run(
          what, () -> deed.carryOut(promotions, ADA), done -> afterwards.run(), PlainDesk::fail);
    }

    @Override
    public <T> void read(String what, Question<T> question, Consumer<T> onDone) {
      runner.run(what, () -> question.answer(promotions), onDone, PlainDesk::fail);
    }

    @Override
    public <T> void readNewest(
        Latest kind,
        String what,
        Question<T> question,
        Consumer<T> onDone,
        Consumer<Throwable> onFailed) {
      kind.run(what, () -> question.answer(promotions), onDone, onFailed);
    }

    private static void fail(Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}

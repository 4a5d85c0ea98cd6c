package dev.gatehouse.ui.console;

import dev.gatehouse.script.OutputText;
import dev.gatehouse.ui.task.TaskRunner;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries what runs print, on any thread, to a {@link Console} in batches: at most 20 a second,
 * however much is printed. One line a {@code runLater} would freeze the window.
 */
public final class OutputFeed {
  /** As many lines as a console keeps; of more, the oldest are dropped. */
  public static final int CAPACITY = 20_000;

  /** As many characters as a console keeps, since a line may be a long one. */
  public static final int MOST_CHARACTERS = 8_000_000;

  private static final long BETWEEN_BATCHES_MS = 50;

  private final TaskRunner runner;
  private final Consumer<Batch> screen;
  private final ArrayDeque<OutputLine> waiting = new ArrayDeque<>();
  private long characters;
  private long numbers;
  private @Nullable OutputLine firstAlarm;
  private Instant now = Instant.EPOCH;
  private boolean scheduled;

  /**
   * What came since the last batch.
   *
   * @param lines the newest of it
   * @param firstAlarm the first line of the whole run that reads as if something had gone wrong
   */
  record Batch(List<OutputLine> lines, Optional<OutputLine> firstAlarm) {}

  public OutputFeed(TaskRunner runner, Console console) {
    this(runner, console::append);
  }

  OutputFeed(TaskRunner runner, Consumer<Batch> screen) {
    this.runner = runner;
    this.screen = screen;
  }

  /** Takes a line; returns at once. */
  public void line(String text, boolean error) {
    line(OutputText.plain(text), error);
  }

  /** Takes a line with its colours; returns at once. */
  public void line(OutputText content, boolean error) {
    var alarming = Alarms.isAlarming(content.text());
    synchronized (waiting) {
      if (!scheduled) {
        now = Instant.now(); // one for a batch: nobody can tell them apart
      }
      var line = new OutputLine(++numbers, now, content, error, alarming);
      if (alarming && firstAlarm == null) {
        firstAlarm = line;
      }
      waiting.addLast(line);
      characters += content.text().length();
      while (waiting.size() > CAPACITY || characters > MOST_CHARACTERS) {
        characters -= waiting.removeFirst().text().length();
      }
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    CompletableFuture.delayedExecutor(BETWEEN_BATCHES_MS, TimeUnit.MILLISECONDS)
        .execute(() -> runner.post(this::drain));
  }

  /** Hands over what waits. To be called on the FX thread, at the end of a run for example. */
  public void drain() {
    Batch batch;
    synchronized (waiting) {
      batch = new Batch(List.copyOf(waiting), Optional.ofNullable(firstAlarm));
      waiting.clear();
      characters = 0;
      scheduled = false;
    }
    if (!batch.lines().isEmpty()) {
      screen.accept(batch);
    }
  }
}

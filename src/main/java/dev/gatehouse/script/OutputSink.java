package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where both streams of a run come together: the output file, the listener and the tail. */
final class OutputSink implements AutoCloseable {
  private static final int TAIL_LINES = 2_000;
  private static final int TAIL_CHARACTERS = 4_000_000;

  private final Masker masker;
  private final OutputStream file;
  private final ArrayDeque<String> tail = new ArrayDeque<>();
  private final ColouredText outputColours = new ColouredText();
  private final ColouredText errorColours = new ColouredText();
  private OutputListener listener;
  private @Nullable IOException failure;
  private int tailCharacters;
  private boolean atLineStart = true;
  private boolean lastWasError;
  private boolean closed;

  private OutputSink(OutputStream file, Masker masker, OutputListener listener) {
    this.file = file;
    this.masker = masker;
    this.listener = listener;
  }

  /** Opens the file to append to, with its folders where they are missing. */
  static OutputSink open(Path path, Masker masker, OutputListener listener) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var separate = !endsWithLine(path);
    var file =
        new BufferedOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            LineCutter.LONGEST);
    if (separate) {
      file.write('\n');
    }
    return new OutputSink(file, masker, listener);
  }

  /**
   * Takes a line or a piece of one.
   *
   * @param raw what was read, of which {@code masked.consumed()} bytes are meant
   */
  synchronized void write(byte[] raw, Masker.Masked masked, boolean error) {
    if (closed || masked.consumed() == 0) {
      return;
    }
    if (!atLineStart && lastWasError != error) {
      keep(new byte[] {'\n'}, 1); // the other stream's unfinished line must not run into this one
    }
    keep(masked.bytes(), masked.length());
    var last = raw[masked.consumed() - 1];
    atLineStart = last == '\n' || last == '\r';
    lastWasError = error;

    var decoded = new String(raw, 0, withoutLineEnd(raw, masked.consumed()), UTF_8);
    var text = TerminalText.plain(decoded);
    remember(text);
    var colours = error ? errorColours : outputColours;
    if (!masked.changed() && text.equals(decoded)) {
      tell(colours.next(text), error);
      return;
    }
    // What is masked in the bytes may be in an encoding that is no text any more when it is
    // decoded; and a secret may only come together once escape sequences are gone.
    var shown = masked.bytes();
    var end = withoutLineEnd(shown, masked.length());
    var coloured = colours.next(new String(shown, 0, end, UTF_8));
    var safe = masker.mask(coloured.text());
    tell(safe.equals(coloured.text()) ? coloured : OutputText.plain(safe), error);
  }

  /** Writes a line of our own, which is no part of what the script said. */
  synchronized void note(String text) {
    var line = ((atLineStart ? "" : "\n") + text + "\n").getBytes(UTF_8);
    keep(line, line.length);
    atLineStart = true;
    tell(OutputText.plain(text), true);
  }

  synchronized void flush() {
    if (closed) {
      return;
    }
    try {
      file.flush();
    } catch (IOException e) {
      failed(e);
    }
  }

  synchronized List<String> tail() {
    return List.copyOf(tail);
  }

  /**
   * Ends the file; what comes later is dropped.
   *
   * @throws IOException where any of the output could not be written
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    flush();
    closed = true;
    file.close();
    if (failure != null) {
      throw failure;
    }
  }

  /** A full disk must not end a script in the middle of its work: it is said once it is over. */
  private void keep(byte[] bytes, int length) {
    try {
      file.write(bytes, 0, length);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (failure == null) {
      failure = e;
    }
  }

  /**
   * Nor must a listener that fails: it hears no more, and its error goes where uncaught ones go.
   */
  private void tell(OutputText text, boolean error) {
    try {
      listener.line(text, error);
    } catch (RuntimeException e) {
      listener = OutputListener.NONE;
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private void remember(String text) {
    tail.addLast(text);
    tailCharacters += text.length();
    while (tail.size() > TAIL_LINES || tailCharacters > TAIL_CHARACTERS) {
      tailCharacters -= tail.removeFirst().length();
    }
  }

  private static int withoutLineEnd(byte[] line, int length) {
    var end = length;
    if (end > 0 && line[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && line[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  private static boolean endsWithLine(Path path) throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) {
      return true;
    }
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(file.length() - 1);
      return file.read() == '\n';
    }
  }
}

package dev.gatehouse.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Edits a log through the command line's own entry, over and over: a burst for every line that it
 * reads. It says how each burst went, and ends with its input.
 */
final class EditingChild {
  private EditingChild() {}

  /** Arguments: the log, an entry that others edit too, this child's name, edits in a burst. */
  public static void main(String[] arguments) throws IOException {
    var log = Path.of(arguments[0]);
    var shared = arguments[1];
    var name = arguments[2];
    int burst = Integer.parseInt(arguments[3]);
    int done = 0;
    while (System.in.read() == '\n') {
      var errors = new StringBuilder();
      for (int i = 0; i < burst; i++) {
        errors.append(edit(log, shared, name, ++done));
      }
      System.out.println(errors.isEmpty() ? "done" : errors.toString().replace("\n", " "));
    }
  }

  /** Every third edit goes to the entry that is shared, the others to one of the child's own. */
  private static String edit(Path log, String shared, String name, int number) {
    var own = "2026-04-01-of-" + name;
    var text = name + " wrote " + number + ".";
    return switch (number % 3) {
      case 1 ->
          number == 1
              ? run("add", log, own, "--summary", text, "--owner", name, "--as", name)
              : run("set", log, own, "summary", text, "--as", name);
      case 2 -> run("set", log, own, "notes", text, "--as", name);
      default -> run("note", log, shared, text, "--as", name);
    };
  }

  private static String run(Object... arguments) {
    var err = new ByteArrayOutputStream();
    var words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code =
        Main.run(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words);
    return code == 0 ? "" : err.toString(StandardCharsets.UTF_8);
  }
}

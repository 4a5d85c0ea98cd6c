package dev.gatehouse.ui.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens a file in the program that the system has for it. */
@FunctionalInterface
public interface FileOpener {
  /** Starts the program and does not wait for it. */
  void open(Path file) throws IOException;

  /** The system's own way. */
  static FileOpener ofSystem() {
    return file -> {
      var command = List.of(of(System.getProperty("os.name", "")));
      var whole = new java.util.ArrayList<>(command);
      whole.add(file.toAbsolutePath().toString());
      new ProcessBuilder(whole)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    };
  }

  private static String[] of(String system) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.contains("windows")) {
      return new String[] {"rundll32", "url.dll,FileProtocolHandler"};
    }
    return new String[] {name.contains("mac") ? "open" : "xdg-open"};
  }
}

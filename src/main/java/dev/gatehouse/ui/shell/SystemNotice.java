package dev.gatehouse.ui.shell;

import dev.gatehouse.script.Interpreters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells somebody who looks at another program what has happened here. */
@FunctionalInterface
interface SystemNotice {
  /** Says it in the system's own way; does nothing where the system has none. It may block. */
  void say(String title, String text) throws IOException;

  /** The way of the system that this runs on. */
  static SystemNotice ofSystem() {
    return of(System.getProperty("os.name", ""), System.getenv());
  }

  /**
   * The way of a system.
   *
   * @param environment has the {@code PATH} on which its program is looked for
   */
  static SystemNotice of(String system, Map<String, String> environment) {
    var name = system.toLowerCase(Locale.ROOT);
    return (title, text) -> {
      var command = command(name, title, text);
      var program = new Interpreters(environment).find(command.getFirst());
      if (program.isEmpty()) {
        return;
      }
      command.set(0, program.get().toString());
      var builder = new ProcessBuilder(command);
      // What is said goes along as data, never as a part of a script.
      builder.environment().put("GATEHOUSE_TITLE", title);
      builder.environment().put("GATEHOUSE_TEXT", text);
      builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
    };
  }

  private static List<String> command(String system, String title, String text) {
    if (system.contains("windows")) {
      return new ArrayList<>(
          List.of(
              "powershell",
              "-NoProfile",
              "-NonInteractive",
              "-Command",
              "Add-Type -AssemblyName System.Windows.Forms, System.Drawing;"
                  + " $note = New-Object System.Windows.Forms.NotifyIcon;"
                  + " $note.Icon = [System.Drawing.SystemIcons]::Information;"
                  + " $note.Visible = $true;"
                  + " $note.ShowBalloonTip(8000, $env:GATEHOUSE_TITLE, $env:GATEHOUSE_TEXT,"
                  + " 'Info'); Start-Sleep -Seconds 9; $note.Dispose()"));
    }
    if (system.contains("mac")) {
      return new ArrayList<>(
          List.of(
              "osascript",
              "-e",
              "display notification (system attribute \"GATEHOUSE_TEXT\") with title (system"
                  + " attribute \"GATEHOUSE_TITLE\")"));
    }
    // The text may be taken for mark-up.
    var plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new ArrayList<>(List.of("notify-send", "--app-name=Gatehouse", "--", title, plain));
  }
}

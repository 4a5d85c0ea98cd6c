package dev.gatehouse.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * The sample's {@code gatehouse.json}. Its commands name the twin of a script that this kind of
 * machine can run: Windows always has PowerShell, the others always have {@code sh}.
 */
final class SampleSettings {
  private SampleSettings() {}

  static String forSystem(String osName) {
    boolean windows = osName.startsWith("Windows");
    return """
    {
      "prod": "../harbour",
      "roots": ["storage"],
      "backups": "storage/backups",
      "checks": [%s],
      "gates": [
        {"name": "tests", "run": %s},
        {"name": "smoke", "run": %s, "last-before-verification": true},
        {"name": "soak", "run": %s}
      ],
      "services": {
        "stop": %s,
        "start": %s
      },
      "protected": ["users", "settings"],
      "separation": [{"find": "8201", "why": "dev's port"}]
    }
    """
        .formatted(
            command(windows, "check-prod"),
            command(windows, "run-tests", "-SkipE2E"),
            command(windows, "smoke"),
            command(windows, "soak"),
            command(windows, "services", "stop"),
            command(windows, "services", "start"));
  }

  private static String command(boolean windows, String script, String... arguments) {
    var words =
        new ArrayList<>(
            windows
                ? List.of(
                    "powershell",
                    "-NoProfile",
                    "-NonInteractive",
                    "-ExecutionPolicy",
                    "Bypass",
                    "-File",
                    "{prod}/scripts/" + script + ".ps1")
                : List.of("sh", "{prod}/scripts/" + script + ".sh"));
    words.addAll(List.of(arguments));
    return "[\"" + String.join("\", \"", words) + "\"]";
  }
}

package dev.gatehouse.script;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The PowerShell of the tests that need one. A start of it takes longer than most tests, so that
 * {@code GATEHOUSE_PWSH} can name one that is not on the path: walks of the sample then take the
 * twins of its scripts that {@code sh} runs.
 */
public final class Pwsh {
  private static final String NAMED = "GATEHOUSE_PWSH";

  private Pwsh() {}

  /** What runs PowerShell scripts here; empty where nothing does. */
  public static Optional<Path> find() {
    return Optional.ofNullable(System.getenv(NAMED))
        .map(Path::of)
        .or(() -> Interpreters.ofThisMachine().find("pwsh"));
  }

  /** This machine's interpreters, as if it stood on the path. */
  static Interpreters interpreters(Path pwsh) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    onPath(environment, pwsh);
    return new Interpreters(environment);
  }

  /** Puts it on the path of a process. */
  public static void onPath(Map<String, String> environment, Path pwsh) {
    environment.merge("PATH", pwsh.getParent() + File.pathSeparator, (path, first) -> first + path);
  }
}

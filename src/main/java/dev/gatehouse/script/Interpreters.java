package dev.gatehouse.script;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out what can run a script here, by its extension and the {@code PATH}. */
public final class Interpreters {
  private static final String DEFAULT_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";

  private final Map<String, String> environment;
  private final boolean windows;

  /** Looks for programs on the {@code PATH} of {@code environment}. */
  public Interpreters(Map<String, String> environment) {
    this(environment, File.separatorChar == '\\');
  }

  Interpreters(Map<String, String> environment, boolean windows) {
    this.environment = Map.copyOf(environment);
    this.windows = windows;
  }

  public static Interpreters ofThisMachine() {
    return new Interpreters(System.getenv());
  }

  /**
   * The first script that can run here, else the first with the reason why it cannot. Empty where
   * there is no candidate.
   */
  public Optional<ScriptChoice> choose(List<Path> candidates) {
    var all = candidates.stream().map(this::inspect).toList();
    var runnable = all.stream().filter(ScriptChoice::runnable).findFirst();
    return runnable.or(() -> all.stream().findFirst());
  }

  /** Says of one script what would run it. */
  public ScriptChoice inspect(Path script) {
    var name = String.valueOf(script.getFileName()).toLowerCase(Locale.ROOT);
    var extension = name.substring(Math.max(name.lastIndexOf('.'), 0));
    if (!Files.isRegularFile(script)) {
      return new ScriptChoice(
          script, ScriptChoice.ITSELF, List.of(), false, script.getFileName() + " is not there");
    }
    return switch (extension) {
      case ".ps1" -> powerShell(script);
      case ".sh" -> by(script, List.of("sh"), List.of(absolute(script)));
      case ".py" ->
          by(
              script,
              windows ? List.of("py", "python") : List.of("python3", "python"),
              List.of(absolute(script)));
      default -> itself(script, extension);
    };
  }

  /**
   * The program that a bare name stands for on the {@code PATH}. Relative entries of the path are
   * passed over, since they would find a program in whatever folder a run happens in.
   */
  public Optional<Path> find(String name) {
    for (var entry : variable("PATH").split(windows ? ";" : ":")) {
      for (var file : fileNames(name)) {
        try {
          var program = Path.of(entry).resolve(file);
          if (program.isAbsolute() && Files.isRegularFile(program) && isExecutable(program)) {
            return Optional.of(program);
          }
        } catch (InvalidPathException e) {
          break; // an entry that is no path holds no program
        }
      }
    }
    return Optional.empty();
  }

  private static String absolute(Path script) {
    return script.toAbsolutePath().normalize().toString();
  }

  private ScriptChoice powerShell(Path script) {
    var arguments = new ArrayList<>(List.of("-NoProfile", "-NonInteractive"));
    if (windows) {
      arguments.addAll(List.of("-ExecutionPolicy", "Bypass"));
    }
    arguments.addAll(PowerShellCommand.running(script));
    return by(script, windows ? List.of("pwsh", "powershell") : List.of("pwsh"), arguments);
  }

  /**
   * @param words what the program is given, so that it runs the script
   */
  private ScriptChoice by(Path script, List<String> programs, List<String> words) {
    for (var program : programs) {
      if (find(program).isPresent()) {
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(words);
        return new ScriptChoice(script, program, command, true, "");
      }
    }
    var why =
        programs.size() == 1
            ? programs.getFirst() + " is not on the path"
            : "neither " + String.join(" nor ", programs) + " is on the path";
    return new ScriptChoice(script, programs.getFirst(), List.of(), false, why);
  }

  private ScriptChoice itself(Path script, String extension) {
    var runs =
        windows
            ? List.of(".bat", ".cmd", ".exe", ".com").contains(extension)
            : Files.isExecutable(script);
    if (!runs) {
      return new ScriptChoice(
          script,
          ScriptChoice.ITSELF,
          List.of(),
          false,
          script.getFileName() + " is not executable here");
    }
    var command = List.of(script.toAbsolutePath().normalize().toString());
    return new ScriptChoice(script, ScriptChoice.ITSELF, command, true, "");
  }

  private List<String> fileNames(String name) {
    if (!windows) {
      return List.of(name);
    }
    var names = new ArrayList<String>();
    if (name.contains(".")) {
      names.add(name);
    }
    var extensions = variable("PATHEXT");
    for (var extension : (extensions.isEmpty() ? DEFAULT_EXTENSIONS : extensions).split(";")) {
      names.add(name + extension.toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private boolean isExecutable(Path program) {
    return windows || Files.isExecutable(program);
  }

  private String variable(String name) {
    if (!windows) {
      return environment.getOrDefault(name, "");
    }
    return environment.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}

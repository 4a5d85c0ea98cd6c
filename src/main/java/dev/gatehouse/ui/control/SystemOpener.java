package dev.gatehouse.ui.control;

import dev.gatehouse.script.Interpreters;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens files with the programs of the system: at a line in the editor that the person has named,
 * where it is one with a window, or in one that can go there; never through a shell.
 */
public final class SystemOpener implements FileOpener {
  /** Editors that take {@code FILE:LINE}, some of them behind a switch. */
  private static final Set<String> BEHIND_SWITCH =
      Set.of("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf");

  private static final Set<String> BEHIND_COLON = Set.of("subl", "zed", "zeditor", "lapce");
  private static final Set<String> BEHIND_PLUS =
      Set.of("gedit", "xed", "pluma", "gvim", "mousepad", "gnome-text-editor", "mvim");
  private static final Set<String> BEHIND_LINE =
      Set.of("idea", "idea64", "kate", "kwrite", "notepadqq", "pycharm", "webstorm");

  private final Map<String, String> environment;
  private final String system;

  /**
   * @param environment the process's, for the named editor and for where programs lie
   * @param system as {@code os.name} has it
   */
  public SystemOpener(Map<String, String> environment, String system) {
    this.environment = Map.copyOf(environment);
    this.system = system.toLowerCase(Locale.ROOT);
  }

  @Override
  public void open(Path file) throws IOException {
    start(opening(file));
  }

  @Override
  public void openAt(Path file, int line) throws IOException {
    start(openingAt(file, line));
  }

  @Override
  public void reveal(Path file) throws IOException {
    start(revealing(file));
  }

  private void start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  List<String> opening(Path file) {
    var path = file.toAbsolutePath().toString();
    if (isWindows()) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", path);
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", path);
  }

  List<String> revealing(Path file) {
    var absolute = file.toAbsolutePath();
    if (isWindows()) {
      return List.of("explorer", "/select," + absolute);
    }
    if (system.contains("mac")) {
      return List.of("open", "-R", absolute.toString());
    }
    var folder = absolute.getParent();
    return List.of("xdg-open", (folder == null ? absolute : folder).toString());
  }

  List<String> openingAt(Path file, int line) {
    for (var variable : List.of("VISUAL", "EDITOR")) {
      var words = environment.getOrDefault(variable, "").strip().split("\\s+");
      var command = words[0].isEmpty() ? Optional.<List<String>>empty() : at(words[0], file, line);
      if (command.isPresent()) {
        return command.get();
      }
    }
    return at("code", file, line).orElseGet(() -> opening(file));
  }

  /** How an editor is told the line; empty for one that is not known to have a window, or gone. */
  private Optional<List<String>> at(String program, Path file, int line) {
    var path = file.toAbsolutePath().toString();
    var name = name(program);
    var arguments = new ArrayList<String>();
    if (BEHIND_SWITCH.contains(name)) {
      arguments.addAll(List.of("-g", path + ":" + line));
    } else if (BEHIND_COLON.contains(name)) {
      arguments.add(path + ":" + line);
    } else if (BEHIND_PLUS.contains(name)) {
      arguments.addAll(List.of("+" + line, path));
    } else if (BEHIND_LINE.contains(name)) {
      arguments.addAll(List.of("--line", Integer.toString(line), path));
    } else {
      return Optional.empty();
    }
    return found(program)
        .map(
            where -> {
              arguments.addFirst(where.toString());
              return List.copyOf(arguments);
            });
  }

  private static String name(String program) {
    var name = program.substring(program.lastIndexOf('/') + 1);
    name = name.substring(name.lastIndexOf('\\') + 1);
    return name.toLowerCase(Locale.ROOT).replaceAll("\\.(exe|cmd|bat)$", "");
  }

  /** Where a program lies: as it is named, or on the path. */
  private Optional<Path> found(String program) {
    try {
      var named = Path.of(program);
      if (named.isAbsolute()) {
        return Optional.of(named).filter(Files::isExecutable);
      }
      return new Interpreters(environment).find(program);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private boolean isWindows() {
    return system.contains("windows");
  }
}

package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.LocatedJson.Arr;
import dev.gatehouse.workspace.LocatedJson.Bool;
import dev.gatehouse.workspace.LocatedJson.Obj;
import dev.gatehouse.workspace.LocatedJson.Text;
import dev.gatehouse.workspace.LocatedJson.Wrong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the text of {@code gatehouse.json} into settings, in the form that {@code
 * gatehouse.schema.json} describes, and refuses what is not in it with the line and the key.
 */
final class SettingsReader {
  /** Every key of the file; {@code $schema} is for editors. */
  static final List<String> KEYS =
      List.of(
          "$schema",
          "log",
          "prod",
          "roots",
          "scratch",
          "backups",
          "checklist",
          "database",
          "commands",
          "checks",
          "gates",
          "services",
          "environment",
          "secrets",
          "protected",
          "separation",
          "timeouts",
          "commits");

  private SettingsReader() {}

  /**
   * Reads the settings.
   *
   * @param hash SHA-256 of the file's bytes
   * @throws Wrong at the first thing that is not as it has to be
   */
  static Settings read(String text, String hash) throws Wrong {
    var root = object(LocatedJson.parse(text));
    known(root, KEYS);
    var services = optionalObject(root, "services");
    known(services, List.of("stop", "start"));
    optionalText(root, "$schema");
    return new Settings(
        optionalText(root, "log"),
        optionalText(root, "prod"),
        roots(root),
        innerPath(root, "scratch", Settings.NONE.scratch()),
        backups(root),
        root.members().containsKey("checklist")
            ? Optional.of(innerPath(root, "checklist", ""))
            : Optional.empty(),
        database(root),
        commands(root),
        checks(root),
        gates(root),
        optionalTexts(services, "stop"),
        optionalTexts(services, "start"),
        environment(root),
        optionalTexts(root, "secrets"),
        optionalTexts(root, "protected"),
        separation(root),
        timeouts(root),
        commits(root),
        hash);
  }

  private static List<String> roots(Obj root) throws Wrong {
    var value = root.members().get("roots");
    if (value == null) {
      return Settings.NONE.roots();
    }
    var roots = new ArrayList<String>();
    for (var item : array(value).items()) {
      roots.add(SettingsPaths.inner(text(item), item.place()));
    }
    return roots;
  }

  private static String innerPath(Obj root, String key, String otherwise) throws Wrong {
    var value = root.members().get(key);
    return value == null ? otherwise : SettingsPaths.inner(text(value), value.place());
  }

  private static String backups(Obj root) throws Wrong {
    var value = root.members().get("backups");
    return value == null
        ? Settings.NONE.backups()
        : SettingsPaths.folder(text(value), value.place());
  }

  private static Optional<String> database(Obj root) throws Wrong {
    var value = root.members().get("database");
    if (value == null) {
      return Optional.empty();
    }
    var url = text(value);
    try {
      SettingsPaths.database(url, value.place());
    } catch (Trouble e) {
      throw new Wrong(value.place(), e.what());
    }
    return Optional.of(url);
  }

  private static Map<String, List<String>> commands(Obj root) throws Wrong {
    var commands = new LinkedHashMap<String, List<String>>();
    var object = optionalObject(root, "commands");
    known(object, CommandNames.COMMANDS);
    for (var member : object.members().entrySet()) {
      commands.put(member.getKey(), commandLine(member.getValue()));
    }
    return commands;
  }

  private static List<List<String>> checks(Obj root) throws Wrong {
    var checks = new ArrayList<List<String>>();
    for (var item : optionalArray(root, "checks").items()) {
      checks.add(commandLine(item));
    }
    return checks;
  }

  private static List<GateCommand> gates(Obj root) throws Wrong {
    var gates = new ArrayList<GateCommand>();
    var names = new HashSet<String>();
    for (var item : optionalArray(root, "gates").items()) {
      var gate = object(item);
      known(gate, List.of("name", "run", "last-before-verification"));
      var name = required(gate, "name");
      if (!names.add(text(name))) {
        throw new Wrong(name.place(), "two gates are called \"" + text(name) + "\"");
      }
      var last = gate.members().get("last-before-verification");
      boolean isLast = last != null && bool(last);
      if (last != null && isLast && gates.stream().anyMatch(GateCommand::lastBeforeVerification)) {
        throw new Wrong(last.place(), "only one gate can be the last before verification");
      }
      gates.add(new GateCommand(text(name), commandLine(required(gate, "run")), isLast));
    }
    return gates;
  }

  private static Map<String, String> environment(Obj root) throws Wrong {
    var environment = new LinkedHashMap<String, String>();
    for (var member : optionalObject(root, "environment").members().entrySet()) {
      if (!member.getKey().matches("[A-Za-z_][A-Za-z0-9_.()-]*")) {
        throw new Wrong(member.getValue().place(), "this is no name for an environment variable");
      }
      environment.put(member.getKey(), anyText(member.getValue()));
    }
    return environment;
  }

  private static List<SeparationRule> separation(Obj root) throws Wrong {
    var rules = new ArrayList<SeparationRule>();
    for (var item : optionalArray(root, "separation").items()) {
      var rule = object(item);
      known(rule, List.of("find", "why"));
      rules.add(
          new SeparationRule(text(required(rule, "find")), optionalText(rule, "why").orElse("")));
    }
    return rules;
  }

  private static Map<String, Duration> timeouts(Obj root) throws Wrong {
    var timeouts = new LinkedHashMap<String, Duration>();
    var object = optionalObject(root, "timeouts");
    known(object, CommandNames.TIMEOUTS);
    for (var member : object.members().entrySet()) {
      var value = member.getValue();
      var duration = Durations.parse(text(value));
      if (duration.isEmpty()) {
        throw new Wrong(value.place(), "a time limit reads like \"90s\", \"30m\" or \"1h30m\"");
      }
      timeouts.put(member.getKey(), duration.get());
    }
    return timeouts;
  }

  private static boolean commits(Obj root) throws Wrong {
    var value = root.members().get("commits");
    return value == null ? Settings.NONE.commits() : bool(value);
  }

  private static List<String> commandLine(LocatedJson value) throws Wrong {
    var items = array(value).items();
    if (items.isEmpty()) {
      throw new Wrong(value.place(), "a command needs at least the program to run");
    }
    var line = new ArrayList<String>();
    line.add(text(items.getFirst()));
    for (var item : items.subList(1, items.size())) {
      line.add(anyText(item));
    }
    return List.copyOf(line);
  }

  private static void known(Obj object, List<String> keys) throws Wrong {
    for (var key : object.keys().entrySet()) {
      if (!keys.contains(key.getKey())) {
        throw new Wrong(
            key.getValue(),
            "\"" + key.getKey() + "\" is not known here; known are " + String.join(", ", keys));
      }
    }
  }

  private static LocatedJson required(Obj object, String key) throws Wrong {
    var value = object.members().get(key);
    if (value == null) {
      throw new Wrong(object.place(), "the key \"" + key + "\" is missing");
    }
    return value;
  }

  private static Obj optionalObject(Obj object, String key) throws Wrong {
    var value = object.members().get(key);
    return value == null ? new Obj(object.place(), Map.of(), Map.of()) : object(value);
  }

  private static Arr optionalArray(Obj object, String key) throws Wrong {
    var value = object.members().get(key);
    return value == null ? new Arr(object.place(), List.of()) : array(value);
  }

  private static Optional<String> optionalText(Obj object, String key) throws Wrong {
    var value = object.members().get(key);
    return value == null ? Optional.empty() : Optional.of(text(value));
  }

  private static List<String> optionalTexts(Obj object, String key) throws Wrong {
    var texts = new ArrayList<String>();
    for (var item : optionalArray(object, key).items()) {
      texts.add(text(item));
    }
    return texts;
  }

  private static String text(LocatedJson value) throws Wrong {
    var text = anyText(value);
    if (text.isBlank()) {
      throw new Wrong(value.place(), "the text is empty");
    }
    return text;
  }

  private static String anyText(LocatedJson value) throws Wrong {
    if (value instanceof Text text) {
      if (text.value().indexOf('\0') >= 0) {
        throw new Wrong(value.place(), "the text has a NUL in it");
      }
      return text.value();
    }
    throw new Wrong(value.place(), "a text in quotes belongs here");
  }

  private static boolean bool(LocatedJson value) throws Wrong {
    if (value instanceof Bool bool) {
      return bool.value();
    }
    throw new Wrong(value.place(), "true or false belongs here");
  }

  private static Obj object(LocatedJson value) throws Wrong {
    if (value instanceof Obj object) {
      return object;
    }
    throw new Wrong(value.place(), "an object in braces belongs here");
  }

  private static Arr array(LocatedJson value) throws Wrong {
    if (value instanceof Arr array) {
      return array;
    }
    throw new Wrong(value.place(), "a list in brackets belongs here");
  }
}

package dev.gatehouse.script;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment that every script gets: what it takes to find programs, folders, the language and
 * the time zone, and nothing else of ours, so that no token of the user's shell ends in a script's
 * output. A command adds what it needs by name.
 */
final class DeclaredEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          // POSIX
          "path",
          "home",
          "user",
          "logname",
          "shell",
          "lang",
          "language",
          "tz",
          "tmpdir",
          // XDG base directories: where tools look for their settings and keep their caches
          "xdg_cache_home",
          "xdg_config_home",
          "xdg_config_dirs",
          "xdg_data_home",
          "xdg_data_dirs",
          "xdg_state_home",
          "xdg_runtime_dir",
          // Windows
          "temp",
          "tmp",
          "systemroot",
          "systemdrive",
          "windir",
          "comspec",
          "pathext",
          "os",
          "userprofile",
          "username",
          "userdomain",
          "computername",
          "homedrive",
          "homepath",
          "public",
          "allusersprofile",
          "appdata",
          "localappdata",
          "programdata",
          "programfiles",
          "programfiles(x86)",
          "programw6432",
          "commonprogramfiles",
          "commonprogramfiles(x86)",
          "commonprogramw6432",
          "number_of_processors",
          "processor_architecture");

  private DeclaredEnvironment() {}

  /** What of {@code ours} is handed on, with {@code added} on top. */
  static Map<String, String> of(
      Map<String, String> ours, Map<String, String> added, boolean windows) {
    // On Windows "Path" and "PATH" are one variable, and a process must not get both.
    var declared =
        windows
            ? new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER)
            : new TreeMap<String, String>();
    ours.forEach(
        (name, value) -> {
          var plain = windows ? name.toLowerCase(Locale.ROOT) : lowerIfUpper(name);
          if (NAMES.contains(plain) || plain.startsWith("lc_")) {
            declared.put(name, value);
          }
        });
    declared.putAll(added);
    return declared;
  }

  /** Where case counts, only the customary upper-case name is the variable that is meant. */
  private static String lowerIfUpper(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : "";
  }
}

package dev.gatehouse.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where a user's own configuration lies on each system. */
final class UserFolders {
  private UserFolders() {}

  static Path configuration() {
    return configuration(System.getProperties(), System.getenv());
  }

  static Path configuration(Properties properties, Map<String, String> environment) {
    var given = properties.getProperty("gatehouse.config", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    var home = Path.of(properties.getProperty("user.home", ""));
    var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return absolute(environment, "APPDATA")
          .orElse(home.resolve("AppData").resolve("Roaming"))
          .resolve("gatehouse");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("gatehouse");
    }
    return absolute(environment, "XDG_CONFIG_HOME")
        .orElse(home.resolve(".config"))
        .resolve("gatehouse");
  }

  /** The base directory specification says that a relative path is to be ignored. */
  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    var value = environment.getOrDefault(name, "");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(value)).filter(Path::isAbsolute);
  }
}

package dev.gatehouse.readiness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The ports that a checkout's configuration names, by where it names them. */
final class Ports {
  private static final Pattern IN_URL = Pattern.compile(":(\\d{4,5})(?=[/?#\\s,\"']|$)");

  /** The word as a part of a key: neither in EXPORT nor in SUPPORT. */
  private static final Pattern KEY =
      Pattern.compile("(?:.*[^A-Za-z]|.*[a-z](?=P)|)(?i:port)(?:s|[^A-Za-z].*|)|[A-Z]{2,5}PORT");

  private static final Set<String> NO_PORTS =
      Set.of("EXPORT", "IMPORT", "REPORT", "SUPPORT", "VIEWPORT");

  /** Where tools keep a port beside the environment. */
  private static final Pattern FILES =
      Pattern.compile(
          "(?:docker-)?compose[\\w.-]*\\.ya?ml|package\\.json|Procfile|launchSettings\\.json"
              + "|(?:vite|next|nuxt|webpack|astro|svelte|vue)\\.config\\.[cm]?[jt]s"
              + "|appsettings[\\w.]*\\.json|application[\\w-]*\\.ya?ml"
              + "|[\\w.-]+\\.(?:ini|toml|cfg|conf|properties)");

  private static final List<Pattern> SETTINGS =
      List.of(
          Pattern.compile(
              "(?<key>[\\w.-]{0,60})[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?(?<port>\\d{4,5})\\b(?!\\.)"),
          Pattern.compile("(?<key>--port)[ =](?<port>\\d{4,5})\\b"),
          Pattern.compile("(?<key>\\bPORT)=(?<port>\\d{4,5})\\b"),
          Pattern.compile("(?<key>://[\\w.-]{1,100}):(?<port>\\d{4,5})\\b"));
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "^\\s{0,80}-\\s{1,8}[\"']?(?:[\\d.]{7,15}:)?(?<port>\\d{4,5}):(?<key>\\d{2,5})\\b");

  private static final Set<String> NOT_LOOKED_INTO =
      Set.of("node_modules", "venv", "target", "dist", "build", "vendor", "bin", "obj");
  private static final int LARGEST = 256_000;
  private static final int MOST_FILES = 200;

  /** A folder with more holds data, and nothing that a person configures. */
  private static final int MOST_IN_FOLDER = 2000;

  private final Path root;
  private final Map<String, Set<String>> found = new TreeMap<>();
  private int files;

  private Ports(Path root) {
    this.root = root;
  }

  /** By key, those in the values of a checkout's {@code .env*}. */
  static Map<String, Set<String>> in(Map<String, Set<String>> values) {
    var ports = new TreeMap<String, Set<String>>();
    values.forEach(
        (key, all) -> {
          var found = new TreeSet<String>();
          for (var value : all) {
            if (isPort(key) && value.matches("\\d{3,5}")) {
              found.add(value);
            }
            IN_URL.matcher(value).results().forEach(match -> found.add(match.group(1)));
          }
          if (!found.isEmpty()) {
            ports.put(key, found);
          }
        });
    return ports;
  }

  static boolean isPort(String key) {
    return KEY.matcher(key).matches() && !NO_PORTS.contains(key.toUpperCase(Locale.ROOT));
  }

  /** By file and key, those in the files where tools keep them, at most three folders down. */
  static Map<String, Set<String>> in(Path root) {
    var ports = new Ports(root);
    ports.folder(root, 0);
    return ports.found;
  }

  private void folder(Path folder, int depth) {
    var children = new ArrayList<Path>();
    try (var listing = Files.newDirectoryStream(folder)) {
      for (var child : listing) {
        children.add(child);
        if (children.size() > MOST_IN_FOLDER) {
          return;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // people work in dev meanwhile, and some folders are not for everybody
    }
    children.sort(null);
    for (var child : children) {
      var name = child.getFileName().toString();
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        if (depth < 2
            && !name.startsWith(".")
            && !NOT_LOOKED_INTO.contains(name)
            && Files.isReadable(child)) {
          folder(child, depth + 1);
        }
      } else if (FILES.matcher(name).matches()
          && Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)
          && Files.isReadable(child)
          && ++files <= MOST_FILES) {
        file(child);
      }
    }
  }

  private void file(Path file) {
    var name = root.relativize(file).toString().replace('\\', '/');
    boolean compose = name.contains("compose");
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        return;
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return; // as above
    }
    for (var line : text.lines().toList()) {
      if (line.length() > 500) {
        continue; // no person wrote it
      }
      if (compose) {
        note(PUBLISHED, line, name + ", published of ");
      }
      for (var setting : SETTINGS) {
        note(setting, line, name + ", ");
      }
    }
  }

  private void note(Pattern pattern, String line, String where) {
    var setting = pattern.matcher(line);
    while (setting.find()) {
      var key = setting.group("key");
      boolean named = pattern != SETTINGS.getFirst() || isPort(key);
      if (named) {
        var shown = key.startsWith("://") ? "a URL" : key;
        found.computeIfAbsent(where + shown, each -> new TreeSet<>()).add(setting.group("port"));
      }
    }
  }
}

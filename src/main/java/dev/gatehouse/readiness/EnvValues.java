package dev.gatehouse.readiness;

import dev.gatehouse.workspace.EnvFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the {@code .env*} files of both checkouts say, key by key. */
final class EnvValues {
  private static final List<String> TELLING =
      List.of(
          "secret",
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "token",
          "key",
          "credential",
          "private",
          "dsn");
  private static final Set<String> TELLING_WORDS = Set.of("pin", "salt", "pass", "passport");
  private static final Pattern TO_BE_COPIED =
      Pattern.compile("\\.env\\b.*\\b(?:example|sample|template|dist)\\b.*");
  private static final Pattern FOR_DEV =
      Pattern.compile("\\.env\\.(?:dev|develop|development|local|test)\\b.*");
  private static final Pattern FOR_PROD = Pattern.compile("\\.env\\.(?:prod|production|live)\\b.*");

  /** A URL's user and password. */
  private static final Pattern LOGIN =
      Pattern.compile("(?<=://)[^/@:\\s]{0,300}(?::(?<password>[^/@\\s]{0,300}))?@");

  private static final int SHORTEST_SECRET = 6;

  private final Map<String, Set<String>> dev;
  private final Map<String, Set<String>> prod;
  private final List<String> more;
  private final Set<String> secrets = new LinkedHashSet<>();

  /**
   * @param more keys that the workspace's settings call secret, or values
   */
  EnvValues(Path dev, Path prod, List<String> more) {
    this.more = more;
    more.forEach(this::secret);
    this.dev = read(dev, FOR_PROD);
    this.prod = read(prod, FOR_DEV);
  }

  /** Keys that speak of a secret give their values to what is masked, and to nothing else. */
  private Map<String, Set<String>> read(Path root, Pattern forOther) {
    var values = new TreeMap<String, Set<String>>();
    for (var file : EnvFiles.in(root)) {
      var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (TO_BE_COPIED.matcher(name).matches() || forOther.matcher(name).matches()) {
        continue;
      }
      EnvFiles.values(file)
          .forEach(
              (key, value) -> {
                if (isTelling(key)) {
                  secret(value);
                } else {
                  LOGIN
                      .matcher(value)
                      .results()
                      .filter(login -> login.group("password") != null)
                      .forEach(login -> secret(login.group("password")));
                  var shown = LOGIN.matcher(value).replaceAll("");
                  values.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(shown);
                }
              });
    }
    return values;
  }

  private void secret(String value) {
    if (value.length() >= SHORTEST_SECRET) {
      secrets.add(value);
    }
  }

  private boolean isTelling(String key) {
    var lower = key.toLowerCase(Locale.ROOT);
    return TELLING.stream().anyMatch(lower::contains)
        || more.stream().anyMatch(key::equalsIgnoreCase)
        || Stream.of(lower.split("[^a-z]+")).anyMatch(TELLING_WORDS::contains);
  }

  /** The values of the keys that speak of secrets, which no finding may show. */
  Set<String> secrets() {
    return secrets;
  }

  Map<String, Set<String>> ofDev() {
    return dev;
  }

  Map<String, Set<String>> ofProd() {
    return prod;
  }

  /** The keys that both have, with the values that only dev has. */
  Map<String, List<String>> onlyInDev() {
    var only = new TreeMap<String, List<String>>();
    dev.forEach(
        (key, values) -> {
          if (prod.containsKey(key)) {
            var left = new ArrayList<>(values);
            left.removeAll(prod.get(key));
            only.put(key, left);
          }
        });
    return only;
  }
}

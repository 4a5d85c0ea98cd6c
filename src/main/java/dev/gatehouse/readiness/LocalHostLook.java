package dev.gatehouse.readiness;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the own machine as a host, where prod talks to another one. The word alone stands in many
 * places where it does no harm: it counts as a URL's host or as a value, and not in prose or tests.
 *
 * @param key the setting that has another host in prod
 */
record LocalHostLook(String key) implements LineLook {
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?:://|[\"'=]\\s{0,4}|:\\s{1,4})(?<host>localhost|127\\.0\\.0\\.1|\\[::1])"
              + "(?=[:/\"'\\s,;)]|$)");

  static boolean isLocal(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("0.0.0.0");
  }

  @Override
  public String kind() {
    return "separation";
  }

  @Override
  public String why() {
    return "dev's host (" + key + "), where prod has another one";
  }

  @Override
  public boolean isFor(FilePlace place) {
    return !place.isProse() && !place.isTest() && !place.type().equals("txt");
  }

  @Override
  public Optional<Hit> find(String line) {
    var found = new LongLine(LOCAL, line);
    return found.find()
        ? Optional.of(new Hit(found.match().start("host"), found.match().end("host")))
        : Optional.empty();
  }
}

package dev.gatehouse.readiness;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The hosts that a setting names. */
final class Hosts {
  private static final Pattern IN_URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,40}://(?<host>[^/:?#\\s,\\[\\]]{1,253})");
  private static final Pattern HOST =
      Pattern.compile("(?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::\\d{1,5})?");
  private static final Set<String> WORDS =
      Set.of("host", "hosts", "hostname", "server", "domain", "domains", "address", "endpoint");

  private Hosts() {}

  static Set<String> in(String key, Collection<String> values) {
    var hosts = new LinkedHashSet<String>();
    for (var value : values) {
      IN_URL.matcher(value).results().forEach(match -> hosts.add(lower(match.group("host"))));
      if (speaksOfHosts(key)) {
        for (var part : value.split("[,\\s]+")) {
          var host = HOST.matcher(part);
          if (host.matches() && isTelling(host.group("host"))) {
            hosts.add(lower(host.group("host")));
          }
        }
      }
    }
    hosts.removeIf(host -> !isTelling(host));
    return hosts;
  }

  private static boolean speaksOfHosts(String key) {
    for (var word : key.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      if (WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** A single word such as {@code db} names a service in any place, and stands everywhere. */
  private static boolean isTelling(String host) {
    return host.equalsIgnoreCase("localhost") || (host.length() > 4 && host.contains("."));
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}

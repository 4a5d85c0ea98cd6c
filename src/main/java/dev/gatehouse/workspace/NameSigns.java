package dev.gatehouse.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the name of a folder says about the checkout in it. */
final class NameSigns {
  private static final Set<String> DEV = Set.of("dev", "devel", "develop", "development");
  private static final Set<String> PROD = Set.of("prod", "production", "live");

  private NameSigns() {}

  /**
   * The words of a name in lower case: {@code Northwind-dev2} and {@code northwindDev} have two.
   */
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    for (var part : name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})", -1)) {
      if (!part.isEmpty()) {
        words.add(part.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /** The role that the name speaks of; nothing where it speaks of none, or of both. */
  static Optional<Role> role(String name) {
    var words = words(name);
    boolean dev = words.stream().anyMatch(DEV::contains);
    boolean prod = words.stream().anyMatch(PROD::contains);
    if (dev == prod) {
      return Optional.empty();
    }
    return Optional.of(dev ? Role.DEV : Role.PROD);
  }

  /** The name without what it says of the role: the same for both checkouts of one product. */
  static String product(String name) {
    var words = words(name);
    words.removeIf(word -> DEV.contains(word) || PROD.contains(word));
    return String.join("-", words);
  }
}

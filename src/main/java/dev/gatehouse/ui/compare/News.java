package dev.gatehouse.ui.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has come or changed among the files that differ since a person last looked: it is news until
 * the file is opened. What is there at the first look is no news.
 */
final class News {
  /** How a file is news. */
  enum Kind {
    CAME("just came", "it was no difference when you last looked"),
    CHANGED("just changed", "it has changed since you last looked");

    private final String words;
    private final String sentence;

    Kind(String words, String sentence) {
      this.words = words;
      this.sentence = sentence;
    }

    String words() {
      return words;
    }

    String sentence() {
      return sentence;
    }
  }

  private final Map<String, Kind> news = new HashMap<>();
  private Optional<Map<String, String>> known = Optional.empty();

  /**
   * Takes over what differs now.
   *
   * @param identities of the deltas, by path
   */
  void follow(Map<String, String> identities) {
    known.ifPresent(
        before ->
            identities.forEach(
                (path, identity) -> {
                  if (!before.containsKey(path)) {
                    news.put(path, Kind.CAME);
                  } else if (!identity.equals(before.get(path))) {
                    news.putIfAbsent(path, Kind.CHANGED);
                  }
                }));
    news.keySet().retainAll(identities.keySet());
    known = Optional.of(identities);
  }

  /** How a file is news; empty where it is none. */
  Optional<Kind> of(String path) {
    return Optional.ofNullable(news.get(path));
  }

  /** A person has looked at it. */
  boolean seen(String path) {
    return news.remove(path) != null;
  }

  int count() {
    return news.size();
  }
}

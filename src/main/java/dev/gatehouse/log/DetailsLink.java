package dev.gatehouse.log;

import java.nio.charset.StandardCharsets;

/**
 * The link from an entry's notes to its details, which is kept at their end and is no part of them.
 */
final class DetailsLink {
  private DetailsLink() {}

  /** The link with the dot that parts it from the notes. */
  static String of(String id) {
    return " · [details](#" + anchor(id) + ")";
  }

  static boolean endsWith(String notes, String id) {
    return !without(notes, id).equals(notes);
  }

  /** The notes without the link. */
  static String without(String notes, String id) {
    var link = of(id);
    var rest = notes;
    while (rest.endsWith(link)) {
      rest = rest.substring(0, rest.length() - link.length());
    }
    return rest.equals(link.strip()) || rest.equals(link.substring(3)) ? "" : rest;
  }

  /** The notes with the link behind them. */
  static String with(String notes, String id) {
    return (notes.isEmpty() ? of(id).strip() : notes + of(id));
  }

  private static String anchor(String id) {
    var anchor = new StringBuilder();
    id.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0) {
                anchor.appendCodePoint(c);
              } else {
                for (var b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  anchor.append('%').append(String.format("%02X", b));
                }
              }
            });
    return anchor.toString();
  }
}

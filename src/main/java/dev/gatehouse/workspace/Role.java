package dev.gatehouse.workspace;

import java.util.Locale;
import java.util.Optional;

/** Which of the two checkouts one is: where work is done, or what people use. */
public enum Role {
  DEV,
  PROD;

  /** The one word that stands in a role file and in front of a path: {@code dev}, {@code prod}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The other checkout's role. */
  public Role other() {
    return this == DEV ? PROD : DEV;
  }

  /** Reads the word in any case, with blanks or a byte order mark around it. */
  public static Optional<Role> ofWord(String text) {
    var word = text.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "dev" -> Optional.of(DEV);
      case "prod" -> Optional.of(PROD);
      default -> Optional.empty();
    };
  }
}

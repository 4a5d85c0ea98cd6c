package dev.gatehouse.readiness;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a setting that gets the value that it has in dev: as an assignment, as a default behind a
 * look-up, never the bare value.
 */
record FlagLook(String key, Pattern pattern) implements LineLook {
  private static final String ASSIGNS =
      "[\"')\\]]{0,3}\\s{0,8}(?:=>|:-|:=|=(?!=)|:|\\|\\||\\?\\?|\\?:|,(?=\\s{0,8}[\"']))\\s{0,8}[\"']?";

  static FlagLook of(String key, String value) {
    return new FlagLook(
        key,
        Pattern.compile(
            "(?<![\\w-])"
                + Pattern.quote(key)
                + "(?!\\w)"
                + ASSIGNS
                + Pattern.quote(value)
                + "(?![\\w.-])",
            Pattern.CASE_INSENSITIVE));
  }

  @Override
  public String kind() {
    return "env-flag";
  }

  @Override
  public String why() {
    return "it sets " + key + " as dev's .env does, and prod's has another value";
  }

  @Override
  public Optional<Hit> find(String line) {
    var found = new LongLine(pattern, line);
    return found.find()
        ? Optional.of(new Hit(found.match().start(), found.match().end()))
        : Optional.empty();
  }
}

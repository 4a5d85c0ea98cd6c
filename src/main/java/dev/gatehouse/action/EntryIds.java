package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of the IDs that Gatehouse makes: a date and a slug. */
public final class EntryIds {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]{1,80}");

  private static final int DATE = "2026-01-05".length();

  private EntryIds() {}

  /**
   * Refuses an ID that is not dated.
   *
   * @throws Trouble with the form that is wanted
   */
  public static void check(String id) {
    if (!FORM.matcher(id).matches() || date(id).isEmpty()) {
      throw new Trouble(
          "\"" + id + "\" is no entry ID",
          "The entry could not be found by its date",
          "Take a date and a few words in lower case, such as 2026-01-05-promotion-hardening");
    }
  }

  /** The date that an ID begins with, whatever follows; empty where it begins otherwise. */
  public static Optional<LocalDate> date(String id) {
    try {
      return Optional.of(LocalDate.parse(id.substring(0, Math.min(DATE, id.length()))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

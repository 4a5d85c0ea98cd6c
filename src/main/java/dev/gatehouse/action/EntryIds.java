package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The form of the IDs that Gatehouse makes: a date and a slug. */
public final class EntryIds {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9-]{1,80}");

  private EntryIds() {}

  /**
   * Refuses an ID that is not dated.
   *
   * @throws Trouble with the form that is wanted
   */
  public static void check(String id) {
    var match = FORM.matcher(id);
    if (!match.matches() || !isDate(match.group(1))) {
      throw new Trouble(
          "\"" + id + "\" is no entry ID",
          "The entry could not be found by its date",
          "Take a date and a few words in lower case, such as 2026-01-05-promotion-hardening");
    }
  }

  private static boolean isDate(String text) {
    try {
      return !LocalDate.parse(text).toString().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }
}

package dev.gatehouse.ui.control;

import dev.gatehouse.io.NotSaved;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

/**
 * What a person reads of something that went wrong.
 *
 * @param what happened, as a sentence
 * @param means what it means for the promotion; empty where that is not known
 * @param remedy what to do; empty where that is not known
 */
public record Failure(String what, String means, String remedy) {

  /** The words for an exception; never a stack trace. */
  public static Failure of(Throwable thrown) {
    return switch (thrown) {
      case Trouble trouble -> new Failure(trouble.what(), trouble.means(), trouble.remedy());
      case UncheckedIOException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case CancellationException cancelled -> new Failure("It was cancelled", "", "");
      case NotSaved unsaved ->
          new Failure(
              String.valueOf(unsaved.getMessage()),
              "Nothing was recorded; what you typed is still where you typed it",
              "See to what is in the way and save again, or save a copy of the log as it would have"
                  + " been");
      case IOException io ->
          new Failure(
              "A file could not be read or written: " + words(io),
              "",
              "See to what is in the way, then try again");
      default -> new Failure("Something unexpected happened: " + words(thrown), "", "");
    };
  }

  /** All of it on one line. */
  public String line() {
    var line = new StringBuilder(sentence(what));
    for (var more : new String[] {means, remedy}) {
      if (!more.isEmpty()) {
        line.append(' ').append(sentence(more));
      }
    }
    return line.toString();
  }

  /** Ends it with a full stop where it has no end. */
  static String sentence(String text) {
    return text.matches("(?s).*[.!?…:]") ? text : text + ".";
  }

  private static String words(Throwable thrown) {
    var message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
  }
}

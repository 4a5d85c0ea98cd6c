package dev.gatehouse.readiness;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through a line by patterns piece by piece, so that the time it takes grows with the line
 * and not with its square, whatever somebody has put into it.
 */
final class LongLine {
  /** Longer than what any of the patterns finds. */
  static final int PIECE = 4000;

  private static final int STEP = 3500;

  private final Matcher matcher;
  private final int length;
  private int from;
  private boolean inPiece;

  LongLine(Pattern pattern, String line) {
    this.matcher = pattern.matcher(line);
    this.length = line.length();
    // A piece's ends are no ends of the line, nor of a word.
    matcher.useAnchoringBounds(false).useTransparentBounds(true);
  }

  /** The next match, as {@link Matcher#find()} has it; one may come twice where pieces overlap. */
  boolean find() {
    while (from == 0 || from + PIECE - STEP < length) {
      if (!inPiece) {
        matcher.region(from, Math.min(length, from + PIECE));
        inPiece = true;
      }
      if (matcher.find()) {
        return true;
      }
      inPiece = false;
      from += STEP;
    }
    return false;
  }

  Matcher match() {
    return matcher;
  }
}

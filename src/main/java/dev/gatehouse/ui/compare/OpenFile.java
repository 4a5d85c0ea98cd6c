package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.promotion.FileSides;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The file that is looked at, as it was when it was read.
 *
 * @param spaces what of white space counted as a difference
 * @param sides both contents; empty ones where the file is too large to be shown
 * @param lines both texts; empty where the content is binary or too large
 * @param before the colours of prod's text
 * @param after the colours of dev's text
 * @param pictures both sides, where they are pictures
 * @param tailored the text that ships in place of dev's, where one was decided on
 */
record OpenFile(
    Delta delta,
    Spaces spaces,
    FileSides sides,
    Optional<TextPair> lines,
    Colours before,
    Colours after,
    Pictures pictures,
    Optional<String> tailored) {
  /** Larger files are named with their size, and not read. */
  static final long LARGEST = 64L << 20;

  /**
   * Compares both texts; takes its time.
   *
   * @throws java.util.concurrent.CancellationException soon after nobody wants it any more
   */
  static OpenFile of(
      Delta delta,
      Spaces spaces,
      FileSides sides,
      Optional<String> tailored,
      Cancellation cancellation) {
    var binary = LineDiff.isBinary(sides.prod()) || LineDiff.isBinary(sides.dev());
    if (binary || isTooLarge(delta)) {
      return new OpenFile(
          delta,
          spaces,
          sides,
          Optional.empty(),
          Colours.NONE,
          Colours.NONE,
          Pictures.of(delta.path(), sides),
          tailored);
    }
    var lines = TextPair.of(sides.prod(), sides.dev(), spaces, cancellation);
    var before = Colours.of(delta.path(), lines.before());
    cancellation.throwIfCancelled();
    return new OpenFile(
        delta,
        spaces,
        sides,
        Optional.of(lines),
        before,
        Colours.of(delta.path(), lines.after()),
        Pictures.NONE,
        tailored);
  }

  static boolean isTooLarge(Delta delta) {
    return bytes(delta.prod()) > LARGEST || bytes(delta.dev()) > LARGEST;
  }

  static long bytes(Optional<TrackedFile> file) {
    return file.map(TrackedFile::bytes).orElse(0L);
  }

  String path() {
    return delta.path();
  }

  String prodText() {
    return new String(sides.prod(), StandardCharsets.UTF_8);
  }

  String devText() {
    return new String(sides.dev(), StandardCharsets.UTF_8);
  }

  /** Whether it is of this delta, as it is now, and nothing of it has to be read again. */
  boolean shows(Delta other, Spaces wanted, Optional<String> ships) {
    return delta.path().equals(other.path())
        && delta.identity().equals(other.identity())
        && spaces == wanted
        && tailored.equals(ships);
  }
}

package dev.gatehouse.git;

import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HashedSequence;
import org.eclipse.jgit.diff.HashedSequenceComparator;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.LowLevelDiffAlgorithm;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.Sequence;

/** Finds the lines in which two texts differ, in bounded time. */
public final class LineEdits {
  /** Above this many lines on both sides together, a changed stretch is replaced as a whole. */
  private static final int MOST_LINES = 200_000;

  /** Lines times lines of a stretch that the exact, slow algorithm is still let loose on. */
  private static final long MOST_WORK = 4_000_000;

  /** After this long, stretches that need the slow algorithm are replaced as a whole too. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private LineEdits() {}

  /** Lines of the text before that give way to lines of the text after, counted from 0. */
  public record Edit(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {}

  /** What of white space makes two lines differ. */
  public enum Spaces {
    ALL,
    /** White space at the end of a line does not, and so line ends do not either. */
    NOT_AT_THE_END,
    NONE
  }

  /**
   * What was found.
   *
   * @param coarse whether stretches that are too large for an exact look, or for which the time was
   *     not enough, count as replaced as a whole
   */
  public record Found(List<Edit> edits, boolean coarse) {}

  /** The lines that differ in any byte. */
  public static List<Edit> between(byte[] before, byte[] after) {
    return between(before, after, Spaces.ALL).edits();
  }

  public static Found between(byte[] before, byte[] after, Spaces spaces) {
    var a = new RawText(before);
    var b = new RawText(after);
    var bounded = new Bounded(System.nanoTime() + LONGEST.toNanos());
    DiffAlgorithm algorithm =
        (long) a.size() + b.size() > MOST_LINES ? bounded : histogram(bounded);
    var edits =
        algorithm.diff(comparator(spaces), a, b).stream()
            .map(
                edit ->
                    new Edit(edit.getBeginA(), edit.getEndA(), edit.getBeginB(), edit.getEndB()))
            .toList();
    return new Found(edits, bounded.coarse);
  }

  private static RawTextComparator comparator(Spaces spaces) {
    return switch (spaces) {
      case ALL -> RawTextComparator.DEFAULT;
      case NOT_AT_THE_END -> RawTextComparator.WS_IGNORE_TRAILING;
      case NONE -> RawTextComparator.WS_IGNORE_ALL;
    };
  }

  private static DiffAlgorithm histogram(Bounded bounded) {
    var histogram = new HistogramDiff();
    histogram.setFallbackAlgorithm(bounded);
    return histogram;
  }

  /** Myers on small stretches while there is time; any other counts as replaced. */
  private static final class Bounded extends LowLevelDiffAlgorithm {
    private final long end;
    private boolean coarse;

    Bounded(long end) {
      this.end = end;
    }

    @Override
    public <S extends Sequence> void diffNonCommon(
        EditList edits,
        HashedSequenceComparator<S> comparator,
        HashedSequence<S> a,
        HashedSequence<S> b,
        org.eclipse.jgit.diff.Edit region) {
      if (region.getType() != org.eclipse.jgit.diff.Edit.Type.REPLACE) {
        edits.add(region);
      } else if ((long) region.getLengthA() * region.getLengthB() <= MOST_WORK
          && System.nanoTime() - end < 0
          && MyersDiff.INSTANCE instanceof LowLevelDiffAlgorithm myers) {
        myers.diffNonCommon(edits, comparator, a, b, region);
      } else {
        coarse = true;
        edits.add(region);
      }
    }
  }
}

package dev.gatehouse.git;

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

  private LineEdits() {}

  /** Lines of the text before that give way to lines of the text after, counted from 0. */
  public record Edit(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {}

  public static List<Edit> between(byte[] before, byte[] after) {
    var a = new RawText(before);
    var b = new RawText(after);
    DiffAlgorithm algorithm = (long) a.size() + b.size() > MOST_LINES ? new Bounded() : histogram();
    return algorithm.diff(RawTextComparator.DEFAULT, a, b).stream()
        .map(edit -> new Edit(edit.getBeginA(), edit.getEndA(), edit.getBeginB(), edit.getEndB()))
        .toList();
  }

  private static DiffAlgorithm histogram() {
    var histogram = new HistogramDiff();
    histogram.setFallbackAlgorithm(new Bounded());
    return histogram;
  }

  /** Myers on small stretches; a large one counts as replaced. */
  private static final class Bounded extends LowLevelDiffAlgorithm {
    @Override
    public <S extends Sequence> void diffNonCommon(
        EditList edits,
        HashedSequenceComparator<S> comparator,
        HashedSequence<S> a,
        HashedSequence<S> b,
        org.eclipse.jgit.diff.Edit region) {
      if ((long) region.getLengthA() * region.getLengthB() <= MOST_WORK
          && MyersDiff.INSTANCE instanceof LowLevelDiffAlgorithm myers) {
        myers.diffNonCommon(edits, comparator, a, b, region);
      } else {
        edits.add(region);
      }
    }
  }
}

package dev.gatehouse.git;

import dev.gatehouse.io.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
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
import org.eclipse.jgit.diff.Subsequence;
import org.eclipse.jgit.diff.SubsequenceComparator;

/** Finds the lines in which two texts differ, in bounded time. */
public final class LineEdits {
  /** Above this many lines on both sides together, a changed stretch is replaced as a whole. */
  private static final int MOST_LINES = 200_000;

  /** Lines times lines of a stretch that the exact, slow algorithm is still let loose on. */
  private static final long MOST_WORK = 4_000_000;

  /** After this long, stretches that need the slow algorithm are replaced as a whole too. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** Above this many lines between two that stand once, the histogram would take too long. */
  private static final int MOST_LINES_WITHOUT_ANCHORS = 40_000;

  private final RawText before;
  private final RawText after;
  private final RawTextComparator comparator;
  private final Bounded bounded = new Bounded(System.nanoTime() + LONGEST.toNanos());
  private final List<Edit> edits = new ArrayList<>();

  private LineEdits(RawText before, RawText after, RawTextComparator comparator) {
    this.before = before;
    this.after = after;
    this.comparator = comparator;
  }

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

  /**
   * Compares two texts.
   *
   * @throws java.util.concurrent.CancellationException soon after the cancellation is asked for
   */
  public static Found between(
      byte[] before, byte[] after, Spaces spaces, Cancellation cancellation) {
    var comparator = new Stoppable(comparator(spaces), cancellation);
    var search = new LineEdits(new RawText(before), new RawText(after), comparator);
    search.find();
    return new Found(List.copyOf(search.edits), search.bounded.coarse);
  }

  /**
   * Lines that stand once on either side hold the two texts together, as in a patience diff; only
   * what lies between them is compared in other ways. The histogram alone takes a time that grows
   * with the square of the number of edits.
   */
  private void find() {
    int a = 0;
    int b = 0;
    for (var anchor : anchors()) {
      if (anchor.before() >= a && anchor.after() >= b) {
        between(a, anchor.before(), b, anchor.after());
        a = anchor.before() + 1;
        b = anchor.after() + 1;
      }
    }
    between(a, before.size(), b, after.size());
  }

  private List<LineAnchors.Anchor> anchors() {
    return (long) before.size() + after.size() > MOST_LINES
        ? List.of()
        : LineAnchors.of(before, after, comparator);
  }

  private void between(int fromA, int toA, int fromB, int toB) {
    int a = fromA;
    int b = fromB;
    while (a < toA && b < toB && comparator.equals(before, a, after, b)) {
      a++;
      b++;
    }
    int endA = toA;
    int endB = toB;
    while (endA > a && endB > b && comparator.equals(before, endA - 1, after, endB - 1)) {
      endA--;
      endB--;
    }
    if (a == endA && b == endB) {
      return;
    }
    if (a == endA || b == endB || (endA - a == 1 && endB - b == 1)) {
      edits.add(new Edit(a, endA, b, endB));
      return;
    }
    var many = (long) endA - a + endB - b > MOST_LINES_WITHOUT_ANCHORS;
    DiffAlgorithm algorithm = many ? bounded : histogram(bounded);
    for (var edit :
        algorithm.diff(
            new SubsequenceComparator<>(comparator),
            new Subsequence<>(before, a, endA),
            new Subsequence<>(after, b, endB))) {
      edits.add(
          new Edit(
              edit.getBeginA() + a, edit.getEndA() + a, edit.getBeginB() + b, edit.getEndB() + b));
    }
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

  /** Compares lines as another does, and looks now and then whether anybody still wants to know. */
  private static final class Stoppable extends RawTextComparator {
    private static final int LINES_PER_LOOK = 1024;

    private final RawTextComparator lines;
    private final Cancellation cancellation;
    private int asked;

    Stoppable(RawTextComparator lines, Cancellation cancellation) {
      this.lines = lines;
      this.cancellation = cancellation;
    }

    @Override
    public boolean equals(RawText a, int lineOfA, RawText b, int lineOfB) {
      look();
      return lines.equals(a, lineOfA, b, lineOfB);
    }

    @Override
    public int hash(RawText text, int line) {
      look();
      return lines.hash(text, line);
    }

    @Override
    protected int hashRegion(byte[] raw, int from, int to) {
      throw new UnsupportedOperationException("Lines are hashed by the other comparator");
    }

    private void look() {
      if (asked++ % LINES_PER_LOOK == 0) {
        cancellation.throwIfCancelled();
      }
    }
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

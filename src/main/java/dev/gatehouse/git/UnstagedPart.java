package dev.gatehouse.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;

/**
 * What of a file can be committed while another part of it is staged: the lines that changed since
 * it was staged go into the commit, and the staged ones stay staged, on top of it.
 *
 * @param commit the committed content with what is not staged
 * @param index the same with what is staged besides
 */
record UnstagedPart(byte[] commit, byte[] index) {

  /** Nothing where both parts touch the same or adjoining lines. */
  static Optional<UnstagedPart> of(byte[] committed, byte[] staged, byte[] present)
      throws IOException {
    var commit = merge(staged, committed, present);
    var index = commit.isEmpty() ? commit : merge(committed, staged, commit.get());
    return index.isEmpty()
        ? Optional.empty()
        : Optional.of(new UnstagedPart(commit.orElseThrow(), index.get()));
  }

  private static Optional<byte[]> merge(byte[] base, byte[] ours, byte[] theirs)
      throws IOException {
    var diff = new HistogramDiff();
    // The fallback takes minutes on many equal lines; without it they count as one change.
    diff.setFallbackAlgorithm(null);
    var merged =
        new MergeAlgorithm(diff)
            .merge(
                RawTextComparator.DEFAULT,
                new RawText(base),
                new RawText(ours),
                new RawText(theirs));
    if (merged.containsConflicts()) {
      return Optional.empty();
    }
    var out = new ByteArrayOutputStream(Math.max(ours.length, theirs.length));
    boolean open = false;
    for (var chunk : merged) {
      var text = merged.getSequences().get(chunk.getSequenceIndex());
      for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
        if (open) {
          out.write('\n');
        }
        text.writeLine(out, line);
        open = line == text.size() - 1 && text.isMissingNewlineAtEnd();
        if (!open) {
          out.write('\n');
        }
      }
    }
    return Optional.of(out.toByteArray());
  }
}

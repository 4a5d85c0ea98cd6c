package dev.gatehouse.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.ui.compare.DiffRow.Added;
import dev.gatehouse.ui.compare.DiffRow.Gap;
import dev.gatehouse.ui.compare.DiffRow.Removed;
import dev.gatehouse.ui.compare.DiffRow.Same;
import dev.gatehouse.ui.compare.DiffRow.Two;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffRowsTest {
  private final Folds folds = new Folds();

  private static TextPair pair(String before, String after) {
    return TextPair.of(before.getBytes(UTF_8), after.getBytes(UTF_8), Spaces.ALL);
  }

  private static String lines(int count) {
    return String.join("", IntStream.range(0, count).mapToObj(i -> i + "\n").toList());
  }

  @Test
  void unifiedRowsAreTheChangedLinesBelowAWordOnWhatIsFolded() {
    var rows = DiffRows.of(pair(lines(10) + "old\n", lines(10) + "new\nmore\n"), folds, false);
    assertEquals(
        List.of(
            new Gap(0, 0, 0, 7),
            new Same(7, 7),
            new Same(8, 8),
            new Same(9, 9),
            new Removed(10, 10),
            new Added(10, 10),
            new Added(DiffRow.NONE, 11)),
        rows);
  }

  @Test
  void splitRowsPutWhatWasAddedBesideWhatWentAway() {
    assertEquals(
        List.of(
            new Two(0, 0, false),
            new Two(1, 1, true),
            new Two(DiffRow.NONE, 2, true),
            new Two(2, 3, false)),
        DiffRows.of(pair("a\nold\nb\n", "a\nnew\nmore\nb\n"), folds, true));
  }

  @Test
  void aGapIsOpenedInPartFromEitherEndOrAsAWhole() {
    var pair = pair("x\n" + lines(100) + "y\n", "X\n" + lines(100) + "Y\n");
    var gap = gap(pair);
    assertEquals(94, gap.count());
    folds.downFromTop(gap);
    assertEquals(new Gap(1, gap.before() + 20, gap.after() + 20, 74), gap(pair));
    folds.upFromBottom(gap(pair));
    assertEquals(new Gap(1, gap.before() + 20, gap.after() + 20, 54), gap(pair));
    folds.open(gap(pair));
    var rows = DiffRows.of(pair, folds, false);
    assertTrue(rows.stream().noneMatch(Gap.class::isInstance));
    assertEquals(104, rows.size());
  }

  private Gap gap(TextPair pair) {
    return DiffRows.of(pair, folds, false).stream()
        .filter(Gap.class::isInstance)
        .map(Gap.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyLineOfBothSidesStandsInTheRowsOnceAndInOrder() {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      var pair = pair(text(random), text(random));
      for (var split : List.of(true, false)) {
        var rows = DiffRows.of(pair, folds, split);
        var before = rows.stream().flatMapToInt(row -> before(row)).toArray();
        var after = rows.stream().flatMapToInt(row -> after(row)).toArray();
        assertEquals(range(pair.before().size()), list(before), "round " + round);
        assertEquals(range(pair.after().size()), list(after), "round " + round);
      }
    }
  }

  private static IntStream before(DiffRow row) {
    return switch (row) {
      case Gap gap -> IntStream.range(gap.before(), gap.before() + gap.count());
      case Same same -> IntStream.of(same.before());
      case Removed removed -> IntStream.of(removed.before());
      case Added added -> IntStream.empty();
      case Two two -> IntStream.of(two.before()).filter(line -> line != DiffRow.NONE);
    };
  }

  private static IntStream after(DiffRow row) {
    return switch (row) {
      case Gap gap -> IntStream.range(gap.after(), gap.after() + gap.count());
      case Same same -> IntStream.of(same.after());
      case Removed removed -> IntStream.empty();
      case Added added -> IntStream.of(added.after());
      case Two two -> IntStream.of(two.after()).filter(line -> line != DiffRow.NONE);
    };
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<Integer> list(int... numbers) {
    return IntStream.of(numbers).boxed().toList();
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(random.nextInt(3) == 0 ? random.nextInt(5) : i).append('\n');
    }
    return text.toString();
  }

  @Test
  void equalTextsHaveOneGapAndNothingThatDiffers() {
    var rows = DiffRows.of(pair("a\nb\nc\n", "a\nb\nc\n"), folds, false);
    assertTrue(rows.stream().noneMatch(DiffRow::differs));
  }
}

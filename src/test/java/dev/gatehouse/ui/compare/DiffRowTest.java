package dev.gatehouse.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.compare.LineDiff.Line;
import dev.gatehouse.ui.compare.DiffRow.Gap;
import dev.gatehouse.ui.compare.DiffRow.One;
import dev.gatehouse.ui.compare.DiffRow.Two;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffRowTest {
  private static LineDiff diff(String before, String after) {
    return LineDiff.of(before.getBytes(UTF_8), after.getBytes(UTF_8));
  }

  @Test
  void unifiedRowsAreTheHunksLinesBelowAWordOnWhatIsLeftOut() {
    var same = String.join("", IntStream.range(0, 10).mapToObj(i -> i + "\n").toList());
    var rows = DiffRow.unified(diff(same + "old\n", same + "new\nmore\n"));
    assertEquals(new Gap("7 unchanged lines"), rows.getFirst());
    assertEquals(
        List.of("7", "8", "9", "old", "new", "more"),
        rows.stream().skip(1).map(row -> ((One) row).line().text()).toList());
  }

  @Test
  void splitRowsPutWhatWasAddedBesideWhatWentAway() {
    var rows = DiffRow.split(diff("a\nold\nb\n", "a\nnew\nmore\nb\n"));
    assertEquals(
        List.of("a|a", "old|new", "|more", "b|b"),
        rows.stream().map(row -> sides((Two) row)).toList());
  }

  private static String sides(Two row) {
    return text(row.before()) + "|" + text(row.after());
  }

  private static String text(Optional<Line> line) {
    return line.map(Line::text).orElse("");
  }

  @Test
  void equalTextsHaveNoRows() {
    assertEquals(List.of(), DiffRow.unified(diff("a\n", "a\n")));
    assertEquals(List.of(), DiffRow.split(diff("a\n", "a\n")));
  }
}

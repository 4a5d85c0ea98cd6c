package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import dev.gatehouse.io.Stress;
import dev.gatehouse.io.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a cell holds, the table stays a table: another reader of GFM, flexmark, finds the same
 * rows with the same cells in it as the log's own scanner.
 */
class CellsJudgeTest {
  private static final int COUNT = Stress.count(2_000, 100_000);

  private static final String[] BITS = {
    "|", "\\", "\\|", "\\\\|", "`", "``", "```", "<br>", "<b>", "</div>", "<!--", "-->", "&#124;",
    "\n", "\r\n", "\r", "\t", " ", "\0", "a", "é", "😀", "\ud83d", "*", "[x](#y)", "# ", "> ", "- ",
    "---", "~~~", "$", "\u2028"
  };

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  @Test
  void theTableStaysATableForAnotherReaderToo() {
    var judged = 0;
    for (var seed = 0L; seed < COUNT; seed++) {
      var random = new Random(seed);
      var summary = text(random);
      var notes = text(random);
      var before = Logs.rows("| before | s | Pending | o | n |");
      var failure = "seed " + seed;
      if (hasHalfACharacter(summary) || hasHalfACharacter(notes)) {
        assertThrows(
            Trouble.class, () -> before.add("one", summary, Status.PENDING, "Ada", notes), failure);
        continue;
      }
      var log =
          before
              .add("one", summary, Status.PENDING, "Ada", notes)
              .add("after", "s", Status.PENDING, "o", "n");
      var entry = log.entry("one").orElseThrow();
      assertEquals(summary, entry.summary(), failure);
      assertEquals(notes, entry.notes(), failure);
      if (runsOn(summary) || runsOn(notes)) {
        continue;
      }
      judged++;
      var table = Logs.text(log);
      table = table.substring(0, table.indexOf("## Entry details"));
      assertEquals(List.of(5, 5, 5, 5, 5), cellsOfRows(PARSER.parse(table)), failure);
    }
    assertTrue(judged > COUNT / 4, "only " + judged + " tables were compared");
  }

  /**
   * flexmark lets code spans and comments that begin in one cell end in another, which GFM does
   * not: there it is no judge.
   */
  private static boolean runsOn(String text) {
    var cell = Cells.encode(text);
    var code = CodeSpans.in(cell);
    for (var at = cell.indexOf('`'); at >= 0; at = cell.indexOf('`', at + 1)) {
      if (!code.get(at)) {
        return true;
      }
    }
    return cell.contains("<!--");
  }

  /** A surrogate without its partner is no character and has no UTF-8, so it is refused. */
  private static boolean hasHalfACharacter(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(10); i > 0; i--) {
      text.append(BITS[random.nextInt(BITS.length)]);
    }
    return text.toString();
  }

  private static List<Integer> cellsOfRows(Node document) {
    var rows = new ArrayList<Integer>();
    for (var table : document.getChildren()) {
      if (table instanceof TableBlock) {
        for (var part : table.getChildren()) {
          for (var row : part.getChildren()) {
            if (row instanceof TableRow) {
              var cells = 0;
              for (var cell : row.getChildren()) {
                cells += cell instanceof TableCell ? 1 : 0;
              }
              rows.add(cells);
            }
          }
        }
      }
    }
    return rows;
  }
}

package dev.gatehouse.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class MarkdownNodesTest extends ApplicationTest {

  @Test
  void codeAndEmphasisAreShownAndTheirMarksAreNot() {
    assertEquals("run-tests.ps1 passed twice", words("`run-tests.ps1` passed **twice**"));
  }

  @Test
  void nothingIsFetchedOrFollowed() {
    var shown =
        MarkdownNodes.of("![logo](https://example.org/a.png) and [here](https://example.org/b)");
    assertTrue(
        all(shown).noneMatch(node -> node instanceof ImageView || node instanceof Hyperlink));
    assertEquals("[image: logo] and here (https://example.org/b)", words(shown));
  }

  @Test
  void htmlIsShownAsItIsWritten() {
    assertEquals("a <script>alert(1)</script> b", words("a <script>alert(1)</script> b"));
    assertTrue(words("<iframe src=\"x\"></iframe>").contains("<iframe"));
  }

  @Test
  void aChecklistShowsWhatIsDone() {
    assertEquals("☑ Sign in ☐ Export", words("- [x] Sign in\n- [ ] Export"));
  }

  private static String words(String markdown) {
    return words(MarkdownNodes.of(markdown));
  }

  private static String words(Node shown) {
    var words =
        all(shown)
            .map(
                node ->
                    node instanceof Text text
                        ? text.getText()
                        : node instanceof Labeled label ? label.getText() : "")
            .collect(Collectors.joining("\u0000"));
    return words
        .replaceAll("\u0000+(?=[☑☐])", " ")
        .replaceAll("([☑☐])\u0000+", "$1 ")
        .replace("\u0000", "")
        .strip();
  }

  private static Stream<Node> all(Node node) {
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node),
            parent.getChildrenUnmodifiable().stream().flatMap(MarkdownNodesTest::all))
        : Stream.of(node);
  }
}

package dev.gatehouse.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.ui.WindowTest;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownNodesTest extends WindowTest {

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

  @Test
  void aFileLinkARemoteImageAndHtmlAreOnlyText() {
    var shown =
        MarkdownNodes.of(
            """
            [passwords](file:///etc/passwd) <file:///etc/hosts> ![](http://127.0.0.1:1/pixel.png)

            <img src="http://127.0.0.1:1/pixel.png" onerror="alert(1)">

            [ref]: javascript:alert(1)

            [click][ref]
            """);
    assertTrue(
        all(shown)
            .allMatch(
                node ->
                    node instanceof Text
                        || node instanceof javafx.scene.text.TextFlow
                        || node instanceof javafx.scene.control.Label
                        || node instanceof javafx.scene.layout.Pane),
        () -> all(shown).map(Node::getClass).toList().toString());
    assertTrue(all(shown).allMatch(node -> node.getOnMouseClicked() == null));
    assertTrue(words(shown).contains("<img src=\"http://127.0.0.1:1/pixel.png\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "> ",
        "- ",
        "1. ",
        "* ",
        "**",
        "*a ",
        "[",
        "![",
        "[a](",
        "`",
        "``a",
        "<",
        "<a>",
        "~~",
        "_a_",
        "> - ",
        "\\",
        "|",
        "#",
        "&amp;",
        "(",
        "*a_b",
        "[a]: b\n",
        "> \n",
        "-\n",
        "a**b*"
      })
  void aTextMadeToExhaustItsReaderIsShownAndNeitherCrashesNorHangs(String mark) {
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          interact(() -> assertTrue(depth(laidOut(mark.repeat(20_000) + " end")) < 80));
        });
  }

  @Test
  void listsThatAreNestedLineByLineAreBoundedToo() {
    var nested = new StringBuilder();
    for (var depth = 0; depth < 2_000; depth++) {
      nested.append(" ".repeat(2 * depth)).append("- a\n");
    }
    interact(() -> assertTrue(depth(laidOut(nested.toString())) < 80));
  }

  private static Node laidOut(String markdown) {
    var shown = MarkdownNodes.of(markdown);
    var scene = new Scene(shown, 400, 300);
    shown.applyCss();
    shown.layout();
    return scene.getRoot();
  }

  private static int depth(Node node) {
    return node instanceof Parent parent
        ? 1
            + parent.getChildrenUnmodifiable().stream()
                .mapToInt(MarkdownNodesTest::depth)
                .max()
                .orElse(0)
        : 1;
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

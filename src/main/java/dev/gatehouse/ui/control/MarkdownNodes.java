package dev.gatehouse.ui.control;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Shows Markdown as nodes. Nothing in it is followed or fetched: a link is its text and its
 * address, an image its description, HTML the characters that it is written with.
 */
public final class MarkdownNodes {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TaskListExtension.create(), StrikethroughExtension.create()))
          .build();

  /** More than people write; what is longer is shown as it stands, as far as this. */
  private static final int LONGEST = 60_000;

  /** Marks of quotes, lists and emphasis in a row or at a line's beginning, spaces between them. */
  private static final Pattern NESTED =
      Pattern.compile(
          "(?m)^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|[0-9]{1,9}[.)](?=[ \\t]))){9}"
              + "|[\\[(!*_~`<>]{40}|(?:[\\[*_~<][^\\s\\w]?){40}");

  /** What opens something that the parser has to remember until it is closed. */
  private static final int MOST_OPENERS = 2_000;

  /** Deeper lists than this, in spaces, are nested for their own sake. */
  private static final int MOST_INDENT = 40;

  /** Each line may become a row of the screen. */
  private static final int MOST_LINES = 1_000;

  private MarkdownNodes() {}

  /** A text of any length and from anywhere, block by block. */
  public static VBox of(String markdown) {
    var box = isTame(markdown) ? blocks(PARSER.parse(markdown)) : plain(markdown);
    box.getStyleClass().add("markdown");
    return box;
  }

  /** A text made to exhaust whoever reads it is shown as it is written, and never parsed. */
  private static boolean isTame(String markdown) {
    return markdown.length() <= LONGEST
        && markdown.chars().filter(c -> "[*_~`<".indexOf(c) >= 0).count() <= MOST_OPENERS
        && markdown.lines().count() <= MOST_LINES
        && indent(markdown) <= MOST_INDENT
        && !NESTED.matcher(markdown).find();
  }

  private static int indent(String markdown) {
    return markdown
        .lines()
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .max()
        .orElse(0);
  }

  private static VBox plain(String text) {
    var shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return new VBox(Layout.text(shown));
  }

  private static VBox blocks(Node parent) {
    var box = new VBox();
    box.getStyleClass().add("column");
    for (var child : parent.getChildren()) {
      box.getChildren().add(block(child));
    }
    return box;
  }

  private static javafx.scene.Node block(Node node) {
    return switch (node) {
      case Paragraph paragraph -> flow(paragraph, List.of());
      case Heading heading -> flow(heading, List.of("heading"));
      case ListBlock list -> list(list);
      case BlockQuote quote -> {
        var box = blocks(quote);
        box.getStyleClass().add("quote");
        yield box;
      }
      case FencedCodeBlock code ->
          Layout.text(code.getContentChars().toString().stripTrailing(), "code-block");
      case IndentedCodeBlock code ->
          Layout.text(code.getContentChars().toString().stripTrailing(), "code-block");
      default -> Layout.text(node.getChars().toString().strip());
    };
  }

  private static VBox list(ListBlock list) {
    var box = new VBox();
    box.getStyleClass().add("column");
    var number = list instanceof OrderedList ordered ? ordered.getStartNumber() : -1;
    for (var item : list.getChildren()) {
      var mark = new Text(mark(item, number));
      var content = blocks(item);
      HBox.setHgrow(content, Priority.ALWAYS);
      var row = new HBox(mark, content);
      row.getStyleClass().add("markdown-item");
      box.getChildren().add(row);
      number = number < 0 ? number : number + 1;
    }
    return box;
  }

  private static String mark(Node item, int number) {
    if (item instanceof TaskListItem task) {
      return task.isItemDoneMarker() ? "☑" : "☐";
    }
    return item instanceof ListItem && number >= 0 ? number + "." : "•";
  }

  private static TextFlow flow(Node block, List<String> classes) {
    var texts = new ArrayList<Text>();
    inline(block, classes, texts);
    var flow = new TextFlow(texts.toArray(Text[]::new));
    flow.setMinHeight(TextFlow.USE_PREF_SIZE);
    return flow;
  }

  private static void inline(Node parent, List<String> classes, List<Text> into) {
    for (var child : parent.getChildren()) {
      switch (child) {
        case Code code -> into.add(text(code.getText().toString(), with(classes, "code")));
        case StrongEmphasis strong -> inline(strong, with(classes, "strong"), into);
        case Emphasis emphasis -> inline(emphasis, with(classes, "emphasis"), into);
        case Strikethrough struck -> inline(struck, with(classes, "struck"), into);
        case Link link -> {
          inline(link, with(classes, "link"), into);
          into.add(text(" (" + link.getUrl() + ")", with(classes, "muted")));
        }
        case AutoLink link -> into.add(text(link.getText().toString(), with(classes, "link")));
        case Image image -> into.add(text("[image: " + image.getText() + "]", classes));
        case SoftLineBreak ignored -> into.add(text(" ", classes));
        case HardLineBreak ignored -> into.add(text("\n", classes));
        default -> {
          if (child.hasChildren() && !(child instanceof com.vladsch.flexmark.ast.HtmlInline)) {
            inline(child, classes, into);
          } else {
            into.add(text(child.getChars().unescape(), classes));
          }
        }
      }
    }
  }

  private static List<String> with(List<String> classes, String more) {
    var all = new ArrayList<>(classes);
    all.add(more);
    return all;
  }

  private static Text text(String words, List<String> classes) {
    var text = new Text(words);
    text.getStyleClass().addAll(classes);
    return text;
  }
}

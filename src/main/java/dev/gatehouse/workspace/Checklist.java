package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A manual verification checklist: Markdown in which headings group and list items are items. */
public final class Checklist {
  private static final Pattern HEADING =
      Pattern.compile(" {0,3}#{1,6}[ \\t]+(.*?)(?:[ \\t]+#+)?[ \\t]*");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-+)[ \\t]*");
  private static final Pattern RULE =
      Pattern.compile(" {0,3}(?:(?:\\*[ \\t]*){3,}|(?:-[ \\t]*){3,})");
  private static final Pattern ITEM =
      Pattern.compile("[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?:\\[[ xX]][ \\t]+)?(\\S.*)");
  private static final Pattern FENCE = Pattern.compile("[ \\t]*(```|~~~).*");

  private final List<Item> items = new ArrayList<>();
  private String group = "";
  private String paragraph = "";
  private boolean inItem;

  private Checklist() {}

  /**
   * One thing that a person has to look at.
   *
   * @param group the heading that it stands under; empty above the first
   * @param text its Markdown on one line, without bullet and box
   */
  public record Item(String group, String text) {}

  /** The items of a file, in order. */
  public static List<Item> read(Path file) throws IOException {
    return parse(EncodedText.of(Files.readAllBytes(file)).text());
  }

  /**
   * The items of a text, in order. A nested item is an item; lines that go on under one belong to
   * it; code, comments and front matter hold none.
   */
  public static List<Item> parse(String markdown) {
    var checklist = new Checklist();
    var end = "";
    boolean first = true;
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      var bare = line.strip();
      if (!end.isEmpty()) {
        end = closes(bare, end) ? "" : end;
      } else if (first && bare.equals("---")) {
        end = "---";
      } else if (FENCE.matcher(line).matches()) {
        end = bare.substring(0, 3);
      } else if (bare.startsWith("<!--")) {
        end = bare.contains("-->") ? "" : "-->";
      } else {
        checklist.line(line, bare);
      }
      first = false;
    }
    return List.copyOf(checklist.items);
  }

  /** What to look at where a workspace has no checklist of its own. */
  public static List<Item> template() {
    return List.of(
        new Item("Prod as a whole", "Prod starts, and shows no error while it does"),
        new Item("Prod as a whole", "Prod does its main job, from beginning to end"),
        new Item("Prod as a whole", "People can sign in and reach what they could reach before"),
        new Item("Prod as a whole", "Data and settings from before the promotion are still there"),
        new Item("This entry", "What the entry's summary promises is there and works"),
        new Item("This entry", "Nothing that belongs to dev alone can be seen in prod"));
  }

  private static boolean closes(String bare, String end) {
    return end.equals("-->") ? bare.contains(end) : bare.startsWith(end);
  }

  private void line(String line, String bare) {
    var heading = HEADING.matcher(line);
    var item = ITEM.matcher(line);
    if (heading.matches()) {
      startGroup(heading.group(1));
    } else if (!paragraph.isEmpty() && UNDERLINE.matcher(line).matches()) {
      startGroup(paragraph);
    } else if (bare.isEmpty() || RULE.matcher(line).matches()) {
      inItem = false;
      paragraph = "";
    } else if (item.matches()) {
      items.add(new Item(group, item.group(1).strip()));
      inItem = true;
      paragraph = "";
    } else if (inItem) {
      var last = items.removeLast();
      items.add(new Item(last.group(), last.text() + " " + bare));
    } else {
      paragraph = bare;
    }
  }

  private void startGroup(String title) {
    group = title.strip();
    inItem = false;
    paragraph = "";
  }
}

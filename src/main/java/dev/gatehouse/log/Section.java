package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The details of one entry: the lines below its heading.
 *
 * @param id that the heading names
 * @param level of its heading
 * @param heading the heading's last line, from 0
 * @param end the line behind the section
 * @param blocks the parts under deeper headings, in file order
 */
record Section(String id, int level, int heading, int end, List<Block> blocks) {
  /** The heading that all details stand under. */
  static final String DETAILS = "Entry details";

  static final String TRANSITIONS = "State transitions";
  static final String CHECKLIST = "Manual verification checklist";

  /**
   * A part of a section under a heading of its own.
   *
   * @param heading the heading's last line
   * @param end the line behind the part
   */
  record Block(String title, int heading, int end) {
    boolean isCalled(String other) {
      return Names.bare(title).equals(Names.bare(other));
    }
  }

  Optional<Block> block(String title) {
    return blocks.stream().filter(block -> block.isCalled(title)).findFirst();
  }

  /**
   * Whether bullets on this line may be fields: those of the two blocks that list things are not.
   */
  boolean mayHoldField(int line) {
    return blocks.stream()
        .filter(block -> block.heading() < line && line < block.end())
        .noneMatch(block -> block.isCalled(TRANSITIONS) || block.isCalled(CHECKLIST));
  }

  /** How the heading of an entry's section reads. */
  static String headingOf(String id, int level) {
    var text = "#".repeat(level) + " " + Cells.encode(id);
    return id.endsWith("#") ? text + " ###" : text;
  }

  /** Every section of the document, in file order. */
  static List<Section> all(List<Heading> headings, int lineCount) {
    var sections = new ArrayList<Section>();
    for (var i = 0; i < headings.size(); i++) {
      var details = headings.get(i);
      if (isDetails(details)) {
        var after = behind(headings, i, details.level());
        for (var j = i + 1; j < after; j++) {
          if (headings.get(j).level() == details.level() + 1) {
            sections.add(section(headings, j, lineCount));
          }
        }
        i = after - 1;
      }
    }
    return sections;
  }

  /** The index of the heading that all details stand under, or -1. */
  static int details(List<Heading> headings) {
    for (var i = 0; i < headings.size(); i++) {
      if (isDetails(headings.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDetails(Heading heading) {
    return Names.bare(heading.text()).equals(Names.bare(DETAILS));
  }

  private static Section section(List<Heading> headings, int at, int lineCount) {
    var heading = headings.get(at);
    var after = behind(headings, at, heading.level());
    var blocks = new ArrayList<Block>();
    for (var i = at + 1; i < after; i++) {
      var inner = headings.get(i);
      blocks.add(new Block(inner.text(), inner.last(), lineOf(headings, i + 1, lineCount)));
    }
    var end = lineOf(headings, after, lineCount);
    return new Section(
        Cells.decode(heading.text()), heading.level(), heading.last(), end, List.copyOf(blocks));
  }

  /** The index of the first heading behind {@code at} that is not deeper than {@code level}. */
  static int behind(List<Heading> headings, int at, int level) {
    var after = at + 1;
    while (after < headings.size() && headings.get(after).level() > level) {
      after++;
    }
    return after;
  }

  /** The line where a heading begins, or the document's end where there is no such heading. */
  static int lineOf(List<Heading> headings, int index, int lineCount) {
    return index < headings.size() ? headings.get(index).line() : lineCount;
  }
}

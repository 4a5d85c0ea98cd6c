package dev.gatehouse.log;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A block whose lines are never read as headings, tables or bullets. */
sealed interface Opaque {
  /** What a line is to the block that stands open. */
  enum Place {
    INSIDE,
    LAST,
    OUTSIDE
  }

  Place place(Lines lines, int line);

  /** What to call it where it is never closed; empty where it needs no closing. */
  String name();

  /**
   * Fenced code.
   *
   * @param mark backtick or tilde
   * @param length of the opening fence
   * @param indent column of the list item's content that it stands in, or 0
   */
  record Fence(byte mark, int length, int indent) implements Opaque {
    /** The fence that opens at this offset of a line, if one does. */
    static Optional<Fence> opening(Lines lines, int from, int end, int indent) {
      if (from == end || (lines.at(from) != '`' && lines.at(from) != '~')) {
        return Optional.empty();
      }
      var mark = lines.at(from);
      var length = lines.run(from, end, mark);
      var quoted = mark == '`' && lines.find(from + length, end, "`") >= 0;
      return length < 3 || quoted ? Optional.empty() : Optional.of(new Fence(mark, length, indent));
    }

    @Override
    public Place place(Lines lines, int line) {
      if (lines.isBlank(line)) {
        return Place.INSIDE;
      }
      var columns = lines.indent(line);
      if (columns < indent) {
        return Place.OUTSIDE;
      }
      var from = lines.first(line);
      var end = lines.end(line);
      var run = lines.run(from, end, mark);
      var closes =
          columns < indent + 4 && run >= length && lines.skipPadding(from + run, end) == end;
      return closes ? Place.LAST : Place.INSIDE;
    }

    @Override
    public String name() {
      return "fenced code";
    }
  }

  /**
   * A block of HTML.
   *
   * @param end the text whose line ends it, empty where a blank line does
   */
  record Html(String end) implements Opaque {
    private static final String[] VERBATIM = {"script", "pre", "style", "textarea"};
    private static final Pattern LONE_TAG =
        Pattern.compile("</?[A-Za-z][A-Za-z0-9-]*(?:\\s[^<>]*+)?/?>\\s*");
    private static final Set<String> BLOCKS =
        Set.of(
            ("address article aside base basefont blockquote body caption center col colgroup dd"
                    + " details dialog dir div dl dt fieldset figcaption figure footer form frame"
                    + " frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main"
                    + " menu menuitem nav noframes ol optgroup option p param search section"
                    + " summary table tbody td tfoot th thead title tr track ul")
                .split(" "));

    /** The block that opens at this offset, by CommonMark's seven kinds, if one does. */
    static Optional<Html> opening(Lines lines, int from, int end, boolean inParagraph) {
      if (from == end || lines.at(from) != '<') {
        return Optional.empty();
      }
      for (var tag : VERBATIM) {
        var after = from + 1 + tag.length();
        if (lines.says(from + 1, end, tag) && endsName(lines, after, end)) {
          return Optional.of(new Html("</" + tag + ">"));
        }
      }
      if (lines.says(from, end, "<!--")) {
        return Optional.of(new Html("-->"));
      }
      if (lines.says(from, end, "<?")) {
        return Optional.of(new Html("?>"));
      }
      if (lines.says(from, end, "<![cdata[")) {
        return Optional.of(new Html("]]>"));
      }
      if (lines.says(from, end, "<!") && from + 2 < end && isLetter(lines.at(from + 2))) {
        return Optional.of(new Html(">"));
      }
      var name = name(lines, from + (lines.says(from, end, "</") ? 2 : 1), end);
      if (BLOCKS.contains(name)
          || (!inParagraph && LONE_TAG.matcher(lines.text(from, end)).matches())) {
        return Optional.of(new Html(""));
      }
      return Optional.empty();
    }

    /** Whether the opening line is the last one too. */
    boolean endsAt(Lines lines, int from, int to) {
      return !end.isEmpty() && lines.find(from, to, end) >= 0;
    }

    @Override
    public Place place(Lines lines, int line) {
      if (end.isEmpty()) {
        return lines.isBlank(line) ? Place.OUTSIDE : Place.INSIDE;
      }
      var ends = lines.find(lines.start(line), lines.end(line), end) >= 0;
      return ends ? Place.LAST : Place.INSIDE;
    }

    @Override
    public String name() {
      return end.isEmpty() ? "" : end.equals("-->") ? "comment" : "HTML block";
    }

    private static String name(Lines lines, int from, int end) {
      var to = from;
      while (to < end && to - from < 12 && isNamePart(lines.at(to))) {
        to++;
      }
      return endsName(lines, to, end) ? Names.bare(lines.text(from, to)) : "";
    }

    private static boolean endsName(Lines lines, int at, int end) {
      return at == end
          || lines.at(at) == ' '
          || lines.at(at) == '\t'
          || lines.at(at) == '>'
          || lines.says(at, end, "/>");
    }

    private static boolean isNamePart(byte b) {
      return isLetter(b) || (b >= '0' && b <= '9');
    }

    private static boolean isLetter(byte b) {
      return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
  }
}

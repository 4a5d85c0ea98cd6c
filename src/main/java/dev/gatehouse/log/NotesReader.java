package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads an entry's fields out of an old note, where people kept them on one line: {@code Backup
 * `…`; config `…`; schema pre `…`; rollback: …; state: …}. What it finds is an offer: a phrase
 * counts only where it begins a clause and is followed by a colon, code or a path.
 */
public final class NotesReader {
  private static final Pattern SPACE = Pattern.compile("[ \\t]+");
  private static final Pattern PATH =
      Pattern.compile("[^\\s;,]*[/\\\\][^\\s;,]*(?=\\s*(?:$|[;,(]))");

  private enum Kind {
    PATH,
    TEXT,
    IGNORED
  }

  private record Phrase(Pattern words, Kind kind, List<Field> fields) {
    static Phrase of(String words, Kind kind, Field... fields) {
      var pattern = Pattern.compile(words + "(?![\\w-])", Pattern.CASE_INSENSITIVE);
      return new Phrase(pattern, kind, List.of(fields));
    }
  }

  private static final List<Phrase> PHRASES =
      List.of(
          Phrase.of("(prod )?backup( path)?( \\(prod\\))?", Kind.PATH, Field.BACKUP),
          Phrase.of("config(uration)?( capture)?( path)?", Kind.PATH, Field.CONFIG),
          Phrase.of(
              "schema( snapshots?)?( paths?)? \\(?pre(-upgrade)? ?/ ?post(-upgrade)?\\)?",
              Kind.PATH,
              Field.SCHEMA_PRE,
              Field.SCHEMA_POST),
          Phrase.of(
              "(schema( snapshot)?( path)? \\(?pre(-upgrade)?\\)?|pre-upgrade schema( snapshot)?)",
              Kind.PATH,
              Field.SCHEMA_PRE),
          Phrase.of(
              "(schema( snapshot)?( path)? \\(?post(-upgrade)?\\)?|post-upgrade schema("
                  + " snapshot)?)",
              Kind.PATH,
              Field.SCHEMA_POST),
          Phrase.of("rollback( steps| plan)?", Kind.TEXT, Field.ROLLBACK),
          Phrase.of("(manual )?(verification|checklist)( checklist)?", Kind.TEXT, Field.CHECKLIST),
          Phrase.of("claims", Kind.TEXT, Field.CLAIMS),
          Phrase.of("state( transitions?)?s?", Kind.IGNORED));

  /** A phrase found in the note, and where its value begins. */
  private record Find(Phrase phrase, int from, int value) {}

  private NotesReader() {}

  /**
   * A passage of a note that states a field.
   *
   * @param value as raw Markdown
   * @param from where the passage begins in the note
   * @param to where it ends
   */
  public record Passage(Field field, String value, int from, int to) {}

  /** The fields that the note states, as raw Markdown; the first statement of each counts. */
  public static SortedMap<Field, String> fields(String notes) {
    var fields = new EnumMap<Field, String>(Field.class);
    passages(notes).forEach(passage -> fields.put(passage.field(), passage.value()));
    return Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** Where the note states them, in its order; one passage can state two. */
  public static List<Passage> passages(String notes) {
    var code = CodeSpans.in(notes);
    var finds = finds(notes, code);
    var passages = new LinkedHashMap<Field, Passage>();
    for (var i = 0; i < finds.size(); i++) {
      var find = finds.get(i);
      var limit = i + 1 < finds.size() ? finds.get(i + 1).from() : notes.length();
      var end = clauseEnd(notes, code, find, limit);
      var value = trimmed(notes.substring(find.value(), end));
      var targets = find.phrase().fields();
      var values = targets.size() == 2 ? spans(value) : List.of(value);
      for (var j = 0; j < Math.min(values.size(), targets.size()); j++) {
        if (!values.get(j).isEmpty()) {
          var passage = new Passage(targets.get(j), values.get(j), find.from(), end);
          passages.putIfAbsent(passage.field(), passage);
        }
      }
    }
    return List.copyOf(passages.values());
  }

  private static List<Find> finds(String notes, BitSet code) {
    var finds = new ArrayList<Find>();
    for (var at = 0; at < notes.length(); at++) {
      if (!code.get(at) && beginsClause(notes, at)) {
        find(notes, at).ifPresent(finds::add);
      }
    }
    return finds;
  }

  private static boolean beginsClause(String notes, int at) {
    if (!Character.isLetter(notes.charAt(at))) {
      return false;
    }
    var before = at - 1;
    while (before >= 0 && " \t*-".indexOf(notes.charAt(before)) >= 0) {
      before--;
    }
    var joined = before == at - 1 && before >= 0 && ";,\n".indexOf(notes.charAt(before)) < 0;
    return before < 0 || (!joined && ";,.\n".indexOf(notes.charAt(before)) >= 0);
  }

  private static Optional<Find> find(String notes, int at) {
    for (var phrase : PHRASES) {
      var words = phrase.words().matcher(notes).region(at, notes.length());
      if (words.lookingAt()) {
        var end = words.end();
        while (end < notes.length() && notes.charAt(end) == '*') {
          end++;
        }
        var stated = end < notes.length() && (notes.charAt(end) == ':' || notes.charAt(end) == '=');
        var space = SPACE.matcher(notes).region(stated ? end + 1 : end, notes.length());
        var value = space.lookingAt() ? space.end() : stated ? end + 1 : end;
        if (stated || (phrase.kind() == Kind.PATH && isPath(notes, end, value))) {
          return Optional.of(new Find(phrase, at, value));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPath(String notes, int end, int value) {
    return value > end
        && value < notes.length()
        && (notes.charAt(value) == '`'
            || PATH.matcher(notes).region(value, notes.length()).lookingAt());
  }

  /** A clause ends at a semicolon or a line's end; a path's also where a sentence does. */
  private static int clauseEnd(String notes, BitSet code, Find find, int limit) {
    for (var at = find.value(); at < limit; at++) {
      var c = notes.charAt(at);
      var sentence = find.phrase().kind() == Kind.PATH && notes.startsWith(". ", at);
      if (!code.get(at) && (c == ';' || c == '\n' || sentence)) {
        return at;
      }
    }
    return limit;
  }

  private static String trimmed(String value) {
    var text = value.strip();
    while (!text.isEmpty() && ",.-*".indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return text.startsWith("** ") ? text.substring(3) : text;
  }

  private static List<String> spans(String value) {
    var code = CodeSpans.in(value);
    var spans = new ArrayList<String>();
    for (var from = code.nextSetBit(0); from >= 0; ) {
      var to = code.nextClearBit(from);
      spans.add(value.substring(from, to));
      from = code.nextSetBit(to);
    }
    return spans;
  }
}

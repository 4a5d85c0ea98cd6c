package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.TextPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/**
 * Tells which words of a text are key words, strings, comments and numbers. What a line begins
 * inside of, such as a comment of several lines, is worked out once, when it is made; to be made
 * off the FX thread, and used by one thread at a time.
 */
final class Colours {
  /** Without any: the language is not known, or the text is too large. */
  static final Colours NONE = new Colours(Optional.empty(), new int[0]);

  private static final int LONGEST_LINE = 2_000;
  private static final int MOST_LINES = 200_000;

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("bat", SyntaxConstants.SYNTAX_STYLE_WINDOWS_BATCH),
          Map.entry("c", SyntaxConstants.SYNTAX_STYLE_C),
          Map.entry("cpp", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS),
          Map.entry("cs", SyntaxConstants.SYNTAX_STYLE_CSHARP),
          Map.entry("css", SyntaxConstants.SYNTAX_STYLE_CSS),
          Map.entry("dockerfile", SyntaxConstants.SYNTAX_STYLE_DOCKERFILE),
          Map.entry("env", SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE),
          Map.entry("go", SyntaxConstants.SYNTAX_STYLE_GO),
          Map.entry("gradle", SyntaxConstants.SYNTAX_STYLE_GROOVY),
          Map.entry("groovy", SyntaxConstants.SYNTAX_STYLE_GROOVY),
          Map.entry("h", SyntaxConstants.SYNTAX_STYLE_C),
          Map.entry("hpp", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS),
          Map.entry("htm", SyntaxConstants.SYNTAX_STYLE_HTML),
          Map.entry("html", SyntaxConstants.SYNTAX_STYLE_HTML),
          Map.entry("ini", SyntaxConstants.SYNTAX_STYLE_INI),
          Map.entry("java", SyntaxConstants.SYNTAX_STYLE_JAVA),
          Map.entry("js", SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT),
          Map.entry("json", SyntaxConstants.SYNTAX_STYLE_JSON),
          Map.entry("jsonl", SyntaxConstants.SYNTAX_STYLE_JSON),
          Map.entry("jsx", SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT),
          Map.entry("kt", SyntaxConstants.SYNTAX_STYLE_KOTLIN),
          Map.entry("less", SyntaxConstants.SYNTAX_STYLE_LESS),
          Map.entry("lua", SyntaxConstants.SYNTAX_STYLE_LUA),
          Map.entry("makefile", SyntaxConstants.SYNTAX_STYLE_MAKEFILE),
          Map.entry("mjs", SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT),
          Map.entry("php", SyntaxConstants.SYNTAX_STYLE_PHP),
          Map.entry("pl", SyntaxConstants.SYNTAX_STYLE_PERL),
          Map.entry("properties", SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE),
          // The two shells share what is coloured: comments, strings and variables.
          Map.entry("ps1", SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL),
          Map.entry("psm1", SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL),
          Map.entry("py", SyntaxConstants.SYNTAX_STYLE_PYTHON),
          Map.entry("rb", SyntaxConstants.SYNTAX_STYLE_RUBY),
          Map.entry("rs", SyntaxConstants.SYNTAX_STYLE_RUST),
          Map.entry("scala", SyntaxConstants.SYNTAX_STYLE_SCALA),
          Map.entry("sh", SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL),
          Map.entry("sql", SyntaxConstants.SYNTAX_STYLE_SQL),
          Map.entry("svg", SyntaxConstants.SYNTAX_STYLE_XML),
          Map.entry("toml", SyntaxConstants.SYNTAX_STYLE_INI),
          Map.entry("ts", SyntaxConstants.SYNTAX_STYLE_TYPESCRIPT),
          Map.entry("tsx", SyntaxConstants.SYNTAX_STYLE_TYPESCRIPT),
          Map.entry("vue", SyntaxConstants.SYNTAX_STYLE_HTML),
          Map.entry("xml", SyntaxConstants.SYNTAX_STYLE_XML),
          Map.entry("yaml", SyntaxConstants.SYNTAX_STYLE_YAML),
          Map.entry("yml", SyntaxConstants.SYNTAX_STYLE_YAML));

  /** A stretch of characters with one style class; empty for plain text. */
  record Run(int from, int to, String styleClass) {}

  private final Optional<TokenMaker> words;

  /** For each line, what kind of token it begins inside of. */
  private final int[] begins;

  private Colours(Optional<TokenMaker> words, int[] begins) {
    this.words = words;
    this.begins = begins;
  }

  /** The colours of a text, by the name of its file. */
  static Colours of(String path, TextPair.Side text) {
    var language = language(path);
    if (language.isEmpty() || text.size() > MOST_LINES) {
      return NONE;
    }
    var words = TokenMakerFactory.getDefaultInstance().getTokenMaker(language.get());
    var begins = new int[text.size()];
    int inside = TokenTypes.NULL;
    for (int line = 0; line < begins.length; line++) {
      begins[line] = inside;
      var said = text.line(line);
      inside =
          said.length() > LONGEST_LINE
              ? TokenTypes.NULL
              : words.getLastTokenTypeOnLine(segment(said), inside);
    }
    return new Colours(Optional.of(words), begins);
  }

  private static Optional<String> language(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith(".env") || name.startsWith("dockerfile") || name.startsWith("makefile")) {
      var first = name.startsWith(".env") ? "env" : name.replaceAll("[.].*", "");
      return Optional.ofNullable(LANGUAGES.get(first));
    }
    return Optional.ofNullable(LANGUAGES.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static Segment segment(String line) {
    return new Segment(line.toCharArray(), 0, line.length());
  }

  /** The runs of a line, which together are all of it. */
  List<Run> runs(int line, String text) {
    if (words.isEmpty() || text.length() > LONGEST_LINE || line >= begins.length) {
      return List.of(new Run(0, text.length(), ""));
    }
    var runs = new ArrayList<Run>();
    var token = words.get().getTokenList(segment(text), begins[line], 0);
    for (Token each = token; each != null && each.isPaintable(); each = each.getNextToken()) {
      var from = runs.isEmpty() ? 0 : runs.getLast().to();
      var to = Math.min(text.length(), from + each.length());
      var style =
          each.isWhitespace() && !runs.isEmpty() ? runs.getLast().styleClass() : style(each);
      if (!runs.isEmpty() && runs.getLast().styleClass().equals(style)) {
        runs.set(runs.size() - 1, new Run(runs.getLast().from(), to, style));
      } else if (to > from) {
        runs.add(new Run(from, to, style));
      }
    }
    var end = runs.isEmpty() ? 0 : runs.getLast().to();
    if (end < text.length()) {
      runs.add(new Run(end, text.length(), ""));
    }
    return runs;
  }

  private static String style(Token token) {
    return switch (token.getType()) {
      case TokenTypes.COMMENT_EOL,
          TokenTypes.COMMENT_MULTILINE,
          TokenTypes.COMMENT_DOCUMENTATION,
          TokenTypes.COMMENT_KEYWORD,
          TokenTypes.COMMENT_MARKUP,
          TokenTypes.MARKUP_COMMENT ->
          "code-comment";
      case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2, TokenTypes.PREPROCESSOR ->
          "code-word";
      case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
          TokenTypes.LITERAL_CHAR,
          TokenTypes.LITERAL_BACKQUOTE,
          TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
          TokenTypes.REGEX ->
          "code-string";
      case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
          TokenTypes.LITERAL_NUMBER_FLOAT,
          TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
          TokenTypes.LITERAL_BOOLEAN ->
          "code-number";
      case TokenTypes.FUNCTION,
          TokenTypes.DATA_TYPE,
          TokenTypes.VARIABLE,
          TokenTypes.ANNOTATION,
          TokenTypes.MARKUP_TAG_NAME,
          TokenTypes.MARKUP_TAG_ATTRIBUTE ->
          "code-name";
      default -> "";
    };
  }
}

package dev.gatehouse.readiness;

import dev.gatehouse.readiness.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes Python text apart as far as it takes to find calls and their strings. It never fails. */
final class PythonTokens {
  private final String text;
  private final List<PythonToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int depth;

  private PythonTokens(String text) {
    this.text = text;
  }

  /** Its logical lines: what stands in brackets goes on over line ends. */
  static List<List<PythonToken>> lines(String text) {
    var lines = new ArrayList<List<PythonToken>>();
    var open = new ArrayList<PythonToken>();
    for (var token : new PythonTokens(text).all()) {
      if (token.kind() == Kind.END) {
        if (!open.isEmpty()) {
          lines.add(List.copyOf(open));
          open.clear();
        }
      } else {
        open.add(token);
      }
    }
    return lines;
  }

  private List<PythonToken> all() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        if (depth == 0) {
          end();
        }
        newLine();
      } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        at++;
        newLine();
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '"' || c == '\'') {
        string("");
      } else if (isWordPart(c)) {
        word();
      } else {
        symbol(c);
      }
    }
    end();
    return tokens;
  }

  private void end() {
    tokens.add(new PythonToken(Kind.END, "", line, at - lineStart));
  }

  private void newLine() {
    at++;
    line++;
    lineStart = at;
  }

  private void symbol(char c) {
    depth = Math.max(0, depth + ("([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0));
    boolean ends = c == ';' && depth == 0;
    tokens.add(
        new PythonToken(ends ? Kind.END : Kind.SYMBOL, String.valueOf(c), line, at - lineStart));
    at++;
  }

  private void word() {
    int from = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    var word = text.substring(from, at);
    boolean quoteFollows =
        at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    if (quoteFollows && word.toLowerCase(Locale.ROOT).matches("[rbuft]{1,2}")) {
      string(word.toLowerCase(Locale.ROOT));
    } else {
      var kind = Character.isDigit(word.charAt(0)) ? Kind.NUMBER : Kind.NAME;
      tokens.add(new PythonToken(kind, word, line, from - lineStart));
    }
  }

  private void string(String prefix) {
    int firstLine = line;
    int column = at - lineStart - prefix.length();
    char quote = text.charAt(at);
    var close = String.valueOf(quote);
    if (text.startsWith(close.repeat(3), at)) {
      close = close.repeat(3);
    }
    at += close.length();
    var content = new StringBuilder();
    var lines = new ArrayList<Integer>(List.of(line));
    boolean ofParts = prefix.contains("f") || prefix.contains("t");
    boolean computed = false;
    while (at < text.length() && !text.startsWith(close, at)) {
      char c = text.charAt(at);
      if (c == '\n') {
        if (close.length() == 1) {
          break; // never closed: the line's end closes it
        }
        newLine();
        content.append('\n');
        lines.add(line);
      } else if (c == '\\' && at + 1 < text.length()) {
        escape(content, lines, prefix.contains("r"));
      } else if (ofParts && (c == '{' || c == '}')) {
        computed |= part(content, c, close);
      } else {
        content.append(c);
        at++;
      }
    }
    at = text.startsWith(close, at) ? at + close.length() : at;
    tokens.add(
        new PythonToken(
            Kind.STRING, content.toString(), firstLine, column, List.copyOf(lines), computed));
  }

  private void escape(StringBuilder content, List<Integer> lines, boolean raw) {
    char next = text.charAt(at + 1);
    at += 2;
    if (next == '\n') {
      line++;
      lineStart = at;
      if (raw) {
        content.append("\\\n");
        lines.add(line);
      }
    } else if (raw) {
      content.append('\\').append(next);
    } else if (next == 'n') {
      content.append('\n');
      lines.add(line);
    } else {
      content.append(next == 't' ? ' ' : next);
    }
  }

  /** Puts a name where an expression stands, so that what is around it can still be read. */
  private boolean part(StringBuilder content, char brace, String close) {
    if (text.startsWith(String.valueOf(brace).repeat(2), at)) {
      content.append(brace);
      at += 2;
      return false;
    }
    int nested = 0;
    while (at < text.length() && text.charAt(at) != '\n' && !text.startsWith(close, at)) {
      char c = text.charAt(at++);
      nested += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (nested <= 0) {
        break;
      }
    }
    content.append("computed_");
    return true;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}

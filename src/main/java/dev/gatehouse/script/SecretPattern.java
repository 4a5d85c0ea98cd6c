package dev.gatehouse.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One secret as bytes, in every way in which a program may write each of its characters: as it is,
 * URL-encoded, once or twice, as a JSON, shell, PowerShell or XML escape, or with colours switched
 * in between. It works on bytes, so that output in any encoding passes through untouched.
 */
final class SecretPattern {
  private static final HexFormat HEX = HexFormat.of();
  private static final int ESC = 0x1b;

  /** Text that was quoted three times over has seven backslashes in front of a quote. */
  private static final int MOST_BACKSLASHES = 7;

  private static final Map<Integer, List<String>> SPECIAL =
      Map.ofEntries(
          Map.entry((int) ' ', List.of("+")),
          Map.entry((int) '\n', List.of("\r\n", "\\n", "\\r\\n", "%0d%0a", "%0D%0A", "`n")),
          Map.entry((int) '\r', List.of("\\r", "`r")),
          Map.entry((int) '\t', List.of("\\t", "`t")),
          Map.entry((int) '\'', List.of("''", "'\\''", "'\"'\"'", "&apos;", "&#39;")),
          Map.entry((int) '"', List.of("\"\"", "`\"", "&quot;", "&#34;")),
          Map.entry((int) '$', List.of("`$", "$$")),
          Map.entry((int) '`', List.of("``")),
          Map.entry((int) '&', List.of("&amp;", "&#38;")),
          Map.entry((int) '<', List.of("&lt;", "&#60;")),
          Map.entry((int) '>', List.of("&gt;", "&#62;")));

  /** Per character of the secret, the ways to write it. */
  private final byte[][][] forms;

  private final boolean escapes;
  private final int reach;

  private SecretPattern(byte[][][] forms, boolean escapes) {
    this.forms = forms;
    this.escapes = escapes;
    var longest = 0;
    for (var ways : forms) {
      var most = 0;
      for (var way : ways) {
        most = Math.max(most, way.length);
      }
      longest += most + (escapes ? MOST_BACKSLASHES : 0);
    }
    this.reach = longest + 64; // and some room for colours
  }

  /** The secret in all its spellings. */
  static SecretPattern tolerant(String secret) {
    var forms = secret.codePoints().mapToObj(SecretPattern::formsOf).toArray(byte[][][]::new);
    return new SecretPattern(forms, true);
  }

  /** Exactly these bytes, such as a secret's base64, or the secret in another encoding. */
  static SecretPattern exact(byte[] bytes) {
    var forms = new byte[bytes.length][1][];
    for (var i = 0; i < bytes.length; i++) {
      forms[i][0] = new byte[] {bytes[i]};
    }
    return new SecretPattern(forms, false);
  }

  /** How many bytes a match can take at most. */
  int reach() {
    return reach;
  }

  /** The pairs of bytes, as {@code first << 8 | second}, with which a match can begin. */
  Set<Integer> beginnings() {
    var second = new LinkedHashSet<Integer>();
    for (var form : forms[1]) {
      second.add(form[0] & 0xff);
    }
    if (escapes) {
      second.addAll(List.of((int) '\\', ESC));
    }
    var pairs = new LinkedHashSet<Integer>();
    for (var form : forms[0]) {
      if (form.length > 1) {
        pairs.add((form[0] & 0xff) << 8 | (form[1] & 0xff));
      } else {
        second.forEach(next -> pairs.add((form[0] & 0xff) << 8 | next));
      }
    }
    return pairs;
  }

  /** Where the longest match that starts at {@code at} ends, or -1 where none does. */
  int end(byte[] text, int at, int to, Positions now, Positions next) {
    now.clear();
    now.add(at);
    for (var index = 0; index < forms.length; index++) {
      next.clear();
      for (var i = 0; i < now.size(); i++) {
        step(index, text, now.get(i), to, next);
      }
      if (next.size() == 0) {
        return -1;
      }
      var swap = now;
      now = next;
      next = swap;
    }
    return now.largest();
  }

  private void step(int index, byte[] text, int from, int to, Positions found) {
    // Escapes in front of the first character may stay: they are no part of the secret.
    var at = escapes && index > 0 ? afterColour(text, from, to) : from;
    var most = escapes && index > 0 ? MOST_BACKSLASHES : 0;
    for (var skipped = 0; at < to; skipped++, at++) {
      for (var form : forms[index]) {
        if (startsWith(text, at, to, form)) {
          found.add(at + form.length);
        }
      }
      if (skipped == most || text[at] != '\\') {
        break;
      }
    }
  }

  private static int afterColour(byte[] text, int from, int to) {
    var at = from;
    while (at + 1 < to && text[at] == ESC && text[at + 1] == '[') {
      at += 2;
      while (at < to && text[at] >= 0x20 && text[at] < 0x40) {
        at++;
      }
      at++;
    }
    return Math.min(at, to);
  }

  private static boolean startsWith(byte[] text, int at, int to, byte[] form) {
    if (to - at < form.length) {
      return false;
    }
    for (var i = 0; i < form.length; i++) {
      if (text[at + i] != form[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[][] formsOf(int character) {
    var raw = Character.toString(character);
    var forms = new LinkedHashSet<String>(SPECIAL.getOrDefault(character, List.of()));
    forms.add(raw);
    var bytes = raw.getBytes(StandardCharsets.UTF_8);
    addHex(forms, "%", bytes);
    addHex(forms, "%25", bytes); // encoded twice
    addHex(forms, "\\x", bytes);
    addOctal(forms, bytes);
    var units = new StringBuilder();
    for (var unit : Character.toChars(character)) {
      units.append("\\u").append(HEX.toHexDigits(unit));
    }
    addBothCases(forms, "\\u", units.toString());
    forms.add("&#" + character + ";");
    addBothCases(forms, "&#x", "&#x" + Integer.toHexString(character) + ";");
    var result = new ArrayList<byte[]>();
    forms.forEach(form -> result.add(form.getBytes(StandardCharsets.UTF_8)));
    return result.toArray(byte[][]::new);
  }

  private static void addHex(Set<String> forms, String prefix, byte[] bytes) {
    var text = new StringBuilder();
    for (var each : bytes) {
      text.append(prefix).append(HEX.toHexDigits(each));
    }
    addBothCases(forms, prefix, text.toString());
  }

  private static void addOctal(Set<String> forms, byte[] bytes) {
    var text = new StringBuilder();
    for (var each : bytes) {
      text.append('\\').append("%03o".formatted(each & 0xff));
    }
    forms.add(text.toString());
  }

  private static void addBothCases(Set<String> forms, String prefix, String text) {
    forms.add(text);
    forms.add(text.toUpperCase(Locale.ROOT).replace(prefix.toUpperCase(Locale.ROOT), prefix));
  }

  /** A small set of offsets; more than it holds would take a text made to have them. */
  static final class Positions {
    private final int[] offsets = new int[32];
    private int size;

    int size() {
      return size;
    }

    int get(int index) {
      return offsets[index];
    }

    void clear() {
      size = 0;
    }

    void add(int offset) {
      for (var i = 0; i < size; i++) {
        if (offsets[i] == offset) {
          return;
        }
      }
      if (size < offsets.length) {
        offsets[size++] = offset;
      }
    }

    int largest() {
      var largest = -1;
      for (var i = 0; i < size; i++) {
        largest = Math.max(largest, offsets[i]);
      }
      return largest;
    }
  }
}

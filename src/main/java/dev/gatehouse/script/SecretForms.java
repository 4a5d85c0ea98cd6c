package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What is worth masking, and what a secret becomes when it is encoded. */
final class SecretForms {
  /** Anything shorter turns up by chance. */
  static final int SHORTEST = 6;

  /** The line lengths at which common tools wrap base64: GNU's base64, and PEM. */
  private static final int[] WRAPS = {76, 64};

  private static final List<Charset> OTHER_CHARSETS =
      Stream.of("UTF-16LE", "UTF-16BE", "windows-1252", "IBM850", "IBM437")
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  private static final Set<String> PLAIN_WORDS =
      Set.of(
          "false",
          "enabled",
          "disabled",
          "default",
          "required",
          "optional",
          "development",
          "production",
          "staging",
          "testing",
          "localhost",
          "postgres",
          "password",
          "passwd",
          "secret",
          "secrets",
          "sqlite",
          "public",
          "private",
          "string",
          "unknown",
          "nothing",
          "example",
          "changeme",
          "bearer",
          "basic",
          "header",
          "cookie",
          "session");

  private SecretForms() {}

  /** Whether masking this value would hide a secret rather than riddle the output. */
  static boolean worthMasking(String value) {
    var plain = value.strip();
    return plain.length() >= SHORTEST && !PLAIN_WORDS.contains(plain.toLowerCase(Locale.ROOT));
  }

  /** The patterns for these values, with those that are not worth it left out. */
  static List<SecretPattern> patterns(Collection<String> secrets) {
    var tolerant = new LinkedHashSet<String>();
    var exact = new LinkedHashSet<String>();
    for (var secret : secrets) {
      for (var part : parts(secret)) {
        if (tolerant.add(part)) {
          addEncoded(part, exact);
        }
      }
    }
    var patterns = new ArrayList<SecretPattern>();
    tolerant.forEach(part -> patterns.add(SecretPattern.tolerant(part)));
    exact.forEach(text -> patterns.add(SecretPattern.exact(text.getBytes(US_ASCII))));
    tolerant.forEach(part -> addOtherEncodings(part, patterns));
    return patterns;
  }

  /** The value, and where it has several lines each of them, since they are printed one by one. */
  private static List<String> parts(String secret) {
    var parts = new ArrayList<String>();
    parts.add(secret.strip());
    secret
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("-----")) // PEM's frame says nothing
        .forEach(parts::add);
    return parts.stream().filter(SecretForms::worthMasking).distinct().toList();
  }

  private static void addEncoded(String secret, Set<String> exact) {
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      var bytes = secret.getBytes(charset);
      for (var offset = 0; offset < 3; offset++) {
        addBase64(bytes, offset, exact);
      }
    }
    for (var between : List.of("", ":", " ")) {
      var hex = HexFormat.ofDelimiter(between).formatHex(secret.getBytes(StandardCharsets.UTF_8));
      exact.add(hex);
      exact.add(hex.toUpperCase(Locale.ROOT));
    }
  }

  /** What a program prints that does not write UTF-8: PowerShell into a pipe, an old code page. */
  private static void addOtherEncodings(String secret, List<SecretPattern> patterns) {
    var usual = secret.getBytes(StandardCharsets.UTF_8);
    for (var charset : OTHER_CHARSETS) {
      var bytes = secret.getBytes(charset);
      if (!Arrays.equals(bytes, usual) && new String(bytes, charset).equals(secret)) {
        patterns.add(SecretPattern.exact(bytes));
      }
    }
  }

  /**
   * The base64 digits that are the secret's alone when {@code offset} bytes stand before it: those
   * at either end that it shares with its neighbours are left out.
   */
  private static void addBase64(byte[] secret, int offset, Set<String> exact) {
    var shifted = new byte[secret.length + offset];
    System.arraycopy(secret, 0, shifted, offset, secret.length);
    var digits = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    var from = (offset * 8 + 5) / 6;
    var to = shifted.length * 8 / 6;
    if (to - from < SHORTEST) {
      return;
    }
    var own = digits.substring(from, to);
    addBothAlphabets(own, exact);
    if (offset == 0) {
      for (var wrap : WRAPS) {
        for (var start = 0; own.length() > wrap && start < own.length(); start += wrap) {
          var line = own.substring(start, Math.min(start + wrap, own.length()));
          if (line.length() >= SHORTEST) {
            addBothAlphabets(line, exact);
          }
        }
      }
    }
  }

  private static void addBothAlphabets(String digits, Set<String> exact) {
    exact.add(digits);
    exact.add(digits.replace('+', '-').replace('/', '_'));
  }
}

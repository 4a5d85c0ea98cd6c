package dev.gatehouse.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How git's built-in rules turn a file of the work tree into what is stored, and back. External
 * filters have no part in it.
 *
 * @param ident whether {@code $Id$} is expanded in the work tree
 * @param encoding the work tree's encoding, where it is not UTF-8
 */
record Conversion(Lines lines, boolean ident, Optional<Charset> encoding) {
  static final Conversion NONE = new Conversion(Lines.AS_THEY_ARE, false, Optional.empty());

  /** ISO 8859-1 maps bytes to characters one to one. */
  private static final Pattern EXPANDED_IDENT = Pattern.compile("\\$Id:[^$\\r\\n]*\\$");

  /** What happens to line ends; AUTO leaves what looks binary alone. */
  enum Lines {
    AS_THEY_ARE,
    TEXT_LF,
    TEXT_CRLF,
    AUTO_LF,
    AUTO_CRLF;

    boolean auto() {
      return this == AUTO_LF || this == AUTO_CRLF;
    }

    boolean crlf() {
      return this == TEXT_CRLF || this == AUTO_CRLF;
    }
  }

  /** Whether the content has to be looked at; otherwise it is stored as it is. */
  boolean isNone() {
    return equals(NONE);
  }

  /**
   * Whether storing leaves content with these counts as it is.
   *
   * @param crlfInIndex whether the version in the index has CRLF, in which case git guesses no more
   */
  boolean storesAsIs(TextStats stats, boolean crlfInIndex) {
    return !ident && encoding.isEmpty() && !dropsCr(stats, crlfInIndex);
  }

  private boolean dropsCr(TextStats stats, boolean crlfInIndex) {
    if (lines == Lines.AS_THEY_ARE || stats.crlf() == 0) {
      return false;
    }
    return !lines.auto() || (!stats.binary() && !crlfInIndex);
  }

  /** The work tree's content as git stores it. */
  byte[] toStored(byte[] content, boolean crlfInIndex) {
    var bytes = encoding.map(charset -> recode(content, charset, StandardCharsets.UTF_8));
    var utf8 = bytes.orElse(content);
    var lf = dropsCr(TextStats.of(utf8), crlfInIndex) ? withoutCr(utf8) : utf8;
    if (!ident) {
      return lf;
    }
    var text = new String(lf, StandardCharsets.ISO_8859_1);
    return EXPANDED_IDENT
        .matcher(text)
        .replaceAll("\\$Id\\$")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Stored content as it is to lie in the work tree; {@code $Id$} stays unexpanded. */
  byte[] toWorkTree(byte[] stored) {
    var lines = addsCr(TextStats.of(stored)) ? withCr(stored) : stored;
    return encoding.map(to -> recode(lines, StandardCharsets.UTF_8, to)).orElse(lines);
  }

  private boolean addsCr(TextStats stats) {
    if (!lines.crlf() || stats.loneLf() == 0) {
      return false;
    }
    return !lines.auto() || !(stats.binary() || stats.crlf() > 0);
  }

  private static byte[] withoutCr(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] withCr(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length + bytes.length / 16);
    byte last = 0;
    for (byte b : bytes) {
      if (b == '\n' && last != '\r') {
        out.write('\r');
      }
      out.write(b);
      last = b;
    }
    return out.toByteArray();
  }

  /** Content that is not in the encoding it claims stays as it is. */
  private static byte[] recode(byte[] bytes, Charset from, Charset to) {
    try {
      var chars = from.newDecoder().decode(ByteBuffer.wrap(bytes));
      var encoded = to.newEncoder().encode(chars);
      var out = new byte[encoded.remaining()];
      encoded.get(out);
      return out;
    } catch (CharacterCodingException e) {
      return bytes;
    }
  }
}

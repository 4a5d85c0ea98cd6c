package dev.gatehouse.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Replaces secrets by {@code ***} before anything is shown or kept: the given values in the
 * spellings of {@link SecretPattern}, their base64 at every offset, their hex and other encodings,
 * line by line where they have several, and the password of any URL.
 *
 * <p>Values shorter than six characters and plain words are left alone, since masking them would
 * riddle the output: {@link #notMasked()} says which.
 */
public final class Masker {
  /** A masker that knows no secret; passwords in URLs are masked all the same. */
  public static final Masker NONE = new Masker(List.of());

  private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);

  /** The longest user name and password in a URL that are looked for, in bytes. */
  private static final int LONGEST_USER_INFO = 512;

  /** The patterns by the first two bytes of a match, so that most of a text costs one look-up. */
  private final SecretPattern[][] byBeginning = new SecretPattern[1 << 16][];

  private final List<String> notMasked;
  private final int reach;

  /** Masks these values. */
  public Masker(Collection<String> secrets) {
    this(secrets, List.of());
  }

  private Masker(Collection<String> secrets, List<String> notMasked) {
    var longest = LONGEST_USER_INFO + 16;
    for (var pattern : SecretForms.patterns(secrets)) {
      longest = Math.max(longest, pattern.reach());
      for (var pair : pattern.beginnings()) {
        var there = byBeginning[pair];
        var more = there == null ? new SecretPattern[1] : Arrays.copyOf(there, there.length + 1);
        more[more.length - 1] = pattern;
        byBeginning[pair] = more;
      }
    }
    this.reach = longest;
    this.notMasked = List.copyOf(notMasked);
  }

  /**
   * Masks what is secret in {@code .env} files: values whose key speaks of one, and passwords in
   * URLs.
   *
   * @param envFiles those that do not exist are passed over
   * @param moreNames keys that are secret as well, or secret values themselves
   * @param everywhere names that stand in every path, such as the application's; a password that is
   *     one of them is left alone like other plain words
   * @throws dev.gatehouse.io.Trouble where a file cannot be read, since its secrets would show
   */
  public static Masker of(
      List<Path> envFiles, List<String> moreNames, Collection<String> everywhere) {
    var found = EnvSecrets.read(envFiles, moreNames, everywhere);
    return new Masker(found.values(), found.tooPlain());
  }

  /** The keys whose values look secret but are too short or too plain to be masked. */
  public List<String> notMasked() {
    return notMasked;
  }

  /** The text with every secret in it replaced. */
  public String mask(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var masked = mask(bytes, bytes.length, bytes.length);
    return masked.changed()
        ? new String(masked.bytes(), 0, masked.length(), StandardCharsets.UTF_8)
        : text;
  }

  /** How many bytes after a place must be known to say whether a secret starts there. */
  int reach() {
    return reach;
  }

  /**
   * Masks the beginning of {@code bytes}.
   *
   * @param length how many of the bytes are text
   * @param limit only what starts before this offset is looked at and taken into the result
   */
  Masked mask(byte[] bytes, int length, int limit) {
    var scan = new Scan(bytes, length, limit);
    scan.run();
    return scan.result();
  }

  /**
   * Masked bytes.
   *
   * @param consumed how many of the given bytes they stand for: about the limit, more where a
   *     secret reaches beyond it, less where a URL straddles it
   */
  record Masked(byte[] bytes, int length, int consumed, boolean changed) {}

  /** One walk over one text. */
  private final class Scan {
    private final SecretPattern.Positions now = new SecretPattern.Positions();
    private final SecretPattern.Positions next = new SecretPattern.Positions();
    private final ByteArrayOutputStream masked = new ByteArrayOutputStream(0);
    private final byte[] bytes;
    private final int length;
    private int limit;
    private int at;
    private int copied;
    private int passwordStart = -1;
    private int passwordEnd = -1;

    Scan(byte[] bytes, int length, int limit) {
      this.bytes = bytes;
      this.length = length;
      this.limit = limit;
    }

    void run() {
      while (at < limit) {
        var inPassword = at >= passwordStart && at < passwordEnd;
        var end = Math.max(inPassword ? passwordEnd : -1, endOfSecret());
        if (end > at) {
          masked.write(bytes, copied, at - copied);
          masked.writeBytes(MASK);
          at = end;
          copied = end;
        } else {
          if (bytes[at] == ':') {
            lookForPassword();
          }
          at++;
        }
      }
    }

    Masked result() {
      if (copied == 0) {
        return new Masked(bytes, at, at, false);
      }
      masked.write(bytes, copied, at - copied);
      var all = masked.toByteArray();
      return new Masked(all, all.length, at, true);
    }

    private int endOfSecret() {
      if (at + 1 >= length) {
        return -1;
      }
      var candidates = byBeginning[(bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff)];
      var end = -1;
      if (candidates != null) {
        for (var candidate : candidates) {
          end = Math.max(end, candidate.end(bytes, at, length, now, next));
        }
      }
      return end;
    }

    /** At a colon: notes where the password is, if this is that of {@code ://user:password@}. */
    private void lookForPassword() {
      if (at + 2 >= length || bytes[at + 1] != '/' || bytes[at + 2] != '/') {
        return;
      }
      var colon = -1;
      var sign = -1;
      var last = Math.min(length, at + LONGEST_USER_INFO);
      for (var i = at + 3; i < last && !endsAuthority(bytes[i]); i++) {
        if (bytes[i] == ':' && colon < 0) {
          colon = i;
        } else if (bytes[i] == '@') {
          sign = i;
        }
      }
      if (colon >= 0 && sign > colon + 1) {
        passwordStart = colon + 1;
        passwordEnd = sign;
        if (passwordStart >= limit && at > 0) {
          limit = at; // left whole for the next piece
          at--;
        }
      }
    }

    private static boolean endsAuthority(byte character) {
      return character <= ' ' && character >= 0 || "/?#\"'<>\\".indexOf(character) >= 0;
    }
  }
}

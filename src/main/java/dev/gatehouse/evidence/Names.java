package dev.gatehouse.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** File names that every system, git and Markdown take, whoever chose them. */
public final class Names {
  /** In bytes of UTF-8: most file systems take 255, and a number may have to be added. */
  private static final int MAX_BYTES = 120;

  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");
  private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\\..*)?");

  private Names() {}

  /**
   * The name made safe: letters and digits of any script, '.', '_' and '-' stay, anything else
   * becomes '-'. Never empty, hidden, a device of Windows or longer than 120 bytes; the extension
   * stays. A path loses its folders.
   */
  public static String safe(String fileName) {
    var name = fileName.substring(lastSeparator(fileName) + 1);
    name = UNSAFE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("-");
    name = trimmed(name);
    if (name.isEmpty()) {
      return "file";
    }
    if (WINDOWS_DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      name = "file-" + name;
    }
    return shortened(name);
  }

  /** The name with a number before its extension, for the second file that is called so. */
  static String numbered(String name, int number) {
    return suffixed(name, Integer.toString(number));
  }

  /** The name with a word before its extension. */
  static String suffixed(String name, String word) {
    var extension = extension(name);
    return name.substring(0, name.length() - extension.length()) + "-" + word + extension;
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  private static String trimmed(String name) {
    return EDGES.matcher(name).replaceAll("");
  }

  private static String shortened(String name) {
    if (size(name) <= MAX_BYTES) {
      return name;
    }
    var extension = extension(name);
    if (size(extension) > MAX_BYTES / 4) {
      extension = "";
    }
    var stem = name.substring(0, name.length() - extension.length());
    while (size(stem) + size(extension) > MAX_BYTES) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return trimmed(stem) + extension;
  }

  /** With its dot; empty where there is none. */
  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

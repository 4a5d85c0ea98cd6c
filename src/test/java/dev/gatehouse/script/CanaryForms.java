package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A secret in every form in which a script may print it without meaning to. */
public final class CanaryForms {
  /** A secret with a character of every kind that somebody escapes. */
  public static final String CANARY = "pK+Ä/ \"s$&\\<9=ö?k`~Qx";

  /** A secret of several lines. */
  public static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
      MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu
      Nr9Jx8mYx0dQ==
      -----END PRIVATE KEY-----
      """
          .strip();

  /** A secret that is nothing but letters and digits, as tokens are. */
  public static final String TOKEN = "ghx48151623LkWmCanary";

  /** Fewer letters than that in a row may stand in any text. */
  private static final int TELLING = 16;

  private static final List<String> SECRETS = List.of(CANARY, TOKEN, KEY.lines().toList().get(1));

  /** What the forms say around a secret, which may stay. */
  private static final List<String> AROUND =
      List.of(
          "said export CANARY=",
          "said postgres://app:",
          "said \033]8;;https://h/",
          "\033\\here\033]8;;\033\\ so\n",
          "@db:5432/x so\n");

  private static final Pattern FRAME = Pattern.compile("-----(BEGIN|END) PRIVATE KEY-----\\s*");

  private CanaryForms() {}

  /** What a {@code .env} file holds that makes them secrets. */
  public static String env() {
    return "CANARY_SECRET='"
        + CANARY
        + "'\nCANARY_KEY=\""
        + KEY
        + "\"\nCANARY_TOKEN="
        + TOKEN
        + "\nCANARY_URL=postgres://app:"
        + TOKEN
        + "@db/x\n";
  }

  /** The forms of all three secrets, by what they are; each ends its line. */
  public static Map<String, byte[]> all() {
    var all = new LinkedHashMap<String, byte[]>();
    text(CANARY).forEach((how, text) -> all.put(how, text.getBytes(UTF_8)));
    text(TOKEN).forEach((how, text) -> all.put("token: " + how, text.getBytes(UTF_8)));
    key().forEach((how, text) -> all.put("key: " + how, text.getBytes(UTF_8)));
    all.put("UTF-16, as PowerShell redirects it", CANARY.getBytes(UTF_16LE));
    all.put("UTF-16, the other way round", CANARY.getBytes(UTF_16BE));
    all.put("in a code page", CANARY.getBytes(ISO_8859_1));
    var withEnd = new LinkedHashMap<String, byte[]>();
    all.forEach((how, bytes) -> withEnd.put(how, withEnd(bytes)));
    return withEnd;
  }

  private static byte[] withEnd(byte[] bytes) {
    var line = new ByteArrayOutputStream();
    line.writeBytes("said ".getBytes(UTF_8));
    line.writeBytes(bytes);
    line.writeBytes(" so\n".getBytes(UTF_8));
    return line.toByteArray();
  }

  private static Map<String, String> text(String secret) {
    var all = new LinkedHashMap<String, String>();
    var url = URLEncoder.encode(secret, UTF_8);
    var percent = url.replace("+", "%20");
    var json = json(secret);
    all.put("raw", secret);
    all.put("in double quotes", '"' + secret + '"');
    all.put("in single quotes", '\'' + secret + '\'');
    all.put("an assignment", "export CANARY=" + secret);
    all.put("form-encoded", url);
    all.put("URL-encoded", percent);
    all.put("URL-encoded, lower case", lowerHex(percent));
    all.put("URL-encoded, slashes kept", percent.replace("%2F", "/"));
    all.put("URL-encoded, every byte", bytes(secret, "%%%02X"));
    all.put("URL-encoded twice", URLEncoder.encode(percent, UTF_8));
    all.put("the password of a URL", "postgres://app:" + percent + "@db:5432/x");
    all.put("JSON", json);
    all.put("JSON in JSON", json(json));
    all.put(
        "JSON, ASCII only", units(json, c -> c < 0x7f ? "" + (char) c : "\\u%04X".formatted(c)));
    all.put("JSON, every character", units(secret, "\\u%04x"::formatted));
    all.put("JSON, slashes escaped", json.replace("/", "\\/"));
    all.put("shell, single quotes", "'" + secret.replace("'", "'\\''") + "'");
    all.put("shell, double quotes", secret.replaceAll("([\\\\\"$`])", "\\\\$1"));
    all.put("shell, each character escaped", secret.replaceAll("([^A-Za-z0-9])", "\\\\$1"));
    all.put("bytes in hex escapes", bytes(secret, "\\x%02x"));
    all.put("bytes in octal escapes", octal(secret));
    all.put("PowerShell, single quotes", secret.replace("'", "''"));
    all.put("PowerShell, double quotes", secret.replaceAll("([`\"$])", "`$1"));
    all.put("CSV", secret.replace("\"", "\"\""));
    all.put("XML", xml(secret));
    all.put("XML, by decimal numbers", units(secret, "&#%d;"::formatted));
    all.put("XML, by hex numbers", units(secret, "&#x%x;"::formatted));
    all.put("hex", HexFormat.of().formatHex(secret.getBytes(UTF_8)));
    all.put("hex, upper case", HexFormat.of().withUpperCase().formatHex(secret.getBytes(UTF_8)));
    all.put("hex with colons", HexFormat.ofDelimiter(":").formatHex(secret.getBytes(UTF_8)));
    all.put("hex with spaces", HexFormat.ofDelimiter(" ").formatHex(secret.getBytes(UTF_8)));
    all.put("coloured within", secret.substring(0, 3) + "\033[1;31m" + secret.substring(3));
    all.put(
        "coloured letter by letter", units(secret, c -> "\033[3%dm".formatted(c % 8) + (char) c));
    all.put("the title of a terminal", "\033]0;" + secret + "\007");
    all.put("the address of a link", "\033]8;;https://h/" + percent + "\033\\here\033]8;;\033\\");
    all.put("over a progress bar", "50%\r" + secret + "\r100%");
    for (var before : new String[] {"", "a", "ab"}) {
      var padded = (before + secret + "zz").getBytes(UTF_8);
      var wide = (before + secret + "zz").getBytes(UTF_16LE);
      var at = " after " + before.length() + " bytes";
      all.put("base64" + at, Base64.getEncoder().encodeToString(padded));
      all.put(
          "base64 for URLs" + at, Base64.getUrlEncoder().withoutPadding().encodeToString(padded));
      all.put("base64 of UTF-16" + at, Base64.getEncoder().encodeToString(wide));
    }
    all.put(
        "a basic login",
        "Basic " + Base64.getEncoder().encodeToString(("u:" + secret).getBytes(UTF_8)));
    return all;
  }

  private static Map<String, String> key() {
    var all = new LinkedHashMap<String, String>();
    var lines = KEY.lines().toList();
    all.put("as it is", KEY);
    all.put("with Windows line ends", KEY.replace("\n", "\r\n"));
    all.put("indented", "  " + KEY.replace("\n", "\n    "));
    all.put("JSON", json(KEY));
    all.put("URL-encoded", URLEncoder.encode(KEY, UTF_8));
    all.put("one line of it", lines.get(2));
    all.put("its last line", lines.get(3));
    all.put("on one line", String.join(" ", lines));
    all.put("without line ends", String.join("", lines));
    all.put("base64", Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)));
    all.put("base64, wrapped", Base64.getMimeEncoder().encodeToString(KEY.getBytes(UTF_8)));
    return all;
  }

  /**
   * Whether a text still shows a form of a secret: as many letters of it in a row as nobody meets
   * by chance, or the secret itself once escape sequences are gone.
   */
  public static boolean shows(String text, byte[] form) {
    var said = FRAME.matcher(new String(form, UTF_8)).replaceAll("");
    for (var at = 0; at + TELLING <= said.length(); at += 4) {
      var part = said.substring(at, at + TELLING);
      if (AROUND.stream().noneMatch(around -> around.contains(part)) && text.contains(part)) {
        return true;
      }
    }
    var plain = text.replaceAll("\033\\[[0-9;]*[A-Za-z]", "");
    return SECRETS.stream().anyMatch(plain::contains);
  }

  private static String json(String text) {
    try {
      var quoted = new ObjectMapper().writeValueAsString(text);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String lowerHex(String text) {
    return Pattern.compile("%..").matcher(text).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
  }

  private static String units(String text, IntFunction<String> form) {
    return text.chars().mapToObj(form).collect(Collectors.joining());
  }

  private static String bytes(String text, String form) {
    var all = new StringBuilder();
    for (var each : text.getBytes(UTF_8)) {
      all.append(form.formatted(each & 0xff));
    }
    return all.toString();
  }

  private static String octal(String text) {
    return bytes(text, "\\%03o");
  }
}

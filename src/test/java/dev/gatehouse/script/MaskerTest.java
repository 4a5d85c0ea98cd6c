package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskerTest {
  private static final String CANARY = "p+Ä/ \"s'$&\\<9=ö?k`~";

  @TempDir Path folder;

  @Test
  void aSecretIsMaskedInEverySpelling() throws Exception {
    var masker = new Masker(List.of(CANARY));
    spellings(CANARY)
        .forEach(
            (how, text) -> assertEquals("say: *** so", masker.mask("say: " + text + " so"), how));
  }

  @Test
  void base64IsMaskedAtEveryOffset() {
    var masker = new Masker(List.of("canary-hunter2"));
    for (var before : List.of("", "a", "ab", "abc", "user:")) {
      for (var after : List.of("", "x", "xy")) {
        var bytes = (before + "canary-hunter2" + after).getBytes(UTF_8);
        for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
          var text = encoder.encodeToString(bytes);
          var masked = masker.mask(text);
          assertTrue(masked.contains("***"), before + "|" + after + ": " + masked);
          // What is left stands for the neighbours and at most the half of a byte at either end.
          assertTrue(masked.length() - 3 <= text.length() - 17, masked);
        }
      }
    }
  }

  @Test
  void eachLineOfASecretWithSeveralIsMasked() throws Exception {
    var key = "-----BEGIN KEY-----\nMIIBVgIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----\n";
    Files.writeString(folder.resolve(".env"), "A=1\nSIGNING_KEY=\"" + key + "\"\nB=2\n");
    var masker = Masker.of(List.of(folder.resolve(".env")), List.of(), List.of());

    assertEquals("  *** and ***", masker.mask("  MIIBVgIBADANBgkq and hkiG9w0BAQEFAASC"));
    assertEquals("-----BEGIN KEY-----", masker.mask("-----BEGIN KEY-----"));
    assertEquals("***", masker.mask(key.strip().replace("\n", "\\n")));
  }

  @Test
  void shortValuesAndPlainWordsAreLeftAloneAndSaidSo() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "TOKEN=8201\nPASSWORD=true\nDB_PASSWORD=password\nAPI_KEY=sk-canary-1\nPORT=8201\n");
    var masker = Masker.of(List.of(folder.resolve(".env")), List.of(), List.of());

    assertEquals("true 8201 password", masker.mask("true 8201 password"));
    assertEquals("***", masker.mask("sk-canary-1"));
    assertEquals(List.of("TOKEN", "PASSWORD", "DB_PASSWORD"), masker.notMasked());
  }

  @Test
  void aPasswordThatIsTheApplicationsNameOrItsUsersIsLeftAloneAndSaidSo() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "DB_PASSWORD=Harbour\nDATABASE_URL=postgres://mooring:mooring@db/x\nAPI_KEY=sk-canary-1\n");
    var masker = Masker.of(List.of(folder.resolve(".env")), List.of(), List.of("harbour"));

    assertEquals("/srv/harbour/mooring.sh ***", masker.mask("/srv/harbour/mooring.sh sk-canary-1"));
    assertEquals("postgres://mooring:***@db", masker.mask("postgres://mooring:mooring@db"));
    assertEquals(List.of("DB_PASSWORD"), masker.notMasked());
  }

  @Test
  void envFilesAreReadAsPeopleWriteThem() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        """
        \ufeff# a comment
        export API_TOKEN = 'single-quoted'
        DB_PASSWD="with \\"quotes\\" in"
        client_secret=bare-value # and a comment
        DATABASE_URL=postgres://app:url-pass%21word@db/app
        MY_DSN='don't close
        LICENCE_ID=lic-0042-canary
        PLAIN=not-a-secret
        """);
    var masker =
        Masker.of(
            List.of(folder.resolve(".env"), folder.resolve("gone")),
            List.of("licence_id", "literal-value"),
            List.of());

    for (var secret :
        List.of(
            "single-quoted",
            "with \"quotes\" in",
            "with \\\"quotes\\\" in",
            "bare-value",
            "url-pass%21word",
            "url-pass!word",
            "'don't close",
            "lic-0042-canary",
            "literal-value")) {
      assertEquals("***", masker.mask(secret), secret);
    }
    assertEquals("not-a-secret and a comment", masker.mask("not-a-secret and a comment"));
  }

  @Test
  void thePasswordOfAnyUrlIsMasked() {
    var masker = Masker.NONE;
    assertEquals(
        "at postgres://app:***@db:5432/x and http://h:80/a@b",
        masker.mask("at postgres://app:p@ss:w@db:5432/x and http://h:80/a@b"));
    assertEquals("redis://:***@h", masker.mask("redis://:s3@h"));
    assertEquals("https://user@host/", masker.mask("https://user@host/"));
  }

  @Test
  void textWithoutASecretIsNotTouched() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var masker = new Masker(List.of(CANARY, "another-secret"));
    for (var i = 0; i < 200; i++) {
      var text =
          random
              .ints(100, 0x20, 0x250)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertSame(text, masker.mask(text), "seed " + seed);
    }
  }

  @Test
  void aSecretIsFoundWhereverItStandsAmongRandomText() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var i = 0; i < 150; i++) {
      var secret = word(random, 6 + random.nextInt(30));
      var masker = new Masker(List.of(secret, word(random, 10), word(random, 6)));
      var all = List.copyOf(spellings(secret).values());
      var text =
          word(random, random.nextInt(20))
              + all.get(random.nextInt(all.size()))
              + word(random, random.nextInt(20));
      var masked = masker.mask(text);
      assertFalse(masked.contains(secret), "seed " + seed + ", run " + i);
      assertTrue(masked.contains("***"), "seed " + seed + ", run " + i + ": " + text);
    }
  }

  private static String word(Random random, int length) {
    var letters = "abcXYZ0189-_.:/+=%&'\" \\$é";
    var word = new StringBuilder("z");
    while (word.length() < length) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.append(word.length() > 1 ? "z" : "").toString();
  }

  private static Map<String, String> spellings(String secret) {
    var all = new LinkedHashMap<String, String>();
    var url = URLEncoder.encode(secret, UTF_8);
    var json = json(secret);
    all.put("raw", secret);
    all.put("form-encoded", url);
    all.put("URL-encoded", url.replace("+", "%20"));
    all.put(
        "URL-encoded, lower case",
        url.replace("+", "%20").replaceAll("%C3%84", "%c3%84").replace("%2F", "%2f"));
    all.put("URL-encoded, slashes kept", url.replace("%2F", "/"));
    all.put("JSON", json);
    all.put("JSON in JSON", json(json));
    all.put("JSON, ASCII only", ascii(json));
    all.put("JSON, slashes escaped", json.replace("/", "\\/"));
    all.put("shell, single quotes", secret.replace("'", "'\\''"));
    all.put("shell, double quotes", secret.replaceAll("([\\\\\"$`])", "\\\\$1"));
    all.put("PowerShell, single quotes", secret.replace("'", "''"));
    all.put("PowerShell, double quotes", secret.replaceAll("([`\"$])", "`$1"));
    all.put("CSV", secret.replace("\"", "\"\""));
    all.put(
        "XML",
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
    all.put("hex", HexFormat.of().formatHex(secret.getBytes(UTF_8)));
    all.put("hex, upper case", HexFormat.of().withUpperCase().formatHex(secret.getBytes(UTF_8)));
    all.put("coloured within", secret.substring(0, 3) + "\033[1;31m" + secret.substring(3));
    return all;
  }

  private static String json(String text) {
    try {
      var quoted = new ObjectMapper().writeValueAsString(text);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String ascii(String text) {
    var ascii = new StringBuilder();
    text.chars()
        .forEach(c -> ascii.append(c < 0x7f ? String.valueOf((char) c) : "\\u%04X".formatted(c)));
    return ascii.toString();
  }
}

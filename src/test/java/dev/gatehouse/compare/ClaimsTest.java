package dev.gatehouse.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt, true",
    "a.txt, b/a.txt, false",
    "a.txt, a-txt, false",
    "*.txt, a.txt, true",
    "*.txt, b/a.txt, false",
    "src/*, src/a, true",
    "src/*, src/a/b, false",
    "src/**, src/a/b, true",
    "src/**, src, false",
    "src/**, srcs/a, false",
    "src/, src/a/b, true",
    "src/, src, false",
    "**/a.txt, a.txt, true",
    "**/a.txt, b/c/a.txt, true",
    "**/a.txt, ba.txt, false",
    "src/**/a.txt, src/a.txt, true",
    "src/**/a.txt, src/b/c/a.txt, true",
    "src/**/a.txt, src/ba.txt, false",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a**c, a/b/c, true",
    "app/[id].tsx, app/[id].tsx, true",
    "app/[id].tsx, app/i.tsx, false",
    "./a.txt, a.txt, true",
    "scripts\\hooks\\x, scripts/hooks/x, true",
  })
  void aPatternTakesWhatItSays(String pattern, String path, boolean takes) {
    assertEquals(takes, Claims.of(List.of(pattern)).matches(path), pattern + " on " + path);
  }

  @Test
  void aFieldIsReadHoweverPeopleWriteIt() {
    var wanted = List.of("scripts/diff.ps1", "docs/GATES.md", "scripts/hooks/**");
    for (var field :
        List.of(
            "`scripts/diff.ps1`, `docs/GATES.md`, `scripts/hooks/**`",
            "`scripts/diff.ps1` and `docs/GATES.md`; then `scripts/hooks/**` (all of it)",
            "scripts/diff.ps1, docs/GATES.md, scripts/hooks/**",
            "scripts/diff.ps1\ndocs/GATES.md\nscripts/hooks/**\n",
            "- scripts/diff.ps1\r\n- docs/GATES.md\r\n* scripts/hooks/**",
            "scripts/diff.ps1<br>docs/GATES.md<br>scripts/hooks/**")) {
      assertEquals(wanted, Claims.parse(field).patterns(), field);
    }
    assertTrue(Claims.parse(" ").isEmpty());
  }

  @Test
  void aFieldComesBackAsItWasSaved() {
    long seed = 20260105;
    var random = new Random(seed);
    var alphabet = "ab/.* ?`,-é[]\\|";
    for (int i = 0; i < 2000; i++) {
      var patterns = new ArrayList<String>();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        var one = new StringBuilder("x");
        for (int k = random.nextInt(8); k > 0; k--) {
          one.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        patterns.add(one + "y");
      }
      var claims = Claims.of(patterns);
      assertEquals(claims, Claims.parse(claims.asField()), "seed " + seed + ": " + patterns);
    }
  }

  @Test
  void whatTakesEverythingIsPointedOut() {
    for (var pattern : List.of("**", "**/*", "**/**")) {
      assertTrue(Claims.of(List.of("a", pattern)).takesEverything(), pattern);
    }
    for (var pattern : List.of("*", "src/**", "**/*.java", "a")) {
      assertFalse(Claims.of(List.of(pattern)).takesEverything(), pattern);
    }
  }

  @Test
  void aPatternMadeToBeSlowIsNot() {
    var claims = Claims.of(List.of("**a".repeat(200) + "b", "*a".repeat(200) + "b"));
    assertTimeout(Duration.ofSeconds(5), () -> assertFalse(claims.matches("a".repeat(4000))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; `a.txt`",
        "`b.txt`; `b.txt`, `a.txt`",
        "`b.txt` (see below) and `c/`; `b.txt` (see below) and `c/`, `a.txt`",
        "b.txt, c.txt; b.txt, c.txt, a.txt",
        "b.txt<br>c.txt; b.txt, c.txt, a.txt",
        "`*.txt`; `*.txt`",
        "a.txt; a.txt",
      })
  void whatPeopleWroteStaysWhenMoreIsClaimed(String field, String wanted) {
    assertEquals(wanted, Claims.added(field, List.of("a.txt")));
  }

  @Test
  void aListBecomesOneLineWithItsRemarks() {
    assertEquals(
        "`b.txt` the first, `c.txt`, `a.txt`",
        Claims.added("- `b.txt` the first\n- `c.txt`,\n", List.of("a.txt")));
  }

  @Test
  void aFolderIsClaimedUnlessAllOfItIsAlready() {
    var folder = List.of("app/**");
    assertEquals("`app/*`, `app/**`", Claims.added("`app/*`", folder));
    assertEquals("`app/`", Claims.added("`app/`", folder));
    assertEquals("`**`", Claims.added("`**`", folder));
    assertEquals("`app/**`", Claims.added("`app/**`", folder));
  }

  @Test
  void aPathThatAPlainListCannotHoldIsWrittenAsCode() {
    assertEquals("`b.txt`, `a, c.txt`", Claims.added("b.txt", List.of("a, c.txt")));
  }
}

package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final Pattern SAFE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*");

  @ParameterizedTest
  @CsvSource({
    "sign-in.png, sign-in.png",
    "'Screen shot (2).PNG', Screen-shot-2-.PNG",
    "../../etc/passwd, passwd",
    "'C:\\temp\\run.txt', run.txt",
    ".env, env",
    "'Übersicht 表.pdf', Übersicht-表.pdf",
    "'U\u0308bersicht.pdf', Übersicht.pdf",
    "'`a|b`.md', a-b-.md",
    "con.txt, file-con.txt",
    "COM1, file-COM1",
    "'a. ', a",
    "'', file",
    "'invoice\u202Egpj.exe', invoice-gpj.exe",
    "'a\u0007b\u0000c.txt', a-b-c.txt",
    "'..hidden.png', hidden.png",
    "nul.tar.gz, file-nul.tar.gz",
    "'...', file",
    "'..', file"
  })
  void aNameBecomesSafe(String given, String safe) {
    assertEquals(safe, Names.safe(given));
  }

  @Test
  void aLongNameKeepsItsExtension() {
    var safe = Names.safe("表".repeat(200) + ".png");
    assertTrue(safe.endsWith("表.png"), safe);
    assertTrue(safe.getBytes(StandardCharsets.UTF_8).length <= 120);
  }

  @Test
  void anyNameBecomesSafeAndThenStaysAsItIs() {
    for (long seed = 1; seed <= 3_000; seed++) {
      var random = new Random(seed);
      var given = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        int kind = random.nextInt(3);
        given.appendCodePoint(
            kind == 0 ? random.nextInt(128) : kind == 1 ? '.' : random.nextInt(0x110000));
      }
      var safe = Names.safe(given.toString());
      assertTrue(SAFE.matcher(safe).matches(), "seed " + seed + ": " + safe);
      assertTrue(safe.getBytes(StandardCharsets.UTF_8).length <= 130, "seed " + seed);
      assertEquals(safe, Names.safe(safe), "seed " + seed);
    }
  }
}

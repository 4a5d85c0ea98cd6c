package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void plainTextStaysTheSameObject() {
    var text = "plain\twith tab, 漢字, 👍 and ünïcode";
    assertSame(text, TerminalText.plain(text));
  }

  @Test
  void escapeSequencesGo() {
    assertEquals("red", TerminalText.plain("\033[1;31mred\033[0m"));
    assertEquals("ab", TerminalText.plain("a\033[2J\033[10;20H\033[?25lb"));
    assertEquals("text", TerminalText.plain("\033]0;title\007text"));
    assertEquals("a link", TerminalText.plain("a \033]8;;http://x\033\\link\033]8;;\033\\"));
    assertEquals("x", TerminalText.plain("\033(B\0337x\033M"));
    assertEquals("x", TerminalText.plain("\u009b31mx"));
    assertEquals("cut", TerminalText.plain("cut\033[12;"));
    assertEquals("cut", TerminalText.plain("cut\033"));
  }

  @Test
  void aTitleThatNeverEndsCannotHideTheRestOfTheLine() {
    assertEquals("0;rm -rf /", TerminalText.plain("\033]0;rm -rf /"));
    assertEquals("0;hidden shown", TerminalText.plain("\033]0;hidden \033[1mshown"));
  }

  @Test
  void controlCharactersAreShownInsteadOfActing() {
    assertEquals("ok␈␈no", TerminalText.plain("ok\b\bno"));
    assertEquals("␀␇␡", TerminalText.plain("\0\007\177"));
    assertEquals("a\ufffdb", TerminalText.plain("a\u202eb"));
    assertEquals("marked", TerminalText.plain("\ufeffmarked"));
  }

  @Test
  void noTextMakesATerminalAct() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var parts = "\033[]P\\;0123mHJ\007\b\r\u009b\u202e ab?é";
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (var j = random.nextInt(12); j >= 0; j--) {
        text.append(parts.charAt(random.nextInt(parts.length())));
      }
      var plain = TerminalText.plain(text.toString());
      assertTrue(
          plain.chars().noneMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x202e),
          "seed " + seed);
    }
  }
}

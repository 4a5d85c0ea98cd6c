package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.ui.control.Ages;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaidTest {
  @Test
  void stepsAreNamedAsOneSaysThem() {
    assertEquals("step 7", Said.steps(List.of(7)));
    assertEquals("steps 7 and 9", Said.steps(List.of(7, 9)));
    assertEquals("steps 7, 8 and 9", Said.steps(List.of(7, 8, 9)));
    assertEquals("steps 0, 2, 3, 5 and 6", Said.steps(List.of(0, 2, 3, 5, 6)));
    assertEquals("steps 0 to 6", Said.steps(List.of(0, 1, 2, 3, 4, 5, 6)));
    assertEquals("steps 0 and 2 to 4", Said.steps(List.of(0, 2, 3, 4)));
  }

  @Test
  void aCommandIsShownSoThatItsArgumentsCanBeToldApart() {
    assertEquals(
        "sh \"my script.sh\" -x \"\"", Said.command(List.of("sh", "my script.sh", "-x", "")));
  }

  @Test
  void timesAndSizesAreShortWords() {
    assertEquals("0.4 s", Ages.took(0.42));
    assertEquals("42 s", Ages.took(42.2));
    assertEquals("2 min 5 s", Ages.took(125));
    assertEquals("0:07", Said.elapsed(7));
    assertEquals("999 B", Said.size(999));
    assertEquals("34 kB", Said.size(33_950));
    assertEquals("12.4 MB", Said.size(12_400_000));
  }

  @Test
  void theNameOfARecordedPathIsItsLastPart() {
    assertEquals("schema.sql", Said.name("dev:docs/promotions/x/schema.sql"));
    assertEquals("a.txt", Said.name("dev:a.txt"));
    assertEquals("system-1", Said.name("prod:storage/backups/system-1/"));
  }
}

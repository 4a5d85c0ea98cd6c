package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chain of hashes finds out about a ledger that something else wrote to. */
class ChainTest {
  private static final String ID = "2026-01-04-commit-gates";

  @TempDir private Path folder;
  private List<String> lines = List.of();

  @BeforeEach
  void fiveEvents() throws IOException {
    lines = ledger(folder.resolve("one"), ID, "note");
  }

  @Test
  void linesThatAreRemovedMovedOrRepeatedAreFoundWithTheirNumber() {
    assertBroken(2, "between number 1 and number 3 were removed", lines.get(0), lines.get(2));
    assertBroken(1, "before number 2 are missing", lines.get(1), lines.get(2));
    assertBroken(2, "written after line 3", lines.get(0), lines.get(2), lines.get(1));
    assertBroken(3, "repeats line 2", lines.get(0), lines.get(1), lines.get(1));
    assertBroken(2, "does not begin with {", lines.get(0), "", lines.get(1));
  }

  @Test
  void lineOfAnotherEntryIsFound() throws IOException {
    var others = ledger(folder.resolve("two"), "2026-01-05-other", "note");
    assertBroken(1, "not written for the entry " + ID, others.getFirst());
    assertBroken(2, "was changed after", lines.getFirst(), others.get(1));
    assertBroken(
        2, "does not belong between", lines.getFirst(), others.get(1), lines.get(1), lines.get(2));
  }

  @Test
  void aMarkOfAConflictWithNothingToJoinIsNamedAsSuch() {
    assertBroken(
        4, "git left a conflict", lines.get(0), lines.get(1), lines.get(2), "<<<<<<< HEAD");
  }

  @Test
  void rewrittenLineEndsAreNamedAsSuch() {
    var broken = (Verdict.Broken) chain(String.join("\r\n", lines) + "\r\n").verdict();
    assertEquals(1, broken.line());
    assertTrue(broken.why().contains("line ends"), broken.why());
  }

  @Test
  void whatALaterVersionWroteIsSaidAndNotGuessed() {
    var first = lines.getFirst();
    assertBroken(1, "newer Gatehouse", first.replace("\"v\":1", "\"v\":2"));
    assertBroken(1, "\"teleported\" is unknown", first.replace("noted", "teleported"));
    var more = first.replace("\"prev\"", "\"mood\":{\"good\":[1]},\"prev\"");
    assertEquals(new Verdict.Unbroken(), chain(more + "\n").verdict());
    var endedByNoLineFeed = chain(first.replace("noted", "teleported"));
    assertInstanceOf(Verdict.Broken.class, endedByNoLineFeed.verdict());
  }

  @Test
  void aLineOfTheWrongShapeIsNoEvent() {
    var first = lines.getFirst();
    for (var bad :
        List.of(
            "{}",
            "[]",
            "nonsense",
            first + first,
            "\uFEFF" + first,
            first.replace("\"seq\":1", "\"seq\":\"1\""),
            first.replace("\"seq\":1", "\"seq\":1,\"seq\":1"),
            first.replace("\"seq\":1", "\"seq\":99999999999999999999"),
            first.replace("\"Ada\"", "\" \""),
            first.replace("human", "robot"),
            first.replace("2026-01-05T", "yesterday "),
            first.replace("\"prev\"", "\"set\":{\"a\":null},\"prev\""),
            first.replace("\"prev\"", "\"artifacts\":{},\"prev\""),
            first.replace("\"prev\"", "\"saw\":" + "[".repeat(5000) + ",\"prev\""))) {
      var verdict = chain(bad + "\n").verdict();
      assertEquals(1, assertInstanceOf(Verdict.Broken.class, verdict, bad).line(), bad);
    }
  }

  @Test
  void everyChangeOfOneByteBeforeTheLastLineIsFound() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var bytes = bytes(String.join("\n", lines) + "\n");
    int last = bytes.length - lines.getLast().length() - 1;
    for (int at = 0; at < last; at++) {
      var changed = bytes.clone();
      changed[at] = (byte) (changed[at] + 1 + random.nextInt(255));
      assertInstanceOf(
          Verdict.Broken.class, Chain.of(changed, ID).verdict(), "seed " + seed + ", byte " + at);
    }
  }

  @Test
  void whereverALedgerIsCutWhatIsLeftIsUnbrokenAndTheRestIsATornTail() {
    var bytes = bytes(String.join("\n", lines) + "\n");
    for (int length = 0; length <= bytes.length; length++) {
      var chain = Chain.of(java.util.Arrays.copyOf(bytes, length), ID);
      assertEquals(new Verdict.Unbroken(), chain.verdict());
      int tail = chain.tornTail().map(String::length).orElse(0);
      assertEquals(length, chain.whole() + tail);
      var head = chain.events().isEmpty() ? "" : lines.get(chain.events().size() - 1);
      assertEquals(head.isEmpty() ? Chain.root(ID) : Sha256.of(head), chain.head());
    }
  }

  @Test
  void noiseNeverMakesTheReaderFail() {
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, random);
      var noise = bytes(String.join("\n", shuffled) + "\n");
      for (int change = random.nextInt(6); change > 0; change--) {
        noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
      }
      var chain = Chain.of(noise, ID);
      assertTrue(chain.events().size() <= lines.size(), "seed " + seed);
    }
  }

  private void assertBroken(int line, String why, String... found) {
    var chain = chain(String.join("\n", found) + "\n");
    var broken = assertInstanceOf(Verdict.Broken.class, chain.verdict());
    assertEquals(line, broken.line());
    assertTrue(broken.why().contains(why), broken.why());
    assertEquals(line - 1, chain.events().size());
    assertEquals(Optional.empty(), chain.tornTail());
  }

  private static List<String> ledger(Path entry, String id, String text) throws IOException {
    var ledger = Ledger.open(entry, id);
    for (int number = ledger.events().size(); number < 5; number++) {
      ledger.append(
          EventDraft.of(EventType.NOTED).text(text + " " + number),
          Instant.parse("2026-01-05T20:11:04.512Z"),
          1,
          Who.human("Ada"),
          "");
    }
    return Files.readAllLines(ledger.file());
  }

  private static Chain chain(String text) {
    return Chain.of(bytes(text), ID);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.gatehouse.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.gatehouse.git.LineEdits;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.io.Cancellation;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextPairTest {
  private static TextPair pair(String before, String after, Spaces spaces) {
    return TextPair.of(before.getBytes(UTF_8), after.getBytes(UTF_8), spaces);
  }

  @Test
  void whiteSpaceCountsAsOneHasChosen() {
    var before = "a b\nend\n";
    assertEquals(1, pair(before, "a  b\nend\n", Spaces.ALL).added());
    assertEquals(1, pair(before, "a  b\nend\n", Spaces.NOT_AT_THE_END).added());
    assertEquals(0, pair(before, "a  b\nend\n", Spaces.NONE).added());
    assertEquals(1, pair(before, "a b  \nend\n", Spaces.ALL).added());
    assertEquals(0, pair(before, "a b  \nend\n", Spaces.NOT_AT_THE_END).added());
  }

  @Test
  void aFileThatDiffersOnlyInLineEndsIsSaidToBeJustThat() {
    assertTrue(pair("a\nb\n", "a\r\nb\r\n", Spaces.ALL).onlyLineEnds());
    assertFalse(pair("a\nb\n", "a\r\nc\r\n", Spaces.ALL).onlyLineEnds());
    assertFalse(pair("a\n", "a\n", Spaces.ALL).onlyLineEnds());
    assertEquals(0, pair("a\nb\n", "a\r\nb\r\n", Spaces.NOT_AT_THE_END).added());
  }

  @Test
  void whatIsTooLargeForAnExactLookIsReplacedAsAWholeAndSaid() {
    var random = new Random(3);
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (int i = 0; i < 120_000; i++) {
      before.append(random.nextInt(4)).append('\n');
      after.append(random.nextInt(4)).append('\n');
    }
    var pair = pair(before.toString(), after.toString(), Spaces.ALL);
    assertTrue(pair.coarse());
    assertEquals(pair.before().size() - pair.removed(), pair.after().size() - pair.added());
    assertFalse(pair("a\n", "b\n", Spaces.ALL).coarse());
  }

  @Test
  void aDiffThatNobodyWaitsForAnyMoreIsGivenUpWhileItRuns() throws Exception {
    var random = new Random(5);
    var before = lines(random);
    var after = lines(random);
    for (int tries = 0; tries < 100; tries++) { // a diff may be done before anybody sees it run
      var cancellation = new Cancellation();
      var diff =
          new FutureTask<TextPair>(() -> TextPair.of(before, after, Spaces.ALL, cancellation));
      var worker = Thread.ofPlatform().start(diff);
      while (!diff.isDone() && !isIn(worker, LineEdits.class)) {
        Thread.onSpinWait();
      }
      cancellation.cancel();
      try {
        diff.get();
      } catch (ExecutionException ended) {
        assertInstanceOf(CancellationException.class, ended.getCause());
        return;
      }
    }
    fail("no diff was given up");
  }

  private static byte[] lines(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 90_000; i++) {
      text.append("same ").append(random.nextInt(20_000)).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  private static boolean isIn(Thread thread, Class<?> type) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(type.getName()));
  }
}

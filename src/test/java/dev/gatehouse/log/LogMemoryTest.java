package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMemoryTest {
  private static final PromotionLog FIRST =
      Logs.rows("| one | First | Pending | Ada | |", "| two | Second | Pending | Ada | |");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  private final LogMemory memory = new LogMemory();

  @BeforeEach
  void writeTheLog() throws IOException {
    file = folder.resolve("log.md");
    Files.write(file, FIRST.bytes());
    memory.read(file);
  }

  @Test
  void anEditFromOutsideIsSaidByEntryAndField() throws IOException {
    Files.write(file, FIRST.withCell("two", Field.OWNER, "Grace").bytes());
    memory.read(file);
    assertEquals(List.of("two was changed outside: owner"), sentences());
    assertEquals(List.of(), sentences());
  }

  @Test
  void aRowThatComesAndOneThatGoesAreSaid() throws IOException {
    Files.write(
        file,
        Logs.rows("| one | First | Pending | Ada | |", "| three | Third | Pending | Ada | |")
            .bytes());
    memory.read(file);
    assertEquals(List.of("three was added outside", "two was removed outside"), sentences());
  }

  @Test
  void proseAndLayoutAreNoChangeOfAnEntry() throws IOException {
    Files.writeString(file, "Some prose.\n\n" + Logs.text(FIRST).replace("| Ada |", "|  Ada  |"));
    memory.read(file);
    assertEquals(List.of(), sentences());
  }

  @Test
  void aSaveOfOnesOwnIsNeverTakenForSomebodyElses() throws IOException {
    save(FIRST, FIRST.withCell("one", Field.OWNER, "Grace"));
    memory.read(file);
    assertEquals(List.of(), sentences());
  }

  @Test
  void whatOthersWroteRightBeforeASaveOfOnesOwnIsStillSaid() throws IOException {
    var theirs = FIRST.withCell("two", Field.SUMMARY, "Changed");
    Files.write(file, theirs.bytes());
    save(theirs, theirs.withCell("one", Field.OWNER, "Grace"));
    memory.read(file);
    assertEquals(List.of("two was changed outside: summary"), sentences());
  }

  @Test
  void aSaveThatFailedIsNotRemembered() throws IOException {
    var mine = FIRST.withCell("one", Field.OWNER, "Grace");
    assertThrows(
        IOException.class,
        () ->
            memory.save(
                FIRST,
                mine,
                () -> {
                  throw new IOException("the disk is full");
                }));
    memory.read(file);
    assertEquals(List.of(), sentences());
  }

  private void save(PromotionLog before, PromotionLog after) throws IOException {
    memory.save(
        before,
        after,
        () -> {
          AtomicFile.write(file, after.bytes());
          return true;
        });
  }

  private List<String> sentences() {
    return memory.takeChanges().stream().flatMap(it -> Stream.of(it.sentence())).toList();
  }
}

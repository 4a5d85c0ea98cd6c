package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes edit one log at once, beside an open window and somebody's editor. */
class TakingTurnsTest {
  private static final String SHARED = "2026-04-01-shared";

  /** Saves of both children together: 1,000 of them where everything is run in full. */
  private static final int SAVES = Boolean.getBoolean("gatehouse.stress") ? 1000 : 36;

  private static final int ROUNDS = Boolean.getBoolean("gatehouse.stress") ? 20 : 3;
  private static final int BURST = SAVES / 2 / ROUNDS;

  private final List<Child> children = new ArrayList<>();

  @TempDir Path folder;
  private Path log;

  private record Child(String name, Process process, BufferedReader answers) {}

  @BeforeEach
  void aLogWithAnEntryThatAllOfThemEdit() throws IOException {
    log = folder.toRealPath().resolve("LOG.md");
    var template = new String(LogTemplate.empty(), StandardCharsets.UTF_8);
    Files.writeString(log, template + "\nProse, as of round 0.\n");
    assertEquals(
        0, CommandRun.of("add", log, SHARED, "--summary", "s", "--owner", "o", "--as", "x").code());
  }

  @AfterEach
  void endTheChildren() {
    children.forEach(child -> child.process().toHandle().destroyForcibly());
  }

  @Test
  void twoProcessesAWindowAndAnEditorLoseNothingOfEachOther() throws Exception {
    start("ann");
    start("ben");
    var window = Promotions.of(Workspace.ofLog(log), Clock.systemUTC());
    for (int round = 1; round <= ROUNDS; round++) {
      for (var child : children) {
        child.process().getOutputStream().write('\n');
        child.process().getOutputStream().flush();
      }
      window.deeds().note(SHARED, "", "The window wrote " + round + ".", Who.human("Ada"));
      for (var child : children) {
        assertEquals("done", child.answers().readLine(), child.name());
      }
      editProse(round);
    }

    var read = PromotionLog.read(log);
    assertFalse(read.readOnly());
    assertTrue(Files.readString(log).contains("Prose, as of round " + ROUNDS + "."));
    var wanted = new TreeSet<String>();
    for (int i = 1; i <= ROUNDS; i++) {
      wanted.add("The window wrote " + i + ".");
    }
    for (var child : children) {
      for (int number = 3; number <= BURST * ROUNDS; number += 3) {
        wanted.add(child.name() + " wrote " + number + ".");
      }
      assertOwn(read, child.name());
    }
    assertEquals(List.copyOf(wanted), notes(read), "every note of the shared entry, once");
    assertEquals(
        List.copyOf(wanted),
        events(SHARED).stream().map(Event::text).filter(t -> !t.isEmpty()).sorted().toList());
  }

  private void start(String name) throws IOException {
    var process =
        ChildJvm.start(EditingChild.class, log.toString(), SHARED, name, String.valueOf(BURST));
    children.add(new Child(name, process, process.inputReader(StandardCharsets.UTF_8)));
  }

  /** An editor that knows nothing of locks: it writes a file of its own and renames it. */
  private void editProse(int round) throws IOException {
    var text = Files.readString(log);
    var edited =
        text.replace(
            "Prose, as of round " + (round - 1) + ".", "Prose, as of round " + round + ".");
    assertFalse(edited.equals(text), "an editor's former save was lost");
    var own = Files.writeString(folder.resolve("editor.tmp"), edited);
    Files.move(own, log, StandardCopyOption.ATOMIC_MOVE);
  }

  private void assertOwn(PromotionLog read, String name) throws IOException {
    var id = "2026-04-01-of-" + name;
    int last = BURST * ROUNDS;
    var entry = read.entry(id).orElseThrow();
    assertEquals(name + " wrote " + lastOf(1, last) + ".", entry.summary());
    assertEquals(name + " wrote " + lastOf(2, last) + ".", entry.notes());
    assertEquals(Status.PENDING.text(), entry.statusText());
    var events = events(id);
    assertEquals(last - last / 3, events.size());
    assertEquals(entry.hash(), events.getLast().row());
  }

  /** The last number up to a bound that leaves this rest when it is divided by three. */
  private static int lastOf(int rest, int bound) {
    return bound - Math.floorMod(bound - rest, 3);
  }

  private static List<String> notes(PromotionLog read) {
    return read.block(SHARED, "Updates, statements and exceptions").orElseThrow().stream()
        .map(line -> line.replaceFirst("^- .*, noted: ", ""))
        .sorted()
        .toList();
  }

  private List<Event> events(String id) throws IOException {
    var ledger = Ledger.open(EntryFolder.of(log, id).path(), id);
    assertTrue(ledger.verdict().isUnbroken(), () -> id + ": " + ledger.verdict());
    return ledger.events();
  }
}

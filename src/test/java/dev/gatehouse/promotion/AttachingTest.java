package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.GRACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.Intake;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.record.ItemChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that people bring: kept with who, when and a caption, and never taken away again. */
class AttachingTest {
  @TempDir Path folder;
  private SampleWalk walk;
  private Deeds deeds;

  @BeforeEach
  void anEntryIsOpen() throws Exception {
    walk = Walked.through("add", folder);
    deeds = walk.promotions.deeds();
  }

  @Test
  void aCaptionIsGivenWithThePieceAndChangedLaterAndWhoBroughtItStays() throws Exception {
    deeds.attach(walk.id, "health", "", " The tide gate ", List.of(text("tide.txt", "low")), ADA);
    var brought = only();
    assertEquals("The tide gate", brought.caption());
    assertEquals(ADA, brought.who());

    deeds.caption(walk.id, brought.artifact().path(), "The tide gate, closed", GRACE);

    var now = only();
    assertEquals("The tide gate, closed", now.caption());
    assertEquals(ADA, now.who(), "Grace only named it");
    assertEquals(brought.at(), now.at());
    assertEquals(1, files("health").size());
    assertSound();
  }

  @Test
  void whatIsWithdrawnIsStillListedWithWhoAndWhyAndItsFileStays() throws Exception {
    deeds.attach(walk.id, "health", "", "", List.of(text("a.txt", "a")), ADA);
    var path = only().artifact().path();
    assertThrows(Trouble.class, () -> deeds.withdraw(walk.id, path, " ", GRACE), "no reason");

    var now = deeds.withdraw(walk.id, path, "The wrong harbour", GRACE);

    assertEquals(List.of(), brought(now.evidence()));
    var listed = brought(now.attachments()).getFirst().withdrawal().orElseThrow();
    assertEquals("The wrong harbour", listed.reason());
    assertEquals(GRACE, listed.who());
    assertEquals(1, files("health").size(), "the file stays");
    assertSound();
    assertThrows(Trouble.class, () -> deeds.withdraw(walk.id, path, "again", GRACE));
    assertThrows(Trouble.class, () -> deeds.caption(walk.id, path, "words", GRACE));
  }

  @Test
  void whatWasWithdrawnStaysSoInTheNextAttempt() throws Exception {
    deeds.attach(walk.id, "update", "", "", List.of(text("a.txt", "a")), ADA);
    deeds.withdraw(walk.id, only().artifact().path(), "The wrong harbour", ADA);

    var next = walk.promotions.remedies().abandon(walk.id, "No wind", ADA);

    assertEquals(List.of(), brought(next.evidence()), "step 2 spans attempts");
    assertEquals(1, brought(next.attachments()).size());
  }

  @Test
  void theRunsOfAnAbandonedAttemptAreListedAsSuchAndCountOnFromThere() throws Exception {
    walk.pass("health");
    walk.promotions.remedies().abandon(walk.id, "No wind", GRACE);

    var view = walk.promotions.promotion(walk.id).step("health");
    assertEquals(StepState.NOT_STARTED, view.state());
    assertEquals(List.of(), view.runs());
    var earlier = view.earlier().getFirst();
    assertEquals("abandoned by Grace: No wind", earlier.end());
    assertEquals(
        List.of(1, 2), earlier.runs().stream().map(RunView::number).toList(), "of attempt 1");
    walk.pass("health");
    assertEquals(
        3, walk.promotions.promotion(walk.id).step("health").lastRun().orElseThrow().number());
  }

  @Test
  void whatARunLeftIsNotWithdrawn() throws Exception {
    var left = walk.promotions.promotion(walk.id).evidence().getFirst();
    assertFalse(left.attached());
    var path = left.artifact().path();
    assertThrows(Trouble.class, () -> deeds.withdraw(walk.id, path, "No more", ADA));
    assertThrows(Trouble.class, () -> deeds.withdraw(walk.id, "dev:nothing", "No more", ADA));
  }

  @Test
  void evidenceThatAPassRestsOnAloneIsNotWithdrawn() throws Exception {
    var item = walk.promotions.proposals().checklist().getFirst().text();
    deeds.attach(walk.id, "verify", item, "", List.of(text("week.txt", "seen")), ADA);
    deeds.resolve(walk.id, item, ItemChoices.PASSED, "", List.of(), ADA);
    var path = only().artifact().path();

    var refused =
        assertThrows(Trouble.class, () -> deeds.withdraw(walk.id, path, "blurred", ADA)).what();

    assertTrue(refused.contains(item), refused);
    deeds.resolve(walk.id, item, ItemChoices.PASSED, "The week is there", List.of(), ADA);
    deeds.withdraw(walk.id, path, "blurred", ADA);
    assertEquals(List.of(), brought(walk.promotions.promotion(walk.id).evidence()));
  }

  @Test
  void ofSeveralPiecesAllAreKeptOrNone() throws Exception {
    var good = Files.writeString(folder.resolve("good.txt"), "good");
    var gone = folder.resolve("gone.txt");
    for (var bad : List.of(gone, folder)) {
      var pieces = List.of(Intake.of(good), Intake.of(bad));
      assertThrows(Trouble.class, () -> deeds.attach(walk.id, "health", "", "", pieces, ADA));
    }
    assertEquals(List.of(), files("health").stream().filter(AttachingTest::isGood).toList());

    var brief = Files.writeString(folder.resolve("brief.txt"), "brief");
    var pieces =
        List.of(Intake.of(good), new Meanwhile(Intake.of(brief), () -> Files.delete(brief)));
    assertThrows(Trouble.class, () -> deeds.attach(walk.id, "health", "", "", pieces, ADA));
    assertEquals(List.of(), files("health").stream().filter(AttachingTest::isGood).toList());
    assertSound();
  }

  @Test
  void whatTheLedgerCannotTakeLeavesNoCopyBehind() throws Exception {
    var log = walk.promotions.workspace().log().orElseThrow();
    var former = Files.readAllBytes(log);
    var piece = new Meanwhile(text("lost.txt", "x"), () -> Files.writeString(log, "no table"));
    assertThrows(
        Exception.class, () -> deeds.attach(walk.id, "health", "", "", List.of(piece), ADA));
    Files.write(log, former);
    assertTrue(files("health").stream().noneMatch(file -> file.endsWith("lost.txt")));
    assertSound();
  }

  private interface Event {
    void happen() throws IOException;
  }

  /** A piece that something happens to once it was weighed and before it is copied. */
  private record Meanwhile(Intake piece, Event event) implements Intake {
    @Override
    public String name() {
      return piece.name();
    }

    @Override
    public long bytes() throws IOException {
      return piece.bytes();
    }

    @Override
    public void copyTo(Path target) throws IOException {
      event.happen();
      piece.copyTo(target);
    }
  }

  private static boolean isGood(Path file) {
    return file.endsWith("good.txt");
  }

  private static Intake text(String name, String content) {
    return Intake.of(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Attachment only() throws IOException {
    return brought(walk.promotions.promotion(walk.id).evidence()).getFirst();
  }

  private static List<Attachment> brought(List<Attachment> all) {
    return all.stream().filter(Attachment::attached).toList();
  }

  private List<Path> files(String step) throws IOException {
    var at = walk.promotions.folder(walk.id).evidence(step);
    if (!Files.exists(at)) {
      return List.of();
    }
    try (var files = Files.list(at)) {
      return files.filter(file -> !isOfARun(file)).toList();
    }
  }

  private boolean isOfARun(Path file) {
    try {
      return walk.promotions.promotion(walk.id).attachments().stream()
          .filter(piece -> !piece.attached())
          .anyMatch(piece -> file.endsWith(name(piece)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String name(Attachment piece) {
    var path = piece.artifact().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void assertSound() throws IOException {
    assertEquals(List.of(), walk.promotions.check(walk.id).findings());
  }
}

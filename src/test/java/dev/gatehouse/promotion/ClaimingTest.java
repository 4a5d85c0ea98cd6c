package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.SampleWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that are claimed one by one, beside what is claimed already. */
class ClaimingTest {
  private static final String DEV_ONLY = "2026-01-08-dev-separation";

  @TempDir Path folder;

  @Test
  void whatIsClaimedStandsBehindWhatPeopleWroteInTheEntrysSection() throws Exception {
    var walk = Walked.through("add", folder);
    var file = walk.promotions.logFile().orElseThrow();
    var written = "`backend/**` (all of it), `VERSION`";
    AtomicFile.write(
        file, PromotionLog.read(file).withField(walk.id, Field.CLAIMS, written).bytes());

    walk.promotions.edits().claim(walk.id, List.of("frontend/app.js", "backend/server.py"), ADA);

    assertEquals(written + ", `frontend/app.js`", walk.promotions.promotion(walk.id).claims());
    assertTrue(Files.readString(file).contains("- **Claims:** " + written + ", `frontend/app.js`"));
    var event = Aftermath.of(walk).last(EventType.CLAIMED);
    assertEquals("update", event.step());
    assertEquals(ADA, event.who());
  }

  @Test
  void whatIsClaimedAlreadyRecordsNothing() throws Exception {
    var walk = Walked.through("add", folder);
    walk.promotions.edits().claim(walk.id, List.of("backend/**"), ADA);
    var events = Aftermath.of(walk).events().size();

    walk.promotions.edits().claim(walk.id, List.of("backend/server.py", "backend/**"), ADA);

    assertEquals(events, Aftermath.of(walk).events().size());
  }

  @Test
  void aDevOnlyEntryThatPeopleKeepByHandGetsItsRecordByTheFirstClaim() throws Exception {
    var walk = Walked.through("add", folder);
    assertFalse(walk.promotions.isRecorded(DEV_ONLY));
    var before = walk.promotions.log().entry(DEV_ONLY).orElseThrow();

    var after = walk.promotions.edits().claim(DEV_ONLY, List.of("VERSION"), ADA);

    assertEquals(before.text(Field.CLAIMS) + ", `VERSION`", after.text(Field.CLAIMS));
    assertEquals(before.summary(), after.summary());
    assertTrue(walk.promotions.isRecorded(DEV_ONLY));
    assertEquals(
        List.of(EventType.ADOPTED, EventType.CLAIMED),
        walk.promotions.ledger(DEV_ONLY).events().stream().map(event -> event.type()).toList());
  }
}

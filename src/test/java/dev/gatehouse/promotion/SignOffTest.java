package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.record.ItemChoices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two names agree, one of them a person's; and what only a person can do, no agent does. */
class SignOffTest {
  private static final String ID = "2026-04-01-low-water";
  private static final Who ADA = BareWalk.ADA;
  private static final Who AGENT = Who.agent("Build agent");

  @TempDir Path folder;
  private BareWalk bare;

  @BeforeEach
  void anEntryStandsBeforeItsSignOff() throws Exception {
    bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    bare.work("page.txt", "Low water at three.\n");
    bare.promotions.start(ID, ADA);
    bare.walkBefore("sign-off", ID, "page.txt");
  }

  @Test
  void nobodysNameIsFilledIn() throws Exception {
    refused("Two names have to sign; 0 did", "At least one of the two has to be a person");
  }

  @Test
  void theSameNameTwiceIsOneSignOff() throws Exception {
    bare.promotions.deeds().sign(ID, ADA);
    var promotion = bare.promotions.deeds().sign(ID, ADA);

    assertEquals(1, promotion.signOffs().size());
    refused("Two names have to sign; 1 did");
  }

  @Test
  void aNameInOtherLettersIsTheSameName() throws Exception {
    bare.promotions.deeds().sign(ID, ADA);
    var promotion = bare.promotions.deeds().sign(ID, Who.human("  ADA "));

    refused("Two names have to sign; 1 did");
    assertEquals(1, promotion.signOffs().size(), "and one is shown");
  }

  @Test
  void aPersonAndAnAgentOfTheSameNameAreOneName() throws Exception {
    bare.promotions.deeds().sign(ID, ADA);
    bare.promotions.deeds().sign(ID, Who.agent("Ada"));

    refused("Two names have to sign; 1 did");
  }

  @Test
  void twoAgentsAreNotEnough() throws Exception {
    bare.promotions.deeds().sign(ID, AGENT);
    bare.promotions.deeds().sign(ID, Who.agent("Other agent"));

    refused("At least one of the two has to be a person");
  }

  @Test
  void aPersonAndAnAgentAreEnoughAndSoAreTwoPersons() throws Exception {
    bare.promotions.deeds().sign(ID, ADA);
    bare.promotions.deeds().sign(ID, AGENT);

    assertTrue(bare.run(ID, "sign-off").passed());
    var section = String.join("\n", bare.promotions.log().block(ID, LogWriter.NOTES).orElseThrow());
    assertTrue(section.contains("Z, Ada, step 3 (sign-off), signed: as a person"), section);
    assertTrue(
        section.contains("Z, " + AGENT.name() + ", step 3 (sign-off), signed: as an agent"),
        section);
    assertEquals(
        List.of("dev canonical", "prod writeable"),
        bare.promotions.promotion(ID).transitions().stream()
            .map(move -> move.what() + " " + move.to())
            .toList());
  }

  @Test
  void anAgentCannotTakeAStepThatIsForAPerson() throws Exception {
    bare.walkBefore("verify", ID, "page.txt");

    for (var step : List.of("verify", "approve")) {
      var runs = bare.promotions.promotion(ID).step(step).runs().size();
      var refused =
          assertThrows(
              Trouble.class,
              () ->
                  bare.promotions
                      .runs()
                      .run(
                          ID,
                          RunRequest.of(step, AGENT),
                          RunListener.SILENT,
                          Cancellation.never()));
      assertTrue(refused.what().contains("is for a person"), refused.what());
      assertEquals(runs, bare.promotions.promotion(ID).step(step).runs().size(), "nothing ran");
    }
  }

  @Test
  void anAgentCannotStateMandateAcknowledgeResolveSkipWaiveAbandonOrRollBack() throws Exception {
    var deeds = bare.promotions.deeds();
    var events = bare.promotions.promotion(ID).facts().events().size();
    List<Deed> refused =
        List.of(
            () -> deeds.state(ID, "backup", "", "No database", AGENT),
            () -> deeds.mandate(ID, "migrations", "finding", "wanted", AGENT),
            () -> deeds.acknowledge(ID, "schema-post", "seen", AGENT),
            () -> deeds.resolve(ID, "Prod starts", ItemChoices.PASSED, "seen", List.of(), AGENT),
            () -> deeds.skip(ID, "clean-up", "nothing there", AGENT),
            () -> deeds.waive(ID, "backup", "no time", ADA, AGENT),
            () -> deeds.waive(ID, "rehearsal", "no time", AGENT, ADA),
            () -> bare.promotions.remedies().abandon(ID, "enough", AGENT),
            () ->
                bare.promotions
                    .runs()
                    .rollBack(ID, ID, "enough", AGENT, RunListener.SILENT, Cancellation.never()));
    for (var deed : refused) {
      assertThrows(Trouble.class, deed::tried);
    }
    assertEquals(events, bare.promotions.promotion(ID).facts().events().size());
  }

  @Test
  void aWaiverIsGivenByASecondPersonBesideTheOneWhoAsks() throws Exception {
    var deeds = bare.promotions.deeds();

    assertThrows(Trouble.class, () -> deeds.waive(ID, "rehearsal", "no time", ADA, ADA));
    var promotion = deeds.waive(ID, "rehearsal", "no time", ADA, BareWalk.GRACE);

    assertEquals(StepState.WAIVED, promotion.step("rehearsal").state());
  }

  /** Something that an agent tries. */
  private interface Deed {
    Object tried() throws IOException;
  }

  private void refused(String... reasons) throws IOException {
    var outcome = bare.run(ID, "sign-off");

    assertFalse(outcome.passed());
    assertEquals(List.of(reasons), outcome.details());
    assertTrue(bare.promotions.promotion(ID).transitions().isEmpty(), "nothing moved");
    assertFalse(
        java.nio.file.Files.exists(bare.dev.resolve(".workspace-state.json")),
        "the states are unchanged");
  }
}

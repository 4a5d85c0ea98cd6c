package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.RunListener;
import dev.gatehouse.promotion.RunRequest;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent works on the entry that somebody has open in a window. */
class BesideAnAgentTest extends WindowTest {
  private static final String ID = SampleWorkspace.READY_ENTRY;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walked.dev("add", folder), stage);
  }

  @Test
  void eachSeesTheOthersWorkLive() throws Exception {
    walker.start(ID);
    walker.show("entry");
    var agent =
        Promotions.of(
            Workspace.discover(walker.session().workspace().dev().root()), Clock.systemUTC());

    var outcome =
        agent
            .runs()
            .run(
                ID,
                RunRequest.of("update", Who.agent("bot")),
                RunListener.SILENT,
                Cancellation.never());

    assertTrue(outcome.passed(), outcome::toString);
    Screen.until(
        "the window shows it by itself",
        () -> walker.promotion().step("update").state() == StepState.PASSED);
    walker.untilSaid("card-update", "bot");
    agent.deeds().sign(ID, Who.agent("bot"));
    walker.untilSaid("card-sign-off", "bot, an agent");

    walker.type("sign-name", "Ada");
    walker.press("sign-add");
    Screen.until(
        "the agent sees the person's",
        () -> {
          try {
            return agent.waiting(ID, "sign-off").forPerson().isEmpty();
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}

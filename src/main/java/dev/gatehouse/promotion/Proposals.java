package dev.gatehouse.promotion;

import dev.gatehouse.action.BackupAgain;
import dev.gatehouse.action.Estimate;
import dev.gatehouse.action.MergeOffer;
import dev.gatehouse.action.PlanRollback;
import dev.gatehouse.action.SchemaChange;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.LineEnds;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workflow.Step.Ask;
import dev.gatehouse.workspace.Checklist;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.GateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * What a page offers before a person has typed or decided anything, and what it shows to decide by.
 */
public final class Proposals {
  private final Promotions promotions;
  private final NotesMemory memory;

  Proposals(Promotions promotions, NotesMemory memory) {
    this.promotions = promotions;
    this.memory = memory;
  }

  /** The paths that differ and that no other entry claims. */
  public List<String> claims(String id) throws IOException {
    return free(id).stream().map(view -> view.delta().path()).toList();
  }

  /** The same by how they came to dev since the entry was opened. */
  public ClaimProposals claimsByOrigin(String id) throws IOException {
    try (var dev = GitCheckout.open(promotions.workspace().dev().root())) {
      return ClaimProposals.of(id, free(id), promotions.ledger(id).events(), dev);
    }
  }

  private List<DeltaView> free(String id) throws IOException {
    return promotions.survey(id).deltas().stream()
        .filter(
            view ->
                switch (view.fate()) {
                  case UNCLAIMED -> true;
                  case SHIPS -> view.isClaimedBy(id);
                  case STAYS_DEV_ONLY, EXCLUDED, CLASH -> false;
                })
        .toList();
  }

  /** Dev's files that git neither tracks nor ignores: they cannot ship. */
  public List<String> untracked() throws IOException {
    var own = promotions.workspace().own();
    try (var dev = GitCheckout.open(promotions.workspace().dev().root())) {
      return dev.untracked().stream().filter(path -> !own.contains(path)).toList();
    }
  }

  /** The files that lie in the two checkouts with other line ends, and are the same to git. */
  public List<LineEnds> lineEnds() throws IOException {
    try (var dev = GitCheckout.open(promotions.workspace().dev().root());
        var prod = GitCheckout.open(promotions.workspace().prod().orElseThrow().root())) {
      return LineEnds.among(dev, prod, promotions.workspace().own());
    }
  }

  /** The four parts of the way back: stop, restore, restart and verify. */
  public Map<String, String> rollback(String id) throws IOException {
    return PlanRollback.template(promotions.workspace(), promotions.promotion(id).facts());
  }

  /** The items of the workspace's checklist; empty where it has none. */
  public List<Checklist.Item> checklist() throws IOException {
    var file = promotions.workspace().checklist();
    return file.isPresent() ? Checklist.read(file.get()) : List.of();
  }

  /** What the rehearsed upgrade does to the schema; empty where there is nothing to look at yet. */
  public Optional<SchemaChange> schemaChange(String id) throws IOException {
    var promotion = promotions.promotion(id);
    if (!promotion.step("rehearsal").state().isSatisfied()
        || promotion.facts().artifacts("schema-pre").isEmpty()) {
      return Optional.empty();
    }
    return SchemaChange.known(promotions.workspace(), promotion.facts());
  }

  /** Reads the backup back once more, and tells in a line how it is, or why nobody can tell. */
  public String verifyBackup(String id, Cancellation cancellation) throws IOException {
    var facts = promotions.promotion(id).facts();
    try {
      return BackupAgain.line(
          BackupAgain.verify(promotions.workspace(), facts, Progress.UNWATCHED, cancellation));
    } catch (CancellationException e) {
      return "Cancelled before it was read back";
    } catch (Trouble | IOException e) {
      return "It could not be verified: " + e.getMessage();
    }
  }

  /** How long each part took in the rehearsal; empty where there was none. */
  public List<Estimate> estimates(String id) throws IOException {
    return Estimate.of(promotions.workspace(), promotions.promotion(id).facts());
  }

  /** A file of prod and of dev, for who looks at how they differ. */
  public FileSides sides(String path) throws IOException {
    return new FileSides(
        stored(promotions.workspace().prod().orElseThrow().root(), path),
        stored(promotions.workspace().dev().root(), path));
  }

  /** What a comparison's files are beside different; it reads them, and takes its time. */
  public DeltaNotes notes(Comparison comparison) throws IOException {
    try (var dev = GitCheckout.open(promotions.workspace().dev().root());
        var prod = GitCheckout.open(promotions.workspace().prod().orElseThrow().root())) {
      return memory.of(comparison, dev, prod);
    }
  }

  private static byte[] stored(Path root, String path) throws IOException {
    try (var git = GitCheckout.open(root)) {
      var contents = git.contents();
      return contents.tracked(path).filter(file -> !file.isSubmodule()).isPresent()
          ? contents.stored(path)
          : new byte[0];
    }
  }

  /** Dev's branch, where a step could merge it; empty where it could not, or does no such thing. */
  public Optional<MergeOffer> merge(String id, String stepKey) throws IOException {
    var step = promotions.workflow().step(stepKey);
    if (!step.asksFor(Ask.MERGE) || promotions.workspace().prod().filter(Checkout::git).isEmpty()) {
      return Optional.empty();
    }
    return MergeOffer.of(promotions.workspace(), promotions.surveyAsSeen(id));
  }

  /** The gates that a step runs, a line each: its name and its command. */
  public List<String> gates(String stepKey) {
    return gateCommands(stepKey).stream()
        .map(gate -> gate.name() + ": " + String.join(" ", gate.run()))
        .toList();
  }

  /** The gates that a step runs; nothing of the disk is looked at. */
  public List<GateCommand> gateCommands(String stepKey) {
    var settings = promotions.workspace().settings();
    return switch (stepKey) {
      case "promote" -> settings.gatesBeforeVerification();
      case "canonical" -> settings.gatesAfterVerification();
      default -> List.of();
    };
  }
}

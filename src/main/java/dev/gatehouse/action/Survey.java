package dev.gatehouse.action;

import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.PlannedTree;
import dev.gatehouse.compare.Reconciliation;
import dev.gatehouse.compare.Reconciliation.Fate;
import dev.gatehouse.compare.Sight;
import dev.gatehouse.git.BlobId;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.readiness.Finding;
import dev.gatehouse.readiness.FindingMemory;
import dev.gatehouse.readiness.FindingMemory.Scanned;
import dev.gatehouse.readiness.MigrationLook;
import dev.gatehouse.readiness.SeparationScan;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lies between the two checkouts, held against what the log says may ship: every delta with
 * its fate and its decision, every finding with its resolution, and the tree that prod will have.
 * The window shows it, and the steps of comparing judge by it.
 *
 * @param migrations those that ship and that prod lacks, in the order in which they run
 * @param unclaimedDevOnly the Dev-only entries that claim nothing and of which nobody has said that
 *     this is right
 */
public record Survey(
    Comparison comparison,
    Reconciliation reconciliation,
    PlannedTree planned,
    List<DeltaView> deltas,
    List<FindingView> findings,
    List<String> migrations,
    List<FindingView> migrationFindings,
    List<String> unclaimedDevOnly) {
  /** The step that the findings in what ships are settled in, and that of the migrations'. */
  public static final String READINESS = "readiness";

  public static final String MIGRATIONS = "migrations";

  /**
   * One delta and what becomes of it.
   *
   * @param decision what was decided on this very delta
   */
  public record DeltaView(Delta delta, Fate fate, String byWhom, Optional<Decision> decision) {

    /** Whether that entry is one of those by whom it ships, or stays in dev. */
    public boolean isClaimedBy(String entryId) {
      return List.of(byWhom.split(", ")).contains(entryId);
    }

    /** Whether somebody still has to include, tailor or exclude it. */
    public boolean isUndecided() {
      return decision.isEmpty() && fate != Fate.STAYS_DEV_ONLY;
    }
  }

  /** One finding, and who accepted or mandated it. */
  public record FindingView(Finding finding, Optional<Facts.Accepted> accepted) {
    public boolean isOpen() {
      return accepted.isEmpty() || (finding.needsMandate() && !accepted.get().mandate());
    }
  }

  /** Looks at both checkouts as they are now. */
  public static Survey of(Workspace workspace, Facts facts) throws IOException {
    try (var dev = GitCheckout.open(workspace.dev().root());
        var prod = GitCheckout.open(Workspaces.prod(workspace).root())) {
      return of(workspace, facts, dev, prod);
    }
  }

  /**
   * The same of checkouts that were looked at already.
   *
   * @param memory what was found at earlier looks
   * @param time another number whenever the rules may have changed too
   */
  public static Survey of(
      Workspace workspace, Facts facts, Sight dev, Sight prod, FindingMemory memory, long time)
      throws IOException {
    try (var inDev = GitCheckout.open(dev.root());
        var inProd = GitCheckout.open(prod.root())) {
      var comparison = Comparison.of(dev, prod, workspace.own());
      return of(workspace, facts, comparison, inDev, inProd, memory, time);
    }
  }

  static Survey of(Workspace workspace, Facts facts, GitCheckout dev, GitCheckout prod)
      throws IOException {
    var comparison = Comparison.of(dev, prod, workspace.own());
    return of(workspace, facts, comparison, dev, prod, new FindingMemory(), 0);
  }

  private static Survey of(
      Workspace workspace,
      Facts facts,
      Comparison comparison,
      GitCheckout dev,
      GitCheckout prod,
      FindingMemory memory,
      long time)
      throws IOException {
    var standing = standingDecisions(comparison, facts);
    var reconciliation =
        Reconciliation.of(
            comparison,
            facts.shipping(),
            facts.devOnly(),
            excluded(standing),
            facts.statedNoneHere(),
            facts.shipped());
    var planned = PlannedTree.of(comparison, List.copyOf(standing.values()));
    var deltas =
        reconciliation.lines().stream()
            .map(
                line ->
                    new DeltaView(
                        line.delta(),
                        line.fate(),
                        line.byWhom(),
                        Optional.ofNullable(standing.get(line.delta().path()))))
            .toList();
    var reader = planned.reader(dev, prod);
    var findings = findings(facts, reader, deltas, memory, memory.scan(workspace, time));
    var migrations = MigrationLook.at(planned, reader, workspace.settings());
    return new Survey(
        comparison,
        reconciliation,
        planned,
        deltas,
        findings,
        migrations.ships(),
        migrations.findings().stream().map(found -> view(found, facts)).toList(),
        unclaimedDevOnly(facts));
  }

  public List<DeltaView> undecided() {
    return deltas.stream().filter(DeltaView::isUndecided).toList();
  }

  /** The findings of the readiness pass that nobody resolved. */
  public List<FindingView> openFindings() {
    return findings.stream().filter(FindingView::isOpen).toList();
  }

  public List<FindingView> openMigrationFindings() {
    return migrationFindings.stream().filter(FindingView::isOpen).toList();
  }

  private static List<String> unclaimedDevOnly(Facts facts) {
    return facts.devOnly().stream()
        .filter(one -> one.claims().isEmpty())
        .map(Claimant::entryId)
        .filter(id -> !facts.statedNoneHere().contains(id))
        .toList();
  }

  private static Map<String, Decision> standingDecisions(Comparison comparison, Facts facts) {
    var standing = new HashMap<String, Decision>();
    for (var delta : comparison.deltas()) {
      var decision = facts.decisions().get(delta.path());
      if (decision != null
          && (decision.identity().equals(delta.identity()) || facts.leftByShipping(delta))) {
        standing.put(delta.path(), decision);
      }
    }
    return standing;
  }

  private static Map<String, String> excluded(Map<String, Decision> decisions) {
    var reasons = new HashMap<String, String>();
    for (var decision : decisions.values()) {
      if (decision.choice() == Decision.Choice.EXCLUDE) {
        reasons.put(decision.path(), decision.reason());
      }
    }
    return reasons;
  }

  /** Scans what ships, and what would if nobody decided otherwise. */
  private static List<FindingView> findings(
      Facts facts,
      PlannedTree.Reader reader,
      List<DeltaView> deltas,
      FindingMemory memory,
      SeparationScan scan)
      throws IOException {
    var files = new ArrayList<Scanned>();
    for (var view : deltas) {
      var kept = Set.of(Fate.STAYS_DEV_ONLY, Fate.EXCLUDED).contains(view.fate());
      if (kept || view.delta().kind() == Delta.Kind.REMOVED) {
        continue;
      }
      var path = view.delta().path();
      var tailored = view.decision().flatMap(Decision::tailored);
      files.add(
          new Scanned(
              path,
              tailored.map(BlobId::of).orElse(view.delta().dev().orElseThrow().blob()),
              () -> tailored.isPresent() ? tailored : reader.inDev(path),
              view.delta().prod().map(TrackedFile::blob).orElse(""),
              () -> reader.inProd(path)));
    }
    return memory.scan(scan, files).stream().map(found -> view(found, facts)).toList();
  }

  private static FindingView view(Finding finding, Facts facts) {
    return new FindingView(finding, Optional.ofNullable(facts.accepted().get(finding.key())));
  }
}

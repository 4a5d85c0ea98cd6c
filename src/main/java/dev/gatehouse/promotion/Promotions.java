package dev.gatehouse.promotion;

import dev.gatehouse.action.Actions;
import dev.gatehouse.action.EntryIds;
import dev.gatehouse.action.Plan;
import dev.gatehouse.action.RequiredFields;
import dev.gatehouse.action.StepScripts;
import dev.gatehouse.action.Survey;
import dev.gatehouse.backup.PassingFolder;
import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Saw;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogMemory;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.CheckoutSights.Look;
import dev.gatehouse.promotion.CheckoutSights.Sights;
import dev.gatehouse.readiness.FindingMemory;
import dev.gatehouse.record.EntryReport;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Trust;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All promotions of one workspace: the one door through which the window, the command line and
 * tests read them and move them on. Every method may block on the disk; all are safe to call from
 * several threads.
 */
public final class Promotions {
  private volatile Workspace workspace;
  private final Workflow workflow;
  private final Clock clock;
  private final LogCommits commits;
  private final LogMemory memory = new LogMemory();
  private final CheckoutSights sights = new CheckoutSights();
  private final FindingMemory findings = new FindingMemory();
  private final NotesMemory notes = new NotesMemory();
  private final EntryViews views;
  private final Runs runs;

  /** Folders of entries in which nothing of an earlier, killed process is left. */
  private final Set<Path> swept = ConcurrentHashMap.newKeySet();

  private Promotions(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.workflow = Workflow.load();
    this.views = new EntryViews(workflow);
    this.clock = clock;
    this.runs = new Runs(this, workflow, clock);
    this.commits = new LogCommits(() -> this.workspace.settings(), workflow);
  }

  public static Promotions of(Workspace workspace, Clock clock) {
    return new Promotions(workspace, clock);
  }

  public Workspace workspace() {
    return workspace;
  }

  public Workflow workflow() {
    return workflow;
  }

  /** What a person or an agent can say and decide about an entry. */
  public Deeds deeds() {
    return new Deeds(this, workflow);
  }

  /** What is changed of an entry's text, by the window, by scripts and by agents. */
  public Edits edits() {
    return new Edits(this);
  }

  /** Which entries ship together. */
  public Together together() {
    return new Together(this);
  }

  /** What can be done at once about something that is missing or in the way. */
  public Remedies remedies() {
    return new Remedies(this);
  }

  /** Runs steps, rolls back and undoes. */
  public Runs runs() {
    return runs;
  }

  /** What an interrupted run has left running, and its end. */
  public LeftRunning leftRunning() {
    return new LeftRunning(this);
  }

  /** What a page offers and shows before a person decides. */
  public Proposals proposals() {
    return new Proposals(this, notes);
  }

  /** Looks for the workspace's parts again: a state, a script or a log may have come or gone. */
  public Workspace rediscover() throws IOException {
    workspace = workspace.refreshed();
    return workspace;
  }

  /** Git's {@code user.name} in dev: who one is, unless one says otherwise. */
  public Optional<String> userName() throws IOException {
    if (!GitCheckout.isCheckout(workspace.dev().root())) {
      return Optional.empty();
    }
    try (var git = GitCheckout.open(workspace.dev().root())) {
      return git.userName();
    }
  }

  /** Whether a person on this machine has confirmed what gatehouse.json asks to run. */
  public boolean trusted() throws IOException {
    return Trust.ofThisUser().trusted(workspace);
  }

  /** What gatehouse.json asks to run, in full, a line each. */
  public List<String> asks() {
    return Trust.ofThisUser().asks(workspace);
  }

  /** A person confirms what gatehouse.json asks to run, as it is now. */
  public void trust() throws IOException {
    Trust.ofThisUser().trust(workspace);
  }

  public Optional<Path> logFile() {
    return workspace.log();
  }

  /** Whether what was saved is in git too; for the window and the command line to show. */
  public CommitState commitState() {
    return logFile().map(commits::state).orElseGet(CommitState.Nowhere::new);
  }

  /**
   * Commits what was saved earlier and could not be committed then. To be called when a workspace
   * is opened, and whenever what was in the way may be over; each save does the same.
   */
  public void commitWaiting() throws IOException {
    if (logFile().isPresent() && workspace.settings().commits()) {
      keeper().commitWaiting();
    }
  }

  /**
   * The log as it is now.
   *
   * @throws Trouble where the workspace has none
   */
  public PromotionLog log() throws IOException {
    return keeper().log();
  }

  /** What the log was last known to hold: an edit from outside is what differs from it. */
  public LogMemory memory() {
    return memory;
  }

  /** Reads the log for a window, which also hears what others have changed since its last look. */
  public LogLook look() throws IOException {
    var log = memory.read(logPath());
    return new LogLook(log, entries(log), memory.takeChanges());
  }

  /** Every row of the log, with what its record adds. */
  public List<EntryView> entries() throws IOException {
    return entries(log());
  }

  private List<EntryView> entries(PromotionLog log) throws IOException {
    return views.of(logPath(), log, new Around(log));
  }

  /** One row of the log, with what its record adds; empty where the log has no such row. */
  public Optional<EntryView> entry(String id) throws IOException {
    var log = log();
    var row = log.entry(id);
    return row.isEmpty()
        ? Optional.empty()
        : Optional.of(views.of(logPath(), log, row.get(), new Around(log)));
  }

  /** What the table of entries rests on: nothing of it has the checkouts looked at. */
  private final class Around implements EntryViews.Surroundings {
    private final Optional<Sights> seen = sights.known(workspace);
    private final CompanyReader companies;

    Around(PromotionLog log) {
      this.companies = new CompanyReader(Promotions.this, log, facts -> Inputs.UNKNOWN);
    }

    @Override
    public Company company(String id, History history) throws IOException {
      return companies.of(id, history);
    }

    @Override
    public boolean isRunning(String id) throws IOException {
      return Promotions.this.isRunning(id);
    }

    @Override
    public Inputs inputs(String id, PromotionLog log, History history, Company company) {
      if (seen.isEmpty()) {
        return Inputs.UNKNOWN;
      }
      try {
        var facts =
            new FactsReader(id, history, log, evidence(id), company.leadFacts()).read(List.of());
        return InputReader.read(workspace, facts, seen.get(), sights);
      } catch (IOException | Trouble unreadable) {
        // Whoever opens the entry is told; the table goes by the record alone.
        return Inputs.UNKNOWN;
      }
    }

    @Override
    public List<Finding> findings(PromotionLog log, Ledger ledger, Company company) {
      return Findings.of(logPath(), log, ledger.entryId(), ledger, company);
    }
  }

  /** Whether the entry has a record, so that it can be gone on with. */
  public boolean isRecorded(String id) {
    return Ledger.exists(keeper().folder(id).path());
  }

  /**
   * The promotion of an entry as it stands now: its ledger replayed, and both checkouts looked at.
   *
   * @throws Trouble where the entry has no record
   */
  public Promotion promotion(String id) throws IOException {
    return promotion(id, Look.ALL);
  }

  /**
   * The same where a watch has told {@link #changed} of everything that may have changed since the
   * last look: only that is looked at.
   */
  public Promotion promotionAgain(String id) throws IOException {
    return promotion(id, Look.CHANGED);
  }

  /**
   * Looks at both checkouts before anybody asks for them, where that was never done: the first look
   * at large ones takes its time, and each later one reads only what changed.
   */
  public void lookAhead() throws IOException {
    sights.look(workspace, Look.NONE).workOut();
  }

  private Promotion promotion(String id, Look how) throws IOException {
    if (!isRecorded(id)) {
      throw new Trouble(
          id + " has no record yet",
          "Nothing of it is proved",
          "Start its promotion, or adopt its row, first");
    }
    var keeper = keeper();
    if (swept.add(keeper.folder(id).path())) {
      keeper.sweep(id);
      PassingFolder.sweep();
    }
    keeper.repair(id);
    return read(id, how).promotion();
  }

  /**
   * Is told by whoever watches a checkout which of its files may have changed: files, or folders
   * with everything in them; the root is the empty text.
   */
  public void changed(Path root, Collection<String> paths) {
    sights.changed(root, paths);
  }

  /** Everything that was read to derive a promotion. */
  record Reading(Promotion promotion, Inputs inputs, Sights sights) {}

  /** Reads a promotion for what is recorded next, which is bound to what is seen here. */
  Reading read(String id) throws IOException {
    var reading = read(id, Look.ALL);
    sights.remember(reading.sights());
    return reading;
  }

  /** The same for the run of it that is under way, which must not take itself for another. */
  Reading readForItsRun(String id) throws IOException {
    return read(id, false, Look.ALL);
  }

  /** What is recorded next is bound to what was seen here. */
  void remember(Reading reading) {
    sights.remember(reading.sights());
  }

  private Reading read(String id, Look how) throws IOException {
    return read(id, isRunning(id), how);
  }

  /**
   * Reads a promotion.
   *
   * @param busy whether a run of it is under way, other than the one that asks
   */
  private Reading read(String id, boolean busy, Look how) throws IOException {
    var keeper = keeper();
    var log = keeper.log();
    var ledger = keeper.ledger(id);
    var history = new History(workflow, ledger.events());
    var seen = sights.look(workspace, how);
    var company =
        new CompanyReader(this, log, read -> InputReader.read(workspace, read, seen, sights))
            .of(id, history);
    var facts = new FactsReader(id, history, log, evidence(id), company.leadFacts());
    var inputs = InputReader.read(workspace, facts.read(List.of()), seen, sights);
    var findings = Findings.of(logPath(), log, id, ledger, company);
    var replay = new Replay(workflow, history, inputs, busy, findings, company);
    var all = facts.read(replay.standing(EventType.STATED));
    var required = new RequiredFields(workspace, workflow, all.leading()).check();
    var leading = company.leadHistory().orElse(history);
    var promotion =
        PromotionReader.read(id, log, history, leading, replay, findings, all, required);
    return new Reading(promotion, inputs, seen);
  }

  /**
   * Starts an entry's record: adopts the row where people wrote one, opens a new promotion where
   * there is none.
   */
  public Promotion start(String id, Who who) throws IOException {
    if (isRecorded(id)) {
      throw new Trouble(
          id + " has a record already", "A second one would hide the first", "Continue it instead");
    }
    var row = log().entry(id);
    if (log().entries().stream().filter(entry -> entry.id().equals(id)).count() > 1) {
      throw new Trouble(
          id + " stands in the log more than once",
          "Nobody could tell which of the rows is meant",
          "Give each row an ID of its own");
    }
    refuseToHideALostRecord(id);
    if (row.isEmpty()) {
      EntryIds.check(id);
      // What came after it can be told by the commit that dev stood on.
      var seen = sights.look(workspace, Look.NONE);
      var saw = new Saw(seen.devSide(), seen.prodSide(), Map.of());
      keeper().append(id, who, EventDraft.of(EventType.OPENED).saw(saw));
    } else {
      var adopted = Edits.adoption(row.get());
      if (row.get().status().isEmpty()) {
        adopted.set("status", Status.PENDING.text());
      }
      keeper().append(id, who, adopted);
    }
    return promotion(id);
  }

  private void refuseToHideALostRecord(String id) throws IOException {
    for (var finding : check(id).alarms()) {
      throw new Trouble(
          finding.what(),
          "A new record would hide the loss",
          "Bring " + keeper().folder(id).path() + " back from git or from a backup");
    }
  }

  /** What will run when a step is started. */
  public Plan plan(String id, String stepKey) throws IOException {
    var facts = read(id, Look.NONE).promotion().facts();
    return StepScripts.plan(workspace, workflow.step(stepKey), id, facts);
  }

  /** What a step waits for, and what of it only a person can give. */
  public Waiting waiting(String id, String stepKey) throws IOException {
    return waiting(id, stepKey, false);
  }

  /**
   * The same.
   *
   * @param builtIn whether the built-in shall run although there is a script or a command
   */
  public Waiting waiting(String id, String stepKey, boolean builtIn) throws IOException {
    var promotion = promotion(id);
    var step = workflow.step(stepKey);
    var view = promotion.step(stepKey);
    var forPerson = new ArrayList<>(promotion.findings().stream().map(Finding::what).toList());
    if (view.canStart()) {
      var facts = promotion.facts();
      if (!builtIn && StepScripts.plan(workspace, step, id, facts).configured() && !trusted()) {
        forPerson.addAll(Actions.trust(workspace));
      }
      Actions.of(stepKey).awaits(workspace, step, facts).stream()
          .filter(what -> !forPerson.contains(what))
          .forEach(forPerson::add);
      if (step.person() && forPerson.isEmpty()) {
        forPerson.add("a person who takes it");
      }
    }
    return new Waiting(
        step, view.state(), view.why(), List.copyOf(forPerson), view.blockedBy(), isRunning(id));
  }

  /** Every delta with its fate and its decision, and every finding with its resolution. */
  public Survey survey(String id) throws IOException {
    return survey(id, Look.ALL);
  }

  /** The same of what the checkouts held when the promotion was last looked at. */
  public Survey surveyAsSeen(String id) throws IOException {
    return survey(id, Look.NONE);
  }

  private Survey survey(String id, Look how) throws IOException {
    var reading = read(id, how);
    var facts = reading.promotion().facts();
    var dev = reading.sights().dev();
    var prod = reading.sights().prod();
    // Where one of them is no repository, looking for it says so.
    return dev.isEmpty() || prod.isEmpty()
        ? Survey.of(workspace, facts)
        : Survey.of(workspace, facts, dev.get(), prod.get(), findings, sights.wholeLooks());
  }

  /** Writes an event, after whatever the caller has checked. */
  void append(String id, Who who, EventDraft draft) throws IOException {
    keeper().append(id, who, draft);
  }

  /** Whether the ledger knows one of these, also where the log could not be written after it. */
  boolean knows(String id, List<Artifact> artifacts) throws IOException {
    return keeper().events(id).stream()
        .anyMatch(event -> event.artifacts().stream().anyMatch(artifacts::contains));
  }

  /** Where the entry's record lies. */
  EntryFolder folder(String id) {
    return keeper().folder(id);
  }

  /**
   * Where a piece of evidence lies.
   *
   * @throws Trouble where it is not there
   */
  public Path evidenceFile(Artifact artifact) {
    return workspace
        .locate(artifact.path())
        .filter(Files::exists)
        .orElseThrow(
            () ->
                new Trouble(
                    artifact.path() + " is not there",
                    "The record knows its hash, and nobody can look at it",
                    "Bring it back from git"));
  }

  EvidenceStore evidence(String id) {
    var log = logPath();
    var inDev = log.startsWith(workspace.dev().root());
    var root = inDev ? workspace.dev().root() : workspace.prod().orElseThrow().root();
    return new EvidenceStore(keeper().folder(id), root, inDev ? "dev" : "prod");
  }

  /** What the whole check of an entry's record finds: chain, log, evidence and git's history. */
  public EntryReport check(String id) throws IOException {
    return RecordCheck.of(logPath(), Optional.of(workspace)).entry(id);
  }

  /** The entry's ledger as it is now. */
  Ledger ledger(String id) throws IOException {
    return keeper().ledger(id);
  }

  /** Joins what two clones recorded, after whatever the caller has checked. */
  void join(String id, Who who) throws IOException {
    keeper().join(id, who);
  }

  /** The file that a run's output went to. */
  public Path outputFile(String id, String stepKey, int run) {
    return keeper().folder(id).output(stepKey, run);
  }

  boolean isRunning(String id) throws IOException {
    return runs.isRunning(id);
  }

  RecordKeeper keeper() {
    return new RecordKeeper(logPath(), memory, workflow, clock, commits);
  }

  private Path logPath() {
    return workspace
        .log()
        .orElseThrow(
            () ->
                new Trouble(
                    "No promotion log was found under docs/ of either checkout",
                    "There is nothing to record a promotion in",
                    "Create one here, or name it as \"log\" in gatehouse.json"));
  }
}

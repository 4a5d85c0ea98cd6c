package dev.gatehouse.action;

import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.ContentHash;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.SchemaDiff;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Promotes: looks at prod and the comparison once more, applies what was decided in one commit,
 * runs exactly the rehearsed migrations, compares the schema with the rehearsed one, and runs the
 * gates up to the smoke checks. Each part that is done is recorded at once, so that a second try
 * goes on after the last of them.
 */
final class PromoteIntoProd implements Action {
  private static final Duration OLD = Duration.ofDays(1);

  @Override
  public Outcome run(StepContext context) throws IOException {
    var artifacts = new ArrayList<Artifact>();
    List<String> done;
    try (var dev = GitCheckout.open(context.workspace().dev().root());
        var prod = GitCheckout.open(context.prod().root())) {
      var survey = Survey.of(context.workspace(), context.facts(), dev, prod);
      refuse(context, survey, prod);
      warnOfOldBackup(context);
      Estimate.of(context.workspace(), context.facts())
          .forEach(part -> context.output().say("In the rehearsal: " + part.line()));
      Services.stop(context);
      done = beforeTheGates(context, survey);
      apply(context, survey, dev, prod, artifacts);
    }
    migrate(context);
    schema(context, artifacts);
    Services.start(context);
    return Gates.run(context, context.workspace().settings().gatesBeforeVerification())
        .after(done)
        .left(artifacts);
  }

  /** What this attempt does to prod before its gates, in a few words, earlier tries included. */
  private static List<String> beforeTheGates(StepContext context, Survey survey)
      throws IOException {
    var files = new TreeSet<>(context.facts().shipped());
    survey.planned().changes().forEach(change -> files.add(change.delta().path()));
    var parts = new ArrayList<String>();
    if (!files.isEmpty()) {
      parts.add(Words.count(files.size(), "file") + " in prod");
    }
    var migrations = Migration.rehearsed(context).size();
    if (migrations > 0) {
      parts.add(Words.count(migrations, "migration") + " run");
    }
    return parts;
  }

  /** Steps 0 and 4 once more: nothing may have come in between. */
  private static void refuse(StepContext context, Survey survey, GitCheckout prod)
      throws IOException {
    var wrong = new ArrayList<String>();
    if (RollBackPart.isUnderWay(context.facts().events())) {
      wrong.add("prod is being rolled back: finish that, then promote anew");
    }
    if (prod.detached()) {
      wrong.add("prod stands on a detached head");
    }
    prod.inMiddleOf().ifPresent(what -> wrong.add("prod is in the middle of a " + what));
    CleanTree.dirt(context.workspace(), prod)
        .forEach(change -> wrong.add("prod is not clean: " + change.path()));
    wrong.addAll(survey.comparison().problems());
    wrong.addAll(survey.reconciliation().problems());
    survey.undecided().forEach(view -> wrong.add("undecided: " + view.delta().path()));
    // What belongs to dev is also read out of files that no result is bound to, such as .env.
    survey.openFindings().forEach(view -> wrong.add(ReadinessPass.line(view)));
    if (!wrong.isEmpty()) {
      throw new Trouble(
          String.join("; ", wrong),
          "Nothing was applied to prod",
          "Go back to the step that settles it, then promote again");
    }
  }

  private static void warnOfOldBackup(StepContext context) throws IOException {
    var backup = context.facts().passedRun("backup");
    if (backup.isEmpty()) {
      context.output().warn("There is no backup of prod to go back to: it was waived");
      return;
    }
    var made = backup.get().at();
    if (Duration.between(made, Instant.now()).compareTo(OLD) > 0) {
      context.output().warn("The backup is older than a day, of " + made);
    }
    var database = context.workspace().database();
    if (database.isPresent()
        && database.get() instanceof Sqlite sqlite
        && Files.getLastModifiedTime(sqlite.file()).toInstant().isAfter(made)) {
      context
          .output()
          .warn("Prod's database was written to since the backup: a roll back would lose that");
    }
  }

  /**
   * Applies and commits in one. What prod's content goes to is recorded before, so that a crash in
   * between makes nothing stale that was proved of it.
   */
  private static void apply(
      StepContext context,
      Survey survey,
      GitCheckout dev,
      GitCheckout prod,
      List<Artifact> artifacts)
      throws IOException {
    var planned = survey.planned();
    if (planned.changes().isEmpty()) {
      recordUnrecordedCommit(context, prod);
      context.output().say("No file is left to apply");
      return;
    }
    var merged = merged(context, survey, dev, prod);
    var own = context.workspace().own();
    var deltas = new TreeMap<String, String>();
    var list = new StringBuilder();
    for (var change : planned.changes()) {
      var delta = change.delta();
      deltas.put(delta.path(), change.identityAfter());
      list.append(delta.kind()).append(' ').append(delta.path()).append(" · ");
      list.append(change.decision().choice()).append('\n');
    }
    context.record(
        EventDraft.of(EventType.PROMOTED)
            .about(together(context))
            .fromTo(ContentHash.of(prod, own), planned.contentAfter(dev, prod, own))
            .deltas(deltas));
    merged.ifPresent(
        branch ->
            list.append("Merged dev's ")
                .append(branch.branch())
                .append(' ')
                .append(branch.commit())
                .append('\n'));
    var commit =
        merged.isPresent()
            ? planned.merge(
                dev, merged.get().commit(), prod, message(context, merged), context.who())
            : planned.promote(dev, prod, message(context, merged), context.who());
    context
        .output()
        .say(
            (merged.isPresent() ? "Merged " : "Committed ")
                + Words.count(deltas.size(), "file")
                + " to prod: "
                + commit);
    context.record(EventDraft.of(EventType.COMPLETED).about(Facts.COMMIT).text(commit));
    artifacts.add(
        context
            .evidence()
            .keep(
                context.step().key(),
                "applied.txt",
                list.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** An earlier try may have ended after its commit and before it could write that down. */
  private static void recordUnrecordedCommit(StepContext context, GitCheckout prod) {
    PromotedCommits.unrecorded(context, prod)
        .ifPresent(
            head ->
                context.record(EventDraft.of(EventType.COMPLETED).about(Facts.COMMIT).text(head)));
  }

  private static Optional<MergeOffer> merged(
      StepContext context, Survey survey, GitCheckout dev, GitCheckout prod) throws IOException {
    if (!MergeOffer.isTaken(context)) {
      return Optional.empty();
    }
    var offer = MergeOffer.of(survey, context.workspace().own(), dev, prod);
    if (offer.isEmpty()) {
      throw new Trouble(
          "Dev's branch can no longer be merged as it is",
          "Nothing was applied to prod",
          "Promote in a commit of its own");
    }
    return offer;
  }

  private static String message(StepContext context, Optional<MergeOffer> merged)
      throws IOException {
    var id = context.facts().entryId();
    var ids = context.facts().shipping().stream().map(Claimant::entryId).distinct().toList();
    var message =
        "Promote %s: %s\n\nEntries: %s"
            .formatted(id, context.facts().summary(), ids.isEmpty() ? id : String.join(", ", ids));
    var merges =
        merged.map(one -> "\n\nMerges dev's " + one.branch() + " at " + one.commit()).orElse("");
    return LedgerTrailer.on(message + merges, context.folder());
  }

  /** The entries that it is shipped for, where they are several. */
  private static String together(StepContext context) {
    var ids = context.facts().shipping().stream().map(Claimant::entryId).distinct().toList();
    return ids.size() == 1 ? "" : String.join(", ", ids);
  }

  private static void migrate(StepContext context) throws IOException {
    var database = DatabaseFacts.prod(context);
    if (database.address().isEmpty()) {
      context.output().say("No migration: " + database.notApplicable());
      return;
    }
    if (Migrator.usesCommand(context)) {
      // A command that fails half-way has changed prod all the same: from here on it is not undone.
      Parts.once(context, "begin to migrate", () -> {});
      Parts.once(context, "migrate", () -> Migrator.onProd(context, database.address().get()));
      return;
    }
    try (var open = Database.open(database.address().get())) {
      for (var migration : Migration.rehearsed(context)) {
        Parts.once(context, migration.part(), () -> run(context, open, migration));
      }
    }
  }

  private static void run(StepContext context, Database open, Migration migration)
      throws IOException {
    var file = Folders.inside(context.prod().root(), migration.path());
    if (!Sha256.of(file).equals(migration.sha256())) {
      throw new Trouble(
          migration.path() + " is not the file that was rehearsed",
          "It was not run on prod",
          "Rehearse again, then promote");
    }
    context.output().say("Running " + migration.path() + " on prod");
    open.run(migration.path(), Files.readString(file), context.cancellation());
  }

  private static void schema(StepContext context, List<Artifact> artifacts) throws IOException {
    var database = DatabaseFacts.prod(context);
    var rehearsed = context.facts().artifacts("schema-post");
    if (database.address().isEmpty() || rehearsed.isEmpty()) {
      return;
    }
    var expected = Files.readString(Artifacts.locate(context.workspace(), rehearsed.getFirst()));
    try (var open = Database.open(database.address().get())) {
      var schema = open.dump();
      artifacts.add(
          context
              .evidence()
              .keep(
                  context.step().key(),
                  SnapshotSchema.FILE,
                  schema.getBytes(StandardCharsets.UTF_8)));
      var diff = SchemaDiff.of(expected, schema);
      if (!diff.isEmpty()) {
        throw new Trouble(
            "Prod's schema is not the one that was rehearsed: " + diff.asText().strip(),
            "The upgrade did something else in prod than in the rehearsal",
            "Compare the two, then roll back or mend it in dev and promote again");
      }
      context.output().say("Prod's schema is the rehearsed one");
    }
  }

  @Override
  public List<String> parts(Workspace workspace) {
    return Gates.names(workspace.settings().gatesBeforeVerification());
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) {
    if (RollBackPart.isUnderWay(facts.events())) {
      return List.of("a person who finishes the roll back, in the window");
    }
    var gates = workspace.settings().gatesBeforeVerification();
    var awaited =
        new ArrayList<>(
            Gates.anyLeft(gates, step, facts) ? List.<String>of() : Awaited.statement(step, facts));
    awaited.addAll(Awaited.trust(workspace)); // services and migrations may be commands too
    return awaited;
  }
}

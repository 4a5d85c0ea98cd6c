package dev.gatehouse.readiness;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlStatements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the migrations that ship, each by the form that it has. */
final class MigrationRead {
  private static final String EDITED =
      "prod has run it already: what was changed in it does not reach prod, and an empty database"
          + " comes out differently";
  private static final String SEALED =
      "prod has run it already: Flyway refuses to start where a file is not what it ran";
  private static final String REMOVED =
      "prod has run it already: without it an empty database comes out differently";

  /** Where a file that holds both ways begins with the way back. */
  private static final Pattern WAY_BACK =
      Pattern.compile(
          "^--[ \\t]{0,8}(?:migrate:down|\\+goose[ \\t]{1,8}down|\\+migrate[ \\t]{1,8}down"
              + "|//@undo)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** The tree as prod will have it. */
  interface Tree {
    Optional<String> text(String path) throws IOException;
  }

  private final Tree tree;
  private final List<String> protectedTables;
  private final boolean hasCommand;
  private final Findings findings = new Findings();
  private final TreeSet<String> ships = new TreeSet<>();
  private final Map<MigrationForm, List<String>> notRun = new EnumMap<>(MigrationForm.class);

  /**
   * @param hasCommand whether the workspace migrates by a command of its own
   */
  MigrationRead(Tree tree, List<String> protectedTables, boolean hasCommand) {
    this.tree = tree;
    this.protectedTables = List.copyOf(protectedTables);
    this.hasCommand = hasCommand;
  }

  MigrationLook all(List<MigrationChange> changes) throws IOException {
    for (var change : changes) {
      if (change.isRemoved()) {
        removed(change);
      } else if (change.isLiquibase()) {
        changeLog(change);
      } else if (change.isNew() || Migrations.isRepeatable(change.path())) {
        scan(change);
      } else {
        edited(change);
      }
    }
    sayWhatNobodyRuns();
    var inOrder = new ArrayList<>(Migrations.inOrder(ships));
    ships.stream().filter(path -> !inOrder.contains(path)).forEach(inOrder::add);
    return new MigrationLook(inOrder, findings.all());
  }

  private void scan(MigrationChange change) {
    ship(change, Migrations.canRun(change.path()));
    switch (change.form()) {
      case SQL, CALLBACK -> sql(change);
      case ALEMBIC -> new AlembicScan(findings, change.path(), protectedTables).scan(change.text());
      case CODE ->
          whole(
              MigrationScan.UNREAD,
              change,
              "it is a migration in a programming language, which is not read here: look at it");
      case LIQUIBASE, LIQUIBASE_SQL -> throw new IllegalStateException(change.path());
    }
  }

  private void sql(MigrationChange change) {
    var text = change.text();
    var back = WAY_BACK.matcher(text);
    if (back.find()) {
      int line = (int) text.substring(0, back.start()).lines().count() + 1;
      if (!hasCommand) {
        findings.add(
            "way-back",
            change.path(),
            line,
            back.group(),
            0,
            "from here on it undoes itself, and without a \"migrate\" command that would run too",
            false);
      }
      text = text.substring(0, back.start());
    }
    new MigrationScan(findings, change.path(), protectedTables).text(text, line -> line);
  }

  /** A change log grows: what prod has of it is told apart from what it lacks, set by set. */
  private void changeLog(MigrationChange change) throws IOException {
    try {
      var sets = ChangeSets.of(change.form(), change.path(), change.text());
      var before =
          change.before().isEmpty()
              ? List.<ChangeSet>of()
              : ChangeSets.of(change.form(), change.path(), change.before().get());
      var news = new ArrayList<ChangeSet>();
      for (var set : sets) {
        var old = before.stream().filter(one -> one.id().equals(set.id())).findFirst();
        if (old.isEmpty() || (set.isRepeatable() && !old.get().isSame(set))) {
          news.add(set);
        } else if (!old.get().isSame(set)) {
          edited(change, set.line(), "changeSet " + set.id(), set.signature());
        }
      }
      for (var old : before) {
        if (sets.stream().noneMatch(set -> set.id().equals(old.id()))) {
          findings.add("edited", change.path(), 0, "changeSet " + old.id(), 0, REMOVED, false);
        }
      }
      if (!news.isEmpty()) {
        ship(change, change.isNew() && Migrations.canRun(change.path()));
        var scan = new ChangeSetScan(findings, change.path(), protectedTables, tree);
        for (var set : news) {
          scan.scan(set);
        }
      }
    } catch (UnreadableChangeLog e) {
      ship(change, false);
      findings.add(MigrationScan.UNREAD, change.path(), e.line(), change.path(), 0, e.why(), false);
    }
  }

  /**
   * It takes a person's acceptance and no mandate: by itself it takes nothing from prod. What it
   * does is to make prod's database and an empty one come out differently, one day.
   */
  private void edited(MigrationChange change) {
    var before = change.before().orElse("");
    if (change.form() == MigrationForm.ALEMBIC) {
      if (!AlembicScan.signature(before).equals(AlembicScan.signature(change.text()))) {
        edited(change, 0, change.path(), change.text());
      }
      return;
    }
    if (change.form() == MigrationForm.CODE) {
      edited(change, 0, change.path(), change.text());
      return;
    }
    var now = SqlStatements.of(change.text());
    var was = SqlStatements.of(before).stream().map(SqlStatement::normalised).toList();
    int same = 0;
    while (same < Math.min(now.size(), was.size())
        && now.get(same).normalised().equals(was.get(same))) {
      same++;
    }
    if (same < now.size()) {
      edited(change, now.get(same).line(), now.get(same).brief(), change.text());
    } else if (same < was.size() || Migrations.isSealed(change.path())) {
      // What was taken away has no line; a comment counts only for a tool that counts bytes.
      edited(change, 0, change.path(), change.text());
    }
  }

  private void edited(MigrationChange change, int line, String excerpt, String content) {
    findings.add(
        "edited",
        change.path(),
        line,
        excerpt,
        0,
        Migrations.isSealed(change.path()) ? SEALED : EDITED,
        false,
        Sha256.of(content));
  }

  private void removed(MigrationChange change) {
    if (!Migrations.isRepeatable(change.path())) {
      whole("edited", change, REMOVED);
    }
  }

  private void whole(String kind, MigrationChange change, String why) {
    findings.add(kind, change.path(), 0, change.path(), 0, why, false);
  }

  private void ship(MigrationChange change, boolean canRun) {
    ships.add(change.path());
    if (!canRun) {
      notRun.computeIfAbsent(change.form(), form -> new ArrayList<>()).add(change.path());
    }
  }

  /** One finding for all of a tool: naming the command resolves it for each of them. */
  private void sayWhatNobodyRuns() {
    if (hasCommand) {
      return;
    }
    notRun.forEach(
        (form, paths) ->
            findings.add(
                "needs-command",
                paths.getFirst(),
                0,
                String.join(", ", paths),
                0,
                "what is written for "
                    + form.tool()
                    + " is run by its own tool, and gatehouse.json names no \"migrate\" command:"
                    + " neither the rehearsal nor the promotion will run it",
                false));
  }
}

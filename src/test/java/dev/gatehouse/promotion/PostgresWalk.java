package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.PostgresServer;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A promotion whose prod keeps its data on a real PostgreSQL server, walked by the engine. */
final class PostgresWalk {
  static final Who ADA = Who.human("Ada");
  static final Who GRACE = Who.human("Grace");
  static final String ID = "2026-05-04-tide-tables";
  static final String MIGRATION = "migrations/0002_tides.sql";

  private static final String FIRST =
      """
      CREATE TABLE IF NOT EXISTS users (id integer PRIMARY KEY, name text NOT NULL, role text);
      CREATE TABLE IF NOT EXISTS settings (key text PRIMARY KEY, value text);
      CREATE TABLE IF NOT EXISTS berths (code text PRIMARY KEY, depth numeric, taken integer);
      """;
  private static final String ROWS =
      """
      INSERT INTO users VALUES (1, 'mara', 'admin'), (2, 'ole', 'clerk');
      INSERT INTO settings VALUES ('theme', 'dark'), ('mail', 'on');
      INSERT INTO berths VALUES ('A1', 4.5, 0), ('A2', 6.0, 1), ('B1', 3.2, 0);
      """;
  private static final String GIT_IGNORES = ".env\nstorage/\nscratch/\n";
  private static final Map<String, String> STATEMENTS =
      Map.of(
          "health", "I looked at the desk in prod",
          "update", "I tried the tide tables in dev",
          "promote", "I opened the desk after the change");

  final Path dev;
  final Path prod;
  final Postgres database;
  final Promotions promotions;

  private PostgresWalk(Path folder, Postgres database) throws IOException {
    this.dev = folder.resolve("harbour-dev");
    this.prod = folder.resolve("harbour");
    this.database = database;
    this.promotions = Promotions.of(Workspace.discover(dev), Clock.systemUTC());
  }

  /**
   * Writes both checkouts and fills prod's database.
   *
   * @param migration what ships
   */
  static PostgresWalk in(Path folder, PostgresServer server, String migration) throws Exception {
    var root = folder.toRealPath();
    var database = server.newDatabase();
    for (var checkout : List.of("harbour", "harbour-dev")) {
      write(root.resolve(checkout), ".gitignore", GIT_IGNORES);
      write(root.resolve(checkout), "migrations/0001_first.sql", FIRST);
    }
    write(root.resolve("harbour"), ".env", "DATABASE_URL=" + database.urlWithPassword() + "\n");
    write(root.resolve("harbour"), "storage/plan.txt", "quay\n");
    write(root.resolve("harbour-dev"), MIGRATION, migration);
    Files.createDirectories(root.resolve("harbour-dev/docs"));
    Files.write(root.resolve("harbour-dev/docs/PROMOTION_LOG.md"), LogTemplate.empty());
    for (var checkout : List.of("harbour", "harbour-dev")) {
      GitCheckout.init(root.resolve(checkout), "The harbour", ADA).close();
    }
    try (var open = Database.open(database)) {
      open.run(FIRST);
      open.run(ROWS);
    }
    return new PostgresWalk(root, database);
  }

  /** Writes dev's gatehouse.json, which a person trusts. */
  PostgresWalk settings(String json) throws IOException {
    write(dev, "gatehouse.json", json);
    promotions.rediscover();
    promotions.trust();
    return this;
  }

  /** Walks to the named step, which is the last one that passes. */
  PostgresWalk through(String last) throws IOException {
    if (!promotions.isRecorded(ID)) {
      promotions.start(ID, ADA);
    }
    for (var step : promotions.workflow().steps()) {
      if (!promotions.promotion(ID).step(step.key()).state().isSatisfied()) {
        prepare(step.key());
        var outcome = run(step.key());
        assertTrue(
            outcome.passed(), () -> step.key() + ": " + outcome.summary() + outcome.details());
      }
      if (step.key().equals(last)) {
        break;
      }
    }
    return this;
  }

  private void prepare(String step) throws IOException {
    var deeds = promotions.deeds();
    switch (step) {
      case "update" -> deeds.claim(ID, MIGRATION, ADA);
      case "sign-off" -> {
        deeds.sign(ID, ADA);
        deeds.sign(ID, GRACE);
      }
      case "diff" -> deeds.decide(ID, List.of(MIGRATION), Choice.INCLUDE, "", ADA);
      case "schema-post" -> deeds.acknowledge(ID, step, "as planned", ADA);
      default -> {}
    }
    if (STATEMENTS.containsKey(step)) {
      deeds.state(ID, step, "", STATEMENTS.getOrDefault(step, ""), ADA);
    }
  }

  Outcome run(String step) throws IOException {
    return run(step, RunListener.SILENT);
  }

  /** Runs a step while somebody hears each line that it prints. */
  Outcome run(String step, Consumer<String> hearing) throws IOException {
    return run(
        step,
        new RunListener() {
          @Override
          public void line(String maskedText, boolean error) {
            hearing.accept(maskedText);
          }

          @Override
          public void report(String what, long done, long total) {}
        });
  }

  private Outcome run(String step, RunListener listener) throws IOException {
    var input =
        switch (step) {
          case "add" -> Map.of("summary", "Tide tables", "owner", "Ada");
          case "rollback-plan" -> promotions.proposals().rollback(ID);
          default -> Map.<String, String>of();
        };
    return promotions
        .runs()
        .run(ID, RunRequest.of(step, ADA, input), listener, Cancellation.never());
  }

  /** Ships another text of the migration, which takes the walk back to the comparison. */
  void mend(String migration) throws IOException {
    write(dev, MIGRATION, migration);
    try (var git = GitCheckout.open(dev)) {
      git.commit(List.of(MIGRATION), "Mend the migration", ADA);
    }
  }

  /** The text of the newest evidence of that name. */
  String evidence(String step, String name) throws IOException {
    for (var artifact : promotions.promotion(ID).step(step).lastRun().orElseThrow().artifacts()) {
      if (EvidenceStore.goesBy(artifact, name)) {
        return Files.readString(promotions.workspace().locate(artifact.path()).orElseThrow());
      }
    }
    throw new AssertionError(step + " left no " + name);
  }

  List<String> tables() throws IOException {
    try (var open = Database.open(database)) {
      return open.tables();
    }
  }

  String content() throws IOException {
    try (var open = Database.open(database)) {
      return open.contentDigest();
    }
  }

  void sql(String sql) throws IOException {
    try (var open = Database.open(database)) {
      open.run(sql);
    }
  }

  static void write(Path root, String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.PostgresWalk.ADA;
import static dev.gatehouse.promotion.PostgresWalk.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.schema.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Capture, rehearsal, promotion and roll back where prod's data is on a PostgreSQL server. */
@ResourceLock(PostgresServer.LOCK)
class PostgresWalkTest {
  private static final String TIDES =
      """
      CREATE TABLE IF NOT EXISTS tides (pier text PRIMARY KEY, minutes integer);
      ALTER TABLE berths ADD COLUMN IF NOT EXISTS note text;
      INSERT INTO tides VALUES ('quay', 90) ON CONFLICT DO NOTHING;
      """;

  @TempDir Path folder;

  @Test
  void aPromotionIsCapturedRehearsedPromotedAndRolledBackOnAServer() throws Exception {
    var server = PostgresServer.shared();
    var walk = PostgresWalk.in(folder, server, TIDES);
    var before = walk.content();
    var databases = server.databases("");
    walk.through("schema-post");

    assertEquals(before, walk.content(), "prod was out of reach");
    var copies = new ArrayList<>(server.databases("gatehouse_rehearsal_2026_05_04_tide_tables_"));
    copies.removeAll(databases); // of another test's rehearsal, on the same server
    assertEquals(2, copies.size(), () -> "the copy and the way back: " + copies);
    assertEquals(
        copies,
        Files.readAllLines(walk.promotions.workspace().rehearsal().resolve("databases.txt")));
    var report = walk.evidence("rehearsal", "rehearsal.txt");
    assertContains(report, "Protected tables: settings, users");
    assertContains(report, "Prod is as it was");
    assertContains(walk.evidence("schema-post", "schema-diff.txt"), "+ table public.tides");

    var change = walk.promotions.proposals().schemaChange(ID);
    assertContains(change.orElseThrow().text(), "table public.tides\n  + minutes integer");
    walk.through("clean-up");
    assertEquals(change, walk.promotions.proposals().schemaChange(ID), "it can still be seen");
    assertEquals(databases, server.databases(""), "nothing is left on the server");
    assertContains(walk.evidence("clean-up", "deleted.txt"), "database " + copies.getFirst());

    assertContains(
        walk.promotions.proposals().verifyBackup(ID, Cancellation.never()),
        "is as its manifest says");
    assertEquals(
        List.of("Back up prod", "Restore the backup beside prod", "Run the migrations"),
        walk.promotions.proposals().estimates(ID).stream()
            .map(one -> one.part().title())
            .limit(3)
            .toList());
    walk.through("promote");
    assertContains(
        Files.readString(walk.promotions.outputFile(ID, "promote", 1)),
        "In the rehearsal: Run the migrations: ");
    assertEquals(List.of("berths", "settings", "tides", "users"), walk.tables());
    walk.sql(
        "INSERT INTO tides VALUES ('mole', 40); DELETE FROM berths; CREATE VIEW later AS SELECT 1");
    assertNotEquals(before, walk.content());

    var outcome =
        walk.promotions
            .runs()
            .rollBack(ID, ID, "The desk is down", ADA, RunListener.SILENT, Cancellation.never());

    assertTrue(outcome.passed(), () -> outcome.summary() + outcome.details());
    assertEquals(before, walk.content(), "schema and rows are the backup's");
    assertFalse(Files.exists(walk.prod.resolve(PostgresWalk.MIGRATION)));
    try (var kept = Files.list(walk.prod.resolve("storage/backups"))) {
      assertEquals(2, kept.count(), "the backup, and the state before the roll back");
    }
    assertNoPasswordButProdsOwn(walk);
  }

  @Test
  void theWorkspacesOwnCommandFindsTheCopyInTheRehearsalAndProdInThePromotion() throws Exception {
    var walk = PostgresWalk.in(folder, PostgresServer.shared(), TIDES);
    // A file that git tracks lies in the rehearsed tree too, with prod's address in it.
    for (var checkout : List.of(walk.prod, walk.dev)) {
      PostgresWalk.write(
          checkout, ".env.shared", "DATABASE_URL=" + walk.database.urlWithPassword() + "\n");
      Hands.commit(checkout, ".env.shared");
    }
    var script =
        "echo at $DATABASE_URL in $GATEHOUSE_PROD; . ./.env.shared; psql -q -v"
            + " ON_ERROR_STOP=1 -f "
            + PostgresWalk.MIGRATION
            + " $DATABASE_URL";
    var settings =
        """
        {"commands": {"migrate": ["sh", "-c", "%s"],
          "schema-post": ["sh", "-c", "echo copy is {database}"]}%s}
        """;
    walk.settings(
        settings.formatted(script, ", \"environment\": {\"OTHER\": \"" + walk.prod + "/data\"}"));
    walk.through("schema-pre");
    var before = walk.content();

    var refused = walk.run("rehearsal");
    assertEquals(
        List.of(
            "Prod was not out of the migrations' reach: the environment variable OTHER of"
                + " gatehouse.json names it"),
        refused.details());
    walk.settings(settings.formatted(script, ""));
    walk.through("schema-post");

    assertEquals(before, walk.content(), "prod was out of reach");
    var report = walk.evidence("rehearsal", "rehearsal.txt");
    assertContains(report, ".env.shared names prod's database; in the rehearsed tree it names");
    var copy = "/gatehouse_rehearsal_2026_05_04_tide_tables_";
    var said = Files.readString(walk.promotions.outputFile(ID, "rehearsal", 2));
    assertContains(said, copy);
    assertContains(said, "in " + walk.promotions.workspace().rehearsal().resolve("tree"));
    assertFalse(said.contains(PostgresServer.PASSWORD), said);
    assertContains(Files.readString(walk.promotions.outputFile(ID, "schema-post", 1)), copy);

    walk.through("promote");
    assertEquals(List.of("berths", "settings", "tides", "users"), walk.tables());
  }

  /** The password is where prod keeps it, and in the backup's copies of that file. */
  private static void assertNoPasswordButProdsOwn(PostgresWalk walk) throws Exception {
    for (var root : List.of(walk.dev, walk.prod)) {
      try (var files = Files.walk(root)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          if (!file.endsWith(".env")) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains(PostgresServer.PASSWORD), () -> "a password in " + file);
          }
        }
      }
    }
  }
}

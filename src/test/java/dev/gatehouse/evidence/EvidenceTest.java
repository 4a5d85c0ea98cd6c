package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.EvidenceStore.Check;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  private static final String ID = "2026-01-04-commit-gates";
  private static final String RULE = "* -text -filter -ident -working-tree-encoding\n";

  @TempDir private Path top;
  private Path dev;
  private Path log;
  private EntryFolder folder;
  private EvidenceStore store;

  @BeforeEach
  void aCheckoutWithALog() throws IOException {
    dev = Files.createDirectories(top.resolve("northwind-dev"));
    log = dev.resolve("docs/PROMOTION_LOG.md");
    Files.createDirectories(log.getParent());
    folder = EntryFolder.of(log, ID);
    store = new EvidenceStore(folder, dev, "dev");
  }

  @Test
  void theFoldersAreThoseOfTheFormat() {
    var entry = dev.resolve("docs/promotions").resolve(ID);
    assertEquals(entry, folder.path());
    assertEquals(entry.resolve("output/schema-pre-2.txt"), folder.output("schema-pre", 2));
    assertEquals(entry.resolve("evidence/schema-pre"), folder.evidence("schema-pre"));
    assertThrows(IllegalArgumentException.class, () -> folder.output("../x", 1));
    assertThrows(IllegalArgumentException.class, () -> folder.output("diff", 0));
  }

  @Test
  void anIdThatPeopleMadeUpGetsASafeFolderOfItsOwn() {
    assertEquals(
        "Fix-the-thing-" + Sha256.of("Fix: the thing!").substring(0, 8), name("Fix: the thing!"));
    assertEquals("entry-" + Sha256.of("../..").substring(0, 8), name("../.."));
    assertEquals("CON-" + Sha256.of("CON").substring(0, 8), name("CON"));
    assertNotEquals(name("a b"), name("a-b"));
    assertNotEquals(name("ABC").substring(4), name("abc").substring(4));
    assertTrue(name("x".repeat(5000)).length() < 80);
    assertFalse(name("2026-01-04-Upper").equals("2026-01-04-Upper"));
    assertFalse(name("2026-01-04-" + "a".repeat(81)).endsWith("aa"));
  }

  @Test
  void preparingKeepsGitFromRewritingWhatIsHashed() throws IOException {
    folder.prepare();
    folder.prepare();
    var attributes = dev.resolve("docs/promotions/.gitattributes");
    assertEquals(RULE, Files.readString(attributes));
    assertTrue(Files.isDirectory(folder.path()));
    Files.writeString(attributes, "ledger.jsonl text\n* -text");
    folder.prepare();
    assertEquals("ledger.jsonl text\n* -text\n" + RULE, Files.readString(attributes));
  }

  @Test
  void aPromotionsFolderThatLeadsOutIsRefused() throws IOException {
    var outside = Files.createDirectories(top.resolve("outside"));
    link(dev.resolve("docs/promotions"), outside);
    assertThrows(Trouble.class, folder::prepare);
    assertThrows(Trouble.class, () -> store.keep("diff", "x", new byte[1]));
    assertThrows(Trouble.class, () -> store.attach("diff", source("a.png", "x")));
    assertEquals(List.of(), Folders.files(outside));
  }

  @Test
  void whatARunLeftStaysAndTheNextRunsFileHasANameOfItsOwn() throws IOException {
    var first = store.keep("diff", "comparison.txt", bytes("first"));
    var second = store.keep("diff", "comparison.txt", bytes("second"));
    var base = "dev:docs/promotions/" + ID + "/evidence/diff/comparison";
    assertEquals(new Artifact(base + ".txt", 5, Sha256.of("first")), first);
    var suffix = "-" + Sha256.of("second").substring(0, 8) + ".txt";
    assertEquals(new Artifact(base + suffix, 6, Sha256.of("second")), second);
    assertEquals(Check.INTACT, store.check(first));
    assertArrayEquals(bytes("second"), Files.readAllBytes(store.locate(second)));

    assertEquals(first, store.keep("diff", "comparison.txt", bytes("first")), "the same is once");
    assertEquals(second, store.keep("diff", "comparison.txt", bytes("second")));
    assertEquals(2, Folders.files(folder.evidence("diff")).size());
  }

  @Test
  void aKeptFileThatSomebodyChangedIsNotOverwrittenEither() throws IOException {
    var kept = store.keep("diff", "comparison.txt", bytes("first"));
    Files.writeString(store.locate(kept), "forged");

    var again = store.keep("diff", "comparison.txt", bytes("first"));
    assertNotEquals(kept.path(), again.path());
    assertEquals(Check.CHANGED, store.check(kept));
    assertEquals(Check.INTACT, store.check(again));
  }

  @Test
  void whatPeopleAttachOverwritesNothing() throws IOException {
    var picture = source("Sign in.png", "one");
    var first = store.attach("verify", picture);
    Files.writeString(picture, "two");
    var second = store.attach("verify", picture);
    var third = store.attach("verify", source(".env", "x"));
    var fourth = store.attach("verify", source("env", "y"));
    var base = "dev:docs/promotions/" + ID + "/evidence/verify/";
    assertEquals(base + "Sign-in.png", first.path());
    assertEquals(base + "Sign-in-2.png", second.path());
    assertEquals(base + "env", third.path());
    assertEquals(base + "env-2", fourth.path());
    assertEquals(Check.INTACT, store.check(first));
    assertEquals(Sha256.of("two"), second.sha256());
  }

  @Test
  void foldersLinksAndWhatIsNotThereAreRefused() throws IOException {
    var file = source("real.txt", "x");
    link(top.resolve("link.txt"), file);
    for (var bad : List.of(top, top.resolve("link.txt"), top.resolve("none"))) {
      assertThrows(Trouble.class, () -> store.attach("verify", bad), bad.toString());
    }
    assertFalse(Files.exists(folder.evidence("verify")));
  }

  @Test
  void anyChangeOfOneByteIsSeenAndSoIsALoss() throws IOException {
    var content = bytes("schema dump\n");
    var artifact = store.keep("schema-pre", "schema.sql", content);
    var file = store.locate(artifact);
    for (int at = 0; at < content.length; at++) {
      var changed = content.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertEquals(Check.CHANGED, store.check(artifact), "byte " + at);
    }
    Files.write(file, content);
    assertEquals(Check.INTACT, store.check(artifact));
    var elsewhere = Files.move(file, top.resolve("moved.sql"));
    assertEquals(Check.GONE, store.check(artifact));
    Files.createDirectories(file);
    assertEquals(Check.CHANGED, store.check(artifact));
    Files.delete(file);
    link(file, elsewhere);
    assertThrows(Trouble.class, () -> store.check(artifact));
  }

  @Test
  void aFolderIsCheckedByItsListingOrItsManifest() throws IOException {
    var backup = Files.createDirectories(top.resolve("backup"));
    Files.writeString(backup.resolve("app.db"), "data");
    Files.writeString(backup.resolve("manifest.csv"), "names");
    long size = Folders.bytes(backup);
    for (var hash : List.of(Sha256.ofFolder(backup), Sha256.of("names"))) {
      var artifact = new Artifact("prod:storage/backups/b", size, hash);
      assertEquals(Check.INTACT, EvidenceStore.check(backup, artifact));
      var more = Files.writeString(backup.resolve("more"), "x");
      assertEquals(Check.CHANGED, EvidenceStore.check(backup, artifact));
      Files.delete(more);
    }
  }

  @Test
  void aPathInTheRecordIsNotTrusted() {
    for (var bad : List.of("prod:x", "x", "dev:../northwind/x", "dev:/etc/passwd", "dev:a\0b")) {
      var artifact = new Artifact(bad, 1, "");
      assertThrows(Trouble.class, () -> store.locate(artifact), bad);
    }
  }

  @Test
  void aStoreOfAnotherCheckoutsLogIsRefused() {
    assertThrows(Trouble.class, () -> new EvidenceStore(folder, top.resolve("northwind"), "prod"));
  }

  private String name(String id) {
    return EntryFolder.of(log, id).path().getFileName().toString();
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(top.resolve(name), text);
  }

  private static void link(Path link, Path leadsTo) {
    try {
      Files.createSymbolicLink(link, leadsTo);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no symbolic links here: " + e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

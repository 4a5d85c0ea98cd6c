package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.executable;
import static dev.gatehouse.git.Folder.read;
import static dev.gatehouse.git.Folder.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Trouble;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedTreeTest {
  @TempDir Path folder;
  private Pair pair;

  @BeforeEach
  void start() throws IOException {
    pair = new Pair(folder);
    pair.inDev("app.txt", "one\n2\nthree\n");
    pair.inDev("new/n.txt", "n\n");
    pair.inDev("ports.env", "PORT=8201\n");
    pair.inDev("src/b.txt", "dev's b\n");
    Files.delete(pair.dev.root().resolve("src/a.txt"));
    pair.dev.commit(List.of("src/a.txt"), "Gone", ADA);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private PlannedTree planned() throws IOException {
    var comparison = pair.compared();
    var decisions = new ArrayList<Decision>();
    for (var delta : comparison.deltas()) {
      decisions.add(
          switch (delta.path()) {
            case "ports.env" -> Decision.exclude(delta, "dev's port");
            case "src/b.txt" ->
                Decision.tailor(
                    delta, "prod's wording", "tailored b\n".getBytes(StandardCharsets.UTF_8));
            default -> Decision.include(delta, "");
          });
    }
    return PlannedTree.of(comparison, decisions);
  }

  private String text(PlannedTree tree, String path) throws IOException {
    return tree.reader(pair.dev, pair.prod)
        .content(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("none");
  }

  private void assertProdIsAsPlanned(Path root) throws IOException {
    assertEquals("one\n2\nthree\n", read(root, "app.txt"));
    assertEquals("n\n", read(root, "new/n.txt"));
    assertEquals("tailored b\n", read(root, "src/b.txt"));
    assertFalse(Files.exists(root.resolve("src/a.txt")));
    assertFalse(Files.exists(root.resolve("ports.env")));
    assertEquals("#!/bin/sh\n", read(root, "run.sh"));
  }

  @Test
  void whatIsReadRehearsedAndAppliedIsTheSameTree() throws IOException {
    var tree = planned();
    assertEquals(
        List.of("app.txt", "new/n.txt", "src/a.txt", "src/b.txt"),
        tree.changes().stream().map(planned -> planned.delta().path()).toList());
    assertEquals("one\n2\nthree\n", text(tree, "app.txt"));
    assertEquals("tailored b\n", text(tree, "src/b.txt"));
    assertEquals("none", text(tree, "src/a.txt"));
    assertEquals("none", text(tree, "ports.env"));
    assertEquals("#!/bin/sh\n", text(tree, "run.sh"));
    var rehearsal = folder.resolve("rehearsal");
    assertEquals(List.of(), tree.writeTo(rehearsal, pair.dev, pair.prod));
    assertProdIsAsPlanned(rehearsal);
    assertFalse(Files.exists(rehearsal.resolve(".git")));
    assertEquals(List.of(), pair.prod.changes());
    var touched = tree.applyTo(pair.dev, pair.prod);
    assertEquals(List.of("app.txt", "new/n.txt", "src/a.txt", "src/b.txt"), touched);
    pair.prod.commit(touched, "Promote", ADA);
    assertProdIsAsPlanned(pair.prod.root());
    assertEquals(List.of(), pair.prod.changes());
    assertEquals(
        List.of("ports.env", "src/b.txt"),
        pair.compared().deltas().stream().map(Delta::path).toList());
  }

  @Test
  void promotingIsOneCommitThatCanBeUndone() throws IOException {
    var before = pair.prod.tracked();
    var id = planned().promote(pair.dev, pair.prod, "Promote", ADA);
    assertEquals(Optional.of(id), pair.prod.head());
    assertProdIsAsPlanned(pair.prod.root());
    assertEquals(List.of(), pair.prod.changes());
    pair.prod.revert(id, "Undo", ADA);
    assertEquals(before, pair.prod.tracked());
    assertEquals(List.of(), pair.prod.changes());
  }

  @Test
  void aDeltaThatNobodyDecidedOnStaysOpenAndIsNotShipped() throws IOException {
    var comparison = pair.compared();
    var tree = PlannedTree.of(comparison, List.of());
    assertEquals(comparison.deltas(), tree.open());
    assertEquals(List.of(), tree.changes());
    assertEquals("one\ntwo\nthree\n", text(tree, "app.txt"));
  }

  @Test
  void aDecisionLapsesWhenItsDeltaChanges() throws IOException {
    var delta = pair.compared().delta("app.txt").orElseThrow();
    var decision = Decision.include(delta, "");
    pair.inDev("app.txt", "changed again\n");
    var tree = PlannedTree.of(pair.compared(), List.of(decision));
    assertEquals(List.of(), tree.changes());
    assertTrue(tree.open().stream().anyMatch(open -> open.path().equals("app.txt")));
  }

  @Test
  void aFileThatMovedSinceItWasComparedIsNotPromoted() throws IOException {
    var tree = planned();
    write(pair.dev.root(), "app.txt", "at the last moment\n");
    var trouble = assertThrows(Trouble.class, () -> tree.applyTo(pair.dev, pair.prod));
    assertTrue(trouble.what().contains("app.txt"), trouble.getMessage());
    assertEquals(List.of(), pair.prod.changes());
    write(pair.dev.root(), "app.txt", "one\n2\nthree\n");
    write(pair.prod.root(), "src/b.txt", "a fix in prod\n");
    assertThrows(Trouble.class, () -> tree.promote(pair.dev, pair.prod, "Promote", ADA));
    assertEquals("a fix in prod\n", read(pair.prod.root(), "src/b.txt"));
  }

  @Test
  void aFailureHalfWayLeavesProdAsItWas() throws IOException {
    var head = pair.prod.head();
    var before = pair.prod.tracked();
    write(pair.prod.root(), "new/n.txt", "untracked, and someone's own\n");
    var changes = pair.prod.changes();
    assertThrows(Trouble.class, () -> planned().promote(pair.dev, pair.prod, "Promote", ADA));
    assertEquals(head, pair.prod.head());
    assertEquals(before, pair.prod.tracked());
    assertEquals(changes, pair.prod.changes());
  }

  @Test
  void modesAndLinksArriveAsTheyAre() throws IOException {
    assumeTrue(File.separatorChar == '/', "needs modes and links");
    executable(pair.dev.root(), "run.sh");
    Files.createSymbolicLink(pair.dev.root().resolve("current"), Path.of("src/b.txt"));
    Files.createSymbolicLink(pair.dev.root().resolve("out"), Path.of("../northwind/app.txt"));
    pair.dev.commit(List.of("run.sh", "current", "out"), "Links", ADA);
    var tree = planned();
    var rehearsal = folder.resolve("rehearsal");
    assertEquals(List.of("out"), tree.writeTo(rehearsal, pair.dev, pair.prod));
    assertFalse(Files.exists(rehearsal.resolve("out"), LinkOption.NOFOLLOW_LINKS));
    assertEquals("tailored b\n", read(rehearsal, "current"));
    assertTrue(Files.isExecutable(rehearsal.resolve("run.sh")));
    tree.promote(pair.dev, pair.prod, "Promote", ADA);
    assertTrue(Files.isExecutable(pair.prod.root().resolve("run.sh")));
    assertEquals(Path.of("src/b.txt"), Files.readSymbolicLink(pair.prod.root().resolve("current")));
    assertEquals(TrackedFile.LINK, pair.prod.contents().tracked("out").orElseThrow().mode());
  }

  @Test
  void aLinkIsHeldToStayInItsTree() {
    for (var target : List.of("b", "../b", "c/d", "./b", "../x/y")) {
      assertTrue(LinkTarget.staysInside("a/link", target), target);
    }
    for (var target :
        List.of("", "/etc", "../../x", "C:/x", "C:\\x", "\\\\host\\x", "b/../c", "b/../../..")) {
      assertFalse(LinkTarget.staysInside("a/link", target), target);
    }
    assertFalse(LinkTarget.staysInside("link", ".."));
  }
}

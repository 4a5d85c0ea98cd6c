package dev.gatehouse.promotion;

import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
import static dev.gatehouse.promotion.BareWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.action.MergeOffer;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.git.Traps;
import dev.gatehouse.git.TreeWatch;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A whole promotion between two checkouts that try to run programs and to reach outside. */
@DisabledOnOs(OS.WINDOWS)
class HarmlessWalkTest {
  private static final String ID = "2026-04-01-low-water";

  @TempDir Path folder;

  @Test
  void aPromotionRunsNothingOfTheRepositoriesAndTouchesNothingOutsideOfThem() throws Exception {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    var workspace = folder.resolve("work");
    var marker = folder.resolve("marker");
    var outside = folder.resolve("outside");
    write(outside, "secret.txt", "outside\n");
    var bare = BareWalk.related(workspace);
    for (var root : List.of(bare.dev, bare.prod)) {
      linkOut(root, outside);
      submodule(root, bare.dev);
      git(root, "add", "-A");
      git(root, "commit", "-q", "-m", "Links and a submodule");
    }
    bare.work("page.txt", "High water at nine, low at three.\n");
    var before = everything(outside);
    for (var root : List.of(bare.dev, bare.prod)) {
      Traps.set(root, marker);
      git(root, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=none", "add", ".gitattributes");
      var more = "[submodule \"sub\"]\n  update = !" + folder.resolve("evil.sh") + "\n";
      Files.writeString(
          root.resolve(".git/config"), Files.readString(root.resolve(".git/config")) + more);
      Traps.set(root.resolve("sub"), marker);
      Files.delete(root.resolve("sub/.gitattributes"));
    }
    // Git itself may have been had by now; what counts is what happens from here on.
    Files.deleteIfExists(marker);
    commitAttributes(bare);

    try (var dev = TreeWatch.start(bare.dev, changed -> {});
        var prod = TreeWatch.start(bare.prod, changed -> {})) {
      bare.promotions.start(ID, ADA);
      bare.walkBefore("promote", ID, "page.txt");
      bare.promotions.deeds().state(ID, "promote", "", "I opened the page", ADA);
      var survey = bare.promotions.survey(ID);
      bare.promotions.proposals().notes(survey.comparison());
      bare.promotions.proposals().sides("page.txt");
      assertTrue(bare.run(ID, "promote").passed());
      bare.promotions.runs().undo(ID, ADA, RunListener.SILENT, Cancellation.never());
      var merge = Map.of(MergeOffer.INPUT, "true");
      assertTrue(bare.run(ID, "promote", merge).passed());
      bare.walk(ID, "page.txt");
    }

    assertEquals("Promoted", bare.promotions.promotion(ID).status());
    assertFalse(Files.exists(marker), "something of a repository ran");
    assertEquals(before, everything(outside));
    assertTrue(Files.isSymbolicLink(bare.prod.resolve("leak.txt")));
    Files.writeString(bare.dev.resolve("page.txt"), "Dry.\n");
    git(bare.dev, "diff", "--stat");
    assertTrue(Files.exists(marker), "the traps are real, since git itself springs one");
  }

  private static void commitAttributes(BareWalk bare) throws IOException {
    for (var root : List.of(bare.dev, bare.prod)) {
      try (var checkout = GitCheckout.open(root)) {
        checkout.commit(List.of(".gitattributes"), "Attributes", ADA);
      }
    }
  }

  private static void linkOut(Path root, Path outside) throws IOException {
    Files.createSymbolicLink(root.resolve("leak.txt"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("leak"), Path.of("../../outside"));
  }

  /** The same one in both: it is there, and is no delta. */
  private static void submodule(Path root, Path first) throws IOException {
    write(root, ".gitmodules", "[submodule \"sub\"]\n  path = sub\n  url = ../../outside\n");
    var sub = root.resolve("sub");
    if (!root.equals(first)) {
      Folders.copy(first.resolve("sub"), sub, Cancellation.never());
      return;
    }
    write(sub, "inner.txt", "inner\n");
    git(sub, "init", "-q", "-b", "main");
    git(sub, "add", "-A");
    git(sub, "commit", "-q", "-m", "inner");
  }

  private static Map<String, String> everything(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.put(file.toString(), Files.getLastModifiedTime(file) + Files.readString(file));
      }
    }
    return all;
  }
}

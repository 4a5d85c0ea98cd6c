package dev.gatehouse.cli;

import static dev.gatehouse.git.Folder.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Json;
import dev.gatehouse.promotion.Walked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any two checkouts are compared, with a workspace around them or without. */
class CompareCommandTest {
  @TempDir Path folder;

  @Test
  void equalCheckoutsAreExitCodeZeroAndNothingIsPrinted() throws Exception {
    var dev = checkout("dev", "the same\n");
    var prod = checkout("prod", "the same\n");

    var run = CommandRun.of("compare", dev, prod);

    assertEquals(new CommandRun(0, "", ""), run);
    assertEquals(
        Json.lenient().readTree("{\"added\":[],\"modified\":[],\"removed\":[],\"renamed\":[]}"),
        Json.lenient().readTree(CommandRun.of("compare", dev, prod, "--json").out()));
  }

  @Test
  void whatDiffersIsNamedFromProdsPointOfViewInTheOrderOfThePaths() throws Exception {
    var dev = checkout("dev", "dev's\n");
    var prod = checkout("prod", "prod's\n");
    write(dev, "z.txt", "new in dev\n");
    write(dev, "b.txt", "new in dev, too\n");
    write(prod, "gone.txt", "prod alone has it\n");
    write(prod, "lib/tool.sh", "#!/bin/sh\necho one\necho two\n");
    write(dev, "bin/tool.sh", "#!/bin/sh\necho one\necho two\n");

    var run = CommandRun.of("compare", dev, prod, "--json");

    var json = Json.lenient().readTree(run.out());
    assertEquals(1, run.code());
    assertEquals("[\"b.txt\",\"z.txt\"]", json.get("added").toString());
    assertEquals("[\"app.txt\"]", json.get("modified").toString());
    assertEquals("[\"gone.txt\"]", json.get("removed").toString());
    assertEquals(
        "[{\"from\":\"lib/tool.sh\",\"to\":\"bin/tool.sh\"}]", json.get("renamed").toString());
  }

  @Test
  void untrackedFilesOfDevAreNamedOnRequestAndIgnoredOnesNever() throws Exception {
    var dev = checkout("dev", "the same\n");
    var prod = checkout("prod", "the same\n");
    Files.writeString(dev.resolve("draft.txt"), "not added yet\n");
    Files.writeString(dev.resolve("build.tmp"), "ignored\n");
    Files.writeString(prod.resolve("stray.txt"), "of prod, which is no delta\n");

    assertEquals(0, CommandRun.of("compare", dev, prod).code());
    var run = CommandRun.of("compare", dev, prod, "--untracked");
    assertEquals(new CommandRun(1, "A  draft.txt\n", ""), normal(run));
  }

  @Test
  void filesWithOtherLineEndsOnlyAreNamedOnRequestAndAreNoDifference() throws Exception {
    var dev = checkout("dev", "the same\n");
    var prod = checkout("prod", "the same\n");
    for (var root : List.of(dev, prod)) {
      Files.writeString(root.resolve(".gitattributes"), "* text=auto\n");
      GitCommand.git(root, "add", ".gitattributes");
    }
    Files.writeString(dev.resolve("app.txt"), "the same\r\n");

    var run = CommandRun.of("compare", dev, prod, "--line-ends");
    assertEquals(
        new CommandRun(0, "=  app.txt  line ends only: dev's has CR LF on 1 line, prod's LF\n", ""),
        normal(run));
    var json =
        Json.lenient().readTree(CommandRun.of("compare", dev, prod, "--line-ends", "--json").out());
    assertEquals("[\"app.txt\"]", json.get("lineEnds").toString());
    assertEquals(0, json.get("modified").size());
  }

  @Test
  void gatehousesOwnPathsAreLeftOutUnlessAskedFor() throws Exception {
    var sample = Walked.sample(folder.resolve("sample"));

    var usual = added(CommandRun.of("compare", sample.dev(), sample.prod(), "--json"));
    var all = added(CommandRun.of("compare", sample.dev(), sample.prod(), "--json", "--all"));

    assertTrue(all.containsAll(usual));
    assertTrue(usual.stream().noneMatch("gatehouse.json"::equals), usual.toString());
    assertTrue(all.contains("gatehouse.json"), all.toString());
  }

  @Test
  void aFolderThatIsNoCheckoutCannotBeCompared() throws Exception {
    var run = CommandRun.of("compare", checkout("dev", "a\n"), folder.resolve("nowhere"));

    assertEquals(2, run.code());
    assertEquals(1, run.errorLines().size());
    assertTrue(run.err().contains("nowhere is no git checkout"), run.err());
  }

  private static List<String> added(CommandRun run) throws IOException {
    var list = Json.lenient().readTree(run.out()).get("added");
    return StreamSupport.stream(list.spliterator(), false).map(one -> one.asText()).toList();
  }

  private static CommandRun normal(CommandRun run) {
    return new CommandRun(run.code(), run.out().replace("\r\n", "\n"), run.err());
  }

  private Path checkout(String name, String text) throws IOException {
    var root = Files.createDirectories(folder.resolve(name));
    Files.writeString(root.resolve("app.txt"), text);
    Files.writeString(root.resolve(".gitignore"), "*.tmp\n");
    GitCheckout.init(root, "First state", ADA).close();
    return root;
  }

  private static void write(Path root, String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    try (var git = GitCheckout.open(root)) {
      git.commit(List.of(path), "Write " + path, ADA);
    }
  }
}

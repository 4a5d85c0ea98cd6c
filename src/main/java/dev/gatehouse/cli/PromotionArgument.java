package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Parameters;

/** The workspace and the entry that a verb works on. */
final class PromotionArgument {
  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "Either checkout, or a folder that holds both.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ID", description = "The entry's ID.")
  private String id = "";

  String id() {
    return id.strip();
  }

  /**
   * The workspace's promotions, where one of them is this entry's or could be.
   *
   * @throws Trouble where the log has no such entry
   */
  Promotions promotions() throws IOException {
    var promotions = Promotions.of(Workspace.discover(folder), Clock.systemUTC());
    if (!promotions.isRecorded(id()) && promotions.log().entry(id()).isEmpty()) {
      throw new Trouble(
          "The log has no entry " + id(),
          "There is nothing to promote",
          "Add it with \"gatehouse add\"; \"gatehouse entries\" lists those that are there");
    }
    return promotions;
  }
}

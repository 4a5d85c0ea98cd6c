package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.PromotionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log that a verb was given. */
final class LogArgument {
  private LogArgument() {}

  /**
   * Reads it.
   *
   * @throws Trouble where the path leads to no log
   */
  static PromotionLog read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Trouble(file + " is no file", "", "Name a promotion log");
    }
    var log = PromotionLog.read(file);
    if (!log.isLog()) {
      throw new Trouble(
          file + " has no table with ID, Summary, Status, Owner and Notes",
          "",
          "Name a promotion log");
    }
    return log;
  }
}

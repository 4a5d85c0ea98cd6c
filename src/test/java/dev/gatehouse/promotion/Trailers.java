package dev.gatehouse.promotion;

import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the commits of a checkout say of an entry's record. */
final class Trailers {
  private Trailers() {}

  /**
   * The trailers of an entry, newest first, each held against the record as it is now: it has to
   * name a line that is there.
   */
  static List<Long> check(Path checkout, String id, Path ledger) throws IOException {
    var lines = Files.readAllLines(ledger);
    return git(checkout, "log", "--format=%(trailers:key=Gatehouse-Ledger,valueonly)")
        .lines()
        .filter(line -> line.startsWith(id + " "))
        .map(
            line -> {
              var parts = line.split(" ");
              int seq = Integer.parseInt(parts[1]);
              assertEquals(Sha256.of(lines.get(seq - 1)), parts[2], line);
              return (long) seq;
            })
        .toList();
  }
}

package dev.gatehouse.ui.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample with a log of many entries. Of ten, seven are promoted with a whole record, one is in
 * work with a part of one, and two have none.
 */
final class ManyEntries {
  private static final String[] WORDS = {
    "Berths", "Fees", "Tide windows", "Bookings", "Moorings", "Invoices", "Weather", "Cranes"
  };
  private static final String[] OWNERS = {"Mara", "Teodor", "Linh", "Ada"};

  private final Path dev;
  private final String section;
  private final List<String> ledger;

  private ManyEntries(Path folder) throws IOException {
    dev = Walked.dev("transitions", folder);
    var log = Files.readString(log());
    var heading = "### " + SampleWorkspace.READY_ENTRY + "\n";
    var from = log.indexOf(heading);
    var next = log.indexOf("\n### ", from);
    section = log.substring(from, next < 0 ? log.length() : next + 1);
    ledger =
        Files.readAllLines(promotions().resolve(SampleWorkspace.READY_ENTRY + "/ledger.jsonl"));
  }

  /** Dev of such a workspace. */
  static Path write(Path folder, int entries) throws IOException {
    var many = new ManyEntries(folder);
    many.write(entries);
    return many.dev;
  }

  private Path log() {
    return dev.resolve("docs/build/PROMOTION_LOG.md");
  }

  private Path promotions() {
    return log().resolveSibling("promotions");
  }

  private void write(int entries) throws IOException {
    var head = "| ID | Summary | Status | Owner | Notes |\n| --- | --- | --- | --- | --- |\n";
    var pending = new StringBuilder("# Promotion log\n\n## Pending Promotion\n").append(head);
    var promoted = new StringBuilder("\n## Promoted\n").append(head);
    var devOnly = new StringBuilder("\n## Dev-only (Do Not Promote)\n").append(head);
    var details = new StringBuilder("\n## Entry details\n\n");
    for (var i = 0; i < entries; i++) {
      var id = LocalDate.of(2024, 1, 1).plusDays(i) + "-entry-" + i;
      var kind = i % 10;
      if (kind < 7) {
        promoted.append(row(id, i, "Promoted", "Went well · [details](#" + id + ")"));
        details.append(section.replace(SampleWorkspace.READY_ENTRY, id)).append('\n');
        record(id, ledger.size());
      } else if (kind == 7) {
        pending.append(row(id, i, "Pending", "Under way"));
        record(id, ledger.size() / 2 + i % 7);
      } else if (kind == 8) {
        pending.append(row(id, i, "Pending", "Backup `storage/backups/" + i + "`; rollback: stop"));
      } else {
        devOnly.append(row(id, i, "Dev-only", "Stays here"));
      }
    }
    Files.writeString(log(), pending.toString() + promoted + devOnly + details);
  }

  private static String row(String id, int i, String status, String notes) {
    var words = WORDS[i % WORDS.length] + " and " + WORDS[(i / 7) % WORDS.length].toLowerCase();
    return "| %s | %s, number %d | %s | %s | %s |\n"
        .formatted(id, words, i, status, OWNERS[i % OWNERS.length], notes);
  }

  /** The sample's ledger, as far as so many lines, as if it were another entry's. */
  private void record(String id, int lines) throws IOException {
    var prev = Sha256.of("gatehouse:1:" + id);
    var own = new ArrayList<String>();
    for (var line : ledger.subList(0, lines)) {
      var moved =
          line.replace(SampleWorkspace.READY_ENTRY, id)
              .replaceFirst("\"prev\":\"[0-9a-f]*\"", "\"prev\":\"" + prev + "\"");
      own.add(moved);
      prev = Sha256.of(moved.getBytes(UTF_8));
    }
    var folder = Files.createDirectories(promotions().resolve(id));
    Files.writeString(folder.resolve("ledger.jsonl"), String.join("\n", own) + "\n");
  }
}

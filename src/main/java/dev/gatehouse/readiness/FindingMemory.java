package dev.gatehouse.readiness;

import dev.gatehouse.git.BlobId;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found in files, kept for as long as they and the rules are the same: who looks at two
 * checkouts again and again reads what has changed.
 */
public final class FindingMemory {
  private Map<String, Known> known = new HashMap<>();
  private @Nullable SeparationScan scan;
  private long asOf = -1;

  private record Known(String blob, String inProd, String rules, List<Finding> findings) {
    boolean isOf(Scanned file, String byRules) {
      return blob.equals(file.blob()) && inProd.equals(file.blobInProd()) && rules.equals(byRules);
    }
  }

  /**
   * A file that is to be scanned.
   *
   * @param path relative to the checkout, with '/'
   * @param blob the id under which git would store its content
   * @param content reads it; empty where it is gone
   * @param blobInProd the id of what prod has at that path; empty where it has nothing
   * @param inProd reads that
   */
  public record Scanned(
      String path, String blob, Content content, String blobInProd, Content inProd) {}

  /** Reads a file. */
  @FunctionalInterface
  public interface Content {
    Optional<byte[]> read() throws IOException;
  }

  /**
   * The scan by a workspace's rules. Where these come from is looked at again whenever the number
   * is another one.
   */
  public synchronized SeparationScan scan(Workspace workspace, long time) {
    var last = scan;
    if (last == null || time != asOf) {
      last = SeparationScan.of(workspace);
      scan = last;
      asOf = time;
    }
    return last;
  }

  /** The findings in these files, in their order; what is known of other files is forgotten. */
  public synchronized List<Finding> scan(SeparationScan by, List<Scanned> files)
      throws IOException {
    var rules = by.rules();
    var now = new HashMap<String, Known>();
    var findings = new ArrayList<Finding>();
    for (var file : files) {
      var before = known.get(file.path());
      if (before != null && before.isOf(file, rules)) {
        now.put(file.path(), before);
        findings.addAll(before.findings);
        continue;
      }
      var bytes = file.content().read();
      if (bytes.isPresent()) {
        var inProd = by.keepsTexts() ? file.inProd().read().orElse(new byte[0]) : new byte[0];
        var found =
            by.scan(
                FileText.orName(file.path(), bytes.get()), FileText.orName(file.path(), inProd));
        // A file that was written to since it was looked at is another one by the next look.
        now.put(
            file.path(),
            new Known(
                BlobId.of(bytes.get()),
                file.blobInProd().isEmpty() || !by.keepsTexts()
                    ? file.blobInProd()
                    : BlobId.of(inProd),
                rules,
                found));
        findings.addAll(found);
      }
    }
    known = now;
    return findings;
  }
}

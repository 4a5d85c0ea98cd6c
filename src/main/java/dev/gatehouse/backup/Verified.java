package dev.gatehouse.backup;

import java.util.List;

/**
 * What came out of reading a backup back against its manifest.
 *
 * @param files how many the manifest names
 * @param bytes how many were read
 * @param manifestSha256 of the manifest's bytes, lower-case hex; empty where there is none
 * @param problems sentences that name paths; empty where the backup is whole
 */
public record Verified(int files, long bytes, String manifestSha256, List<String> problems) {
  public Verified {
    problems = List.copyOf(problems);
  }

  /** Whether every byte is as the manifest says and nothing is missing. */
  public boolean passed() {
    return problems.isEmpty();
  }
}

package dev.gatehouse.log;

import java.nio.charset.StandardCharsets;

/** A log to start with, for a workspace that has none. */
public final class LogTemplate {
  private static final String TEXT =
      """
      # Promotion log

      One row for each change that is made in dev and meant for prod, or meant never to go there. What is not listed
      here is not promoted.

      ## Statuses
      - **Pending**: being worked on, or waiting for its checks.
      - **Approved**: verified by a person.
      - **Promoted**: in prod.
      - **Dev-only**: stays in dev for good.

      ## Every promoted entry records
      - The backup of prod, by its path.
      - The capture of prod's configuration, where the backup does not hold it.
      - The schema before and after the upgrade.
      - How to roll back.
      - The manual checklist and its evidence.
      - Each change of state, with time and name.

      ## Pending Promotion
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |

      ## Dev-only (Do Not Promote)
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      """;

  private LogTemplate() {}

  /**
   * The bytes of a log without an entry: a table for what is pending, and one for what stays in
   * dev.
   */
  public static byte[] empty() {
    return TEXT.getBytes(StandardCharsets.UTF_8);
  }
}

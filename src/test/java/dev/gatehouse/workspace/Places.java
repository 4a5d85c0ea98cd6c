package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders and files as real workspaces have them. */
final class Places {
  static final String LOG =
      """
      # Log

      ## Pending Promotion
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      | 2026-01-04-gates | Gates | Pending | Ada | |
      """;

  private Places() {}

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static Path writeWithMark(Path file, String text) throws IOException {
    return write(file, "\uFEFF" + text);
  }

  /** A checkout with the looks of git. */
  static Path checkout(Path root) throws IOException {
    Files.createDirectories(root.resolve(".git"));
    return root.toRealPath();
  }

  /** A checkout of this process with a role and a state, as Windows PowerShell writes them. */
  static Path checkout(Path root, String role) throws IOException {
    checkout(root);
    writeWithMark(root.resolve(".workspace-role"), role + "\r\n");
    writeWithMark(
        root.resolve(".workspace-state.json"),
        """
        {
            "role":  "%s",
            "state":  "writeable",
            "canonical_owner":  "prod",
            "team":  { "lead": "Ada" },
            "note":  "",
            "updated_at":  "2026-01-05T20:59:26Z"
        }
        """
            .formatted(role)
            .replace("\n", "\r\n"));
    return root.toRealPath();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.gatehouse.compare;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.util.Comparator;

/** What a checkout holds, as one hash: the same content has the same hash, whatever its commits. */
public final class ContentHash {
  private ContentHash() {}

  /**
   * SHA-256 in hex over a line "mode, space, blob id, tab, path, LF" for each tracked file in byte
   * order of the path, Gatehouse's own left out.
   */
  public static String of(GitCheckout checkout, OwnPaths own) throws IOException {
    var lines = new StringBuilder();
    checkout.tracked().stream()
        .filter(file -> !own.contains(file.path()))
        .sorted(Comparator.comparing(TrackedFile::path, PathOrder.BYTES))
        .forEach(
            file ->
                lines
                    .append(file.modeText())
                    .append(' ')
                    .append(file.blob())
                    .append('\t')
                    .append(file.path())
                    .append('\n'));
    return Sha256.of(lines.toString());
  }
}

package dev.gatehouse.compare;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a checkout holds, as one hash: the same content has the same hash, whatever its commits. */
public final class ContentHash {
  private ContentHash() {}

  /**
   * SHA-256 in hex over a line "mode, space, blob id, tab, path, LF" for each tracked file in byte
   * order of the path, Gatehouse's own left out.
   */
  public static String of(GitCheckout checkout, OwnPaths own) throws IOException {
    return of(files(checkout, own));
  }

  /** Mode, space and blob id by path, of what counts. */
  static SortedMap<String, String> files(GitCheckout checkout, OwnPaths own) throws IOException {
    var files = new TreeMap<String, String>(PathOrder.BYTES);
    for (var file : checkout.tracked()) {
      if (!own.contains(file.path())) {
        files.put(file.path(), file.modeText() + " " + file.blob());
      }
    }
    return files;
  }

  static String of(SortedMap<String, String> files) {
    var lines = new StringBuilder();
    files.forEach((path, file) -> lines.append(file).append('\t').append(path).append('\n'));
    return Sha256.of(lines.toString());
  }
}

package dev.gatehouse.compare;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.git.TrackedFiles;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.util.Collection;
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
    return of(checkout.look(), own);
  }

  static String of(TrackedFiles files, OwnPaths own) {
    return of(byPath(files.all(), own));
  }

  /** Mode, space and blob id by path, of what counts. */
  static SortedMap<String, String> byPath(Collection<TrackedFile> files, OwnPaths own) {
    var counted = new TreeMap<String, String>(PathOrder.BYTES);
    for (var file : files) {
      if (!own.contains(file.path())) {
        counted.put(file.path(), file.modeText() + " " + file.blob());
      }
    }
    return counted;
  }

  static String of(SortedMap<String, String> files) {
    var lines = new StringBuilder();
    files.forEach((path, file) -> lines.append(file).append('\t').append(path).append('\n'));
    return Sha256.of(lines.toString());
  }
}

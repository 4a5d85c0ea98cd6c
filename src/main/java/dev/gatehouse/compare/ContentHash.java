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
    var lines = new StringBuilder();
    var folder = "";
    boolean ours = false;
    for (var file : files.all()) {
      var path = file.path();
      // Of all that lies in one folder, which comes one after the other, the folder is asked once.
      var above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      if (!above.equals(folder)) {
        folder = above;
        ours = own.folderOf(above).isPresent();
      }
      if (!ours && !own.holds(path)) {
        line(lines, path, file.modeText() + " " + file.blob());
      }
    }
    return Sha256.of(lines.toString());
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
    files.forEach((path, file) -> line(lines, path, file));
    return Sha256.of(lines.toString());
  }

  private static void line(StringBuilder lines, String path, String file) {
    lines.append(file).append('\t').append(path).append('\n');
  }
}

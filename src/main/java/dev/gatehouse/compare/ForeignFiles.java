package dev.gatehouse.compare;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.TrackedFiles;
import dev.gatehouse.workspace.OwnPaths;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds tracked files that lie in Gatehouse's own folders although Gatehouse does not write such
 * files: since its folders are left out of the comparison, they could hide something.
 */
final class ForeignFiles {
  private static final String PROMOTIONS = "promotions";

  /** The entry's folder, and what lies in it. */
  private static final Pattern IN_ENTRY = Pattern.compile("([^/]+)/(.+)");

  private ForeignFiles() {}

  static List<String> in(String name, Path root, TrackedFiles tracked, OwnPaths own) {
    return tracked.pathsIn(own.folders()).stream()
        .filter(path -> !own.files().contains(path))
        .filter(path -> !isRecord(root, path, own.folderOf(path).orElseThrow()))
        .map(
            path ->
                name
                    + " tracks "
                    + path
                    + ", which Gatehouse did not write, in "
                    + own.folderOf(path).orElseThrow()
                    + ", which is left out of every comparison: move it elsewhere, or take it out"
                    + " of git.")
        .toList();
  }

  private static boolean isRecord(Path root, String path, String folder) {
    if (!folder.equals(PROMOTIONS) && !folder.endsWith("/" + PROMOTIONS)) {
      return false;
    }
    var inside = path.substring(Math.min(path.length(), folder.length() + 1));
    if (inside.equals(".gitattributes")) {
      return true;
    }
    var match = IN_ENTRY.matcher(inside);
    return match.matches()
        && EntryFolder.keeps(match.group(2))
        && Files.isRegularFile(
            root.resolve(folder).resolve(match.group(1)).resolve("ledger.jsonl"),
            LinkOption.NOFOLLOW_LINKS);
  }
}

package dev.gatehouse.backup;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in prod's data folders.
 *
 * @param files by path in the backup, with '/'
 * @param links symbolic links by path in the backup, and what they lead to, with '/'
 * @param bytes the size of all files
 */
record DataRoots(SortedMap<String, Path> files, SortedMap<String, String> links, long bytes) {
  /** Folders of a backup that have a meaning of their own. */
  private static final Set<String> TAKEN = Set.of("database", "config", "repository", "roots");

  /** Where a data folder lies in a backup: under its own name, where that is free. */
  static String place(String root) {
    var first = root.indexOf('/') < 0 ? root : root.substring(0, root.indexOf('/'));
    return TAKEN.contains(first) ? "roots/" + root : root;
  }

  /** The root as a clean relative path with '/'. */
  static String clean(Path prod, String root) {
    var path = prod.resolve(root).normalize();
    if (path.equals(prod) || !path.startsWith(prod)) {
      throw new Trouble(
          "The data folder \"" + root + "\" is not a folder inside prod",
          "It cannot be backed up",
          "Correct \"roots\" in gatehouse.json");
    }
    return Slashes.of(prod.relativize(path));
  }

  /** Looks through the data folders, leaving out the given files and folders. */
  static DataRoots of(Path prod, Collection<String> roots, Collection<Path> without)
      throws IOException {
    var found = new DataRoots(new TreeMap<>(), new TreeMap<>(), 0);
    long bytes = 0;
    var left = new TreeSet<Path>();
    for (var path : without) {
      left.add(Repositories.real(path));
    }
    for (var root : roots) {
      var name = clean(prod, root);
      var folder = prod.resolve(name);
      if (Files.exists(folder)) {
        // The folder itself may be a link to where the data really is.
        var real = folder.toRealPath();
        bytes += new Search(real, place(name), left, found).walk();
      }
    }
    return new DataRoots(found.files, found.links, bytes);
  }

  private static final class Search extends SimpleFileVisitor<Path> {
    private final Path top;
    private final String place;
    private final Set<Path> without;
    private final DataRoots found;
    private long bytes;

    Search(Path top, String place, Set<Path> without, DataRoots found) {
      this.top = top;
      this.place = place;
      this.without = without;
      this.found = found;
    }

    long walk() throws IOException {
      Files.walkFileTree(top, this);
      return bytes;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (without.contains(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (attributes.isOther() && !folder.equals(top)) {
        link(folder); // a junction of Windows
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        link(file);
      } else if (attributes.isRegularFile() && !without.contains(file)) {
        found.files.put(name(file), file);
        bytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    private void link(Path link) throws IOException {
      var target = Files.readSymbolicLink(link);
      var leadsTo = link.resolveSibling(target).normalize();
      if (target.isAbsolute() || !leadsTo.startsWith(top)) {
        throw new Trouble(
            "The link %s leads out of its data folder".formatted(link),
            "What it leads to would be missing from the backup",
            "Name that folder in \"roots\" of gatehouse.json and let the link be, or remove it");
      }
      found.links.put(name(link), Slashes.of(target));
    }

    private String name(Path path) {
      var below = Slashes.of(top.relativize(path));
      return below.isEmpty() ? place : place + "/" + below;
    }
  }
}

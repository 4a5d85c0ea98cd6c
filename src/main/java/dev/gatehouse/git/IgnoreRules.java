package dev.gatehouse.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.CoreConfig;
import org.eclipse.jgit.lib.Repository;

/**
 * What git ignores, with the precedence that gitignore(5) gives: the {@code .gitignore} files from
 * the path's own folder up to the root, then {@code info/exclude}, then the user's own file. The
 * path need not exist.
 */
final class IgnoreRules {
  private static final String FILE = ".gitignore";

  private final WorkTree tree;
  private final Map<String, IgnoreNode> folders = new HashMap<>();
  private final IgnoreNode exclude;
  private final IgnoreNode user;

  IgnoreRules(Repository repository, WorkTree tree) throws IOException {
    this.tree = tree;
    this.exclude =
        read(repository.getCommonDirectory().toPath().resolve("info").resolve("exclude"));
    var configured = repository.getConfig().get(CoreConfig.KEY).getExcludesFile();
    this.user =
        read(
            configured == null
                ? UserFiles.gitFolder(repository).resolve("ignore")
                : UserFiles.resolve(repository, configured));
  }

  /** Whether the path itself, or a folder above it, is ignored. */
  boolean ignored(String path) throws IOException {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (ignoredIn(path.substring(0, at), true)) {
        return true;
      }
    }
    return ignoredIn(path, false);
  }

  /** The same for a path of which every folder above is known not to be ignored. */
  boolean ignoredIn(String path, boolean folder) throws IOException {
    int slash = path.lastIndexOf('/');
    while (true) {
      var above = slash < 0 ? "" : path.substring(0, slash);
      var verdict = inFolder(above).checkIgnored(path.substring(slash + 1), folder);
      if (verdict != null) {
        return verdict;
      }
      if (slash < 0) {
        break;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    for (var node : new IgnoreNode[] {exclude, user}) {
      var verdict = node.checkIgnored(path, folder);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }

  private IgnoreNode inFolder(String folder) throws IOException {
    var known = folders.get(folder);
    if (known != null) {
      return known;
    }
    var file = tree.find(folder.isEmpty() ? FILE : folder + "/" + FILE);
    var node =
        file.isPresent() && file.get().kind() == WorkTree.Kind.FILE
            ? read(file.get().file())
            : new IgnoreNode();
    folders.put(folder, node);
    return node;
  }

  private static IgnoreNode read(Path file) throws IOException {
    var node = new IgnoreNode();
    if (Files.isRegularFile(file)) {
      node.parse(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
    return node;
  }
}

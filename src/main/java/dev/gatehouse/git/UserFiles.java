package dev.gatehouse.git;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/** Where the user's own git files lie that hold for every repository. */
final class UserFiles {
  private UserFiles() {}

  /** {@code $XDG_CONFIG_HOME/git}, else {@code ~/.config/git}. */
  static Path gitFolder(Repository repository) {
    var xdg = SystemReader.getInstance().getXdgConfigDirectory(repository.getFS());
    var folder = xdg == null ? repository.getFS().userHome().toPath().resolve(".config") : xdg;
    return folder.resolve("git");
  }

  /** A path out of git's configuration, where {@code ~/} is the user's home. */
  static Path resolve(Repository repository, String configured) {
    var fs = repository.getFS();
    return configured.startsWith("~/")
        ? fs.resolve(fs.userHome(), configured.substring(2)).toPath()
        : fs.resolve(repository.getWorkTree(), configured).toPath();
  }
}

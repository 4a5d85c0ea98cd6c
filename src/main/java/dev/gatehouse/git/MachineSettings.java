package dev.gatehouse.git;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.UserConfigFile;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The user's and the machine's git configuration, read as ever, with one answer added: how fine the
 * clock of a file system is. Without it JGit measures that for seconds on first use, with probe
 * files in the repository, and notes the result in the user's home.
 */
final class MachineSettings extends SystemReader.Delegate {
  /** Coarser than any file system in use: a file this young is read again rather than trusted. */
  private static final Duration CLOCK = Duration.ofSeconds(2);

  private static final Duration RACY = Duration.ofMillis(10);

  private MachineSettings(SystemReader base) {
    super(base);
  }

  /** Holds for the whole process from here on; calling it again changes nothing. */
  static synchronized void install() {
    var now = SystemReader.getInstance();
    if (!(now instanceof MachineSettings)) {
      SystemReader.setInstance(new MachineSettings(now));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    var home = new File(fs.userHome(), ".gitconfig");
    var xdg = getXdgConfigDirectory(fs);
    return xdg == null
        ? super.openUserConfig(parent, fs)
        : new UserFile(parent, home, xdg.resolve("git").resolve("config").toFile(), fs);
  }

  private static final class UserFile extends UserConfigFile {
    UserFile(Config parent, File home, File xdg, FS fs) {
      super(parent, home, xdg, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      if (section.equals("filesystem")) {
        return switch (name) {
          case "timestampResolution" -> unit.convert(CLOCK);
          case "minRacyThreshold" -> unit.convert(RACY);
          default -> super.getTimeUnit(section, subsection, name, otherwise, unit);
        };
      }
      return super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }
}

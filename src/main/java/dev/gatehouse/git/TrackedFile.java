package dev.gatehouse.git;

/**
 * A file that git tracks, as it lies in the work tree now.
 *
 * @param path relative to the checkout, with '/'
 * @param mode git's mode: one of the constants of this type
 * @param blob the id under which git would store the content, in hex; of a submodule, its commit
 * @param bytes the size on disk; of a link, that of its target's text; of a submodule, 0
 * @param filtered whether the attributes name an external filter: it does not run here, so the
 *     content is taken as it lies
 */
public record TrackedFile(String path, int mode, String blob, long bytes, boolean filtered) {
  public static final int FILE = 0100644;
  public static final int EXECUTABLE = 0100755;
  public static final int LINK = 0120000;
  public static final int SUBMODULE = 0160000;

  /** Whether a mode is that of a file with content of its own. */
  static boolean isFile(int mode) {
    return mode == FILE || mode == EXECUTABLE;
  }

  public boolean isLink() {
    return mode == LINK;
  }

  public boolean isSubmodule() {
    return mode == SUBMODULE;
  }

  /** Whether git would store the same of both: mode and content. */
  public boolean sameAs(TrackedFile other) {
    return mode == other.mode && blob.equals(other.blob);
  }

  /** The mode as git writes it, six octal digits. */
  public String modeText() {
    return Integer.toOctalString(mode);
  }
}

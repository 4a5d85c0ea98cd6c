package dev.gatehouse.compare;

/** Tells whether a symbolic link stays in the tree that it is part of. */
final class LinkTarget {
  private LinkTarget() {}

  /**
   * Whether following the link cannot leave the tree, given that every other link in it stays
   * inside too. A target that goes up after it has gone down is refused: the folder that it goes
   * down into may itself be a link.
   *
   * @param path the link's own path, with '/'
   * @param target its text
   */
  static boolean staysInside(String path, String target) {
    var text = target.replace('\\', '/');
    if (text.isEmpty() || text.startsWith("/") || text.matches("[A-Za-z]:.*")) {
      return false;
    }
    long depth = path.chars().filter(c -> c == '/').count();
    boolean down = false;
    for (var part : text.split("/")) {
      if (part.equals("..")) {
        depth--;
        if (down || depth < 0) {
          return false;
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        down = true;
      }
    }
    return true;
  }
}

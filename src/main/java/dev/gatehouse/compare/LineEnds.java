package dev.gatehouse.compare;

import dev.gatehouse.git.Contents;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A file that git stores alike for both checkouts and that lies there with other line ends. It is
 * no delta, and nothing of it ships.
 *
 * @param path relative to either checkout, with '/'
 * @param dev how many lines of dev's file end in CR LF
 * @param prod how many of prod's
 */
public record LineEnds(String path, int dev, int prod) {
  /** Larger files are not read for it. */
  private static final long LARGEST = 16L << 20;

  /**
   * All of them, in byte order of the path. Files of one size are taken to lie there alike: only
   * with mixed line ends that happen to be as many could they not.
   */
  public static List<LineEnds> among(GitCheckout dev, GitCheckout prod, OwnPaths own)
      throws IOException {
    var looks = SideBySide.of(List.of(dev, prod), GitCheckout::tracked);
    var inProd = new HashMap<String, TrackedFile>();
    looks.getLast().forEach(file -> inProd.put(file.path(), file));
    var devs = dev.contents();
    var prods = prod.contents();
    var found = new ArrayList<LineEnds>();
    for (var file : looks.getFirst()) {
      var other = inProd.get(file.path());
      if (other != null && mayDiffer(file, other) && !own.contains(file.path())) {
        add(file.path(), devs, prods, found);
      }
    }
    return found;
  }

  private static boolean mayDiffer(TrackedFile file, TrackedFile other) {
    return file.sameAs(other)
        && !file.isLink()
        && !file.isSubmodule()
        && file.bytes() != other.bytes()
        && Math.max(file.bytes(), other.bytes()) <= LARGEST;
  }

  private static void add(String path, Contents devs, Contents prods, List<LineEnds> found)
      throws IOException {
    try {
      var dev = devs.lying(path);
      var prod = prods.lying(path);
      if (TextPair.differOnlyInLineEnds(dev, prod)) {
        found.add(new LineEnds(path, crLfs(dev), crLfs(prod)));
      }
    } catch (NoSuchFileException e) {
      return; // it has gone since it was looked at
    }
  }

  private static int crLfs(byte[] text) {
    int count = 0;
    for (int i = 1; i < text.length; i++) {
      count += text[i] == '\n' && text[i - 1] == '\r' ? 1 : 0;
    }
    return count;
  }

  /** What tells the two apart, a clause for a person. */
  public String words() {
    return "dev's has " + lines(dev) + ", prod's " + lines(prod);
  }

  private static String lines(int crLfs) {
    return crLfs == 0 ? "LF" : crLfs == 1 ? "CR LF on 1 line" : "CR LF on " + crLfs + " lines";
  }
}

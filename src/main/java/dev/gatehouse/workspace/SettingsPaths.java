package dev.gatehouse.workspace;

import dev.gatehouse.workspace.LocatedJson.Place;
import dev.gatehouse.workspace.LocatedJson.Wrong;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds the paths of {@code gatehouse.json} to the folders that they may speak of. */
final class SettingsPaths {
  private SettingsPaths() {}

  /** A path that stays strictly inside its checkout, normalised, with '/'. */
  static String inner(String path, Place place) throws Wrong {
    if (isAbsolute(path)) {
      throw new Wrong(place, "the path has to be relative, and stay inside the checkout");
    }
    var parts = parts(path);
    if (parts.contains("..")) {
      throw new Wrong(place, "the path leads out of the checkout");
    }
    if (parts.isEmpty()) {
      throw new Wrong(place, "the path has to name something inside the checkout");
    }
    if (parts.getFirst().equalsIgnoreCase(".git")) {
      throw new Wrong(place, "what is git's own cannot be taken for this");
    }
    return String.join("/", parts);
  }

  /** A folder that may lie elsewhere, but is never the checkout itself or one above it. */
  static String folder(String path, Place place) throws Wrong {
    if (isAbsolute(path)) {
      return path;
    }
    var parts = parts(path);
    if (!parts.contains("..")) {
      return inner(path, place);
    }
    if (parts.getLast().equals("..")) {
      throw new Wrong(place, "the path names a folder that holds the checkout");
    }
    return String.join("/", parts);
  }

  /** The database, whose file stays inside prod where it is SQLite. */
  static void database(String url, Place place) throws Wrong {
    var base = Path.of("").toAbsolutePath();
    var address = DatabaseAddress.parse(url, base);
    if (address.isEmpty()) {
      throw new Wrong(place, "the address names no database that lasts");
    }
    if (address.get() instanceof DatabaseAddress.Sqlite sqlite
        && (sqlite.file().equals(base) || !sqlite.file().startsWith(base))) {
      throw new Wrong(place, "the database has to be a file inside prod");
    }
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:.*");
  }

  /** The parts of a relative path without "." and with as few ".." as there can be. */
  private static List<String> parts(String path) {
    var parts = new ArrayList<String>();
    for (var part : path.strip().split("[/\\\\]+", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }
}

package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.EnvFiles;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Captures prod's {@code .env*} files where a backup does not hold them. No value is ever shown.
 */
public final class ConfigCapture {
  private ConfigCapture() {}

  /**
   * Captures the configuration of the workspace's prod; see {@link #capture(Path, Path,
   * Cancellation)}.
   */
  public static Path capture(Workspace workspace, Path into, Cancellation cancellation)
      throws IOException {
    return capture(BackupSource.of(workspace).prod(), into, cancellation);
  }

  /**
   * Copies prod's {@code .env*} files into a new folder that only the owner can read.
   *
   * @return the folder
   * @throws Trouble where git would track what is put there, where the folder is not empty, or
   *     where prod has no such file
   */
  public static Path capture(Path prodRoot, Path into, Cancellation cancellation)
      throws IOException {
    var files = EnvFiles.in(prodRoot);
    if (files.isEmpty()) {
      throw new Trouble(
          "Prod has no .env file",
          "There is no configuration to capture",
          "State that there is none, with the listing");
    }
    for (var name : listing(prodRoot)) {
      if (Repositories.wouldTrack(into.resolve(name))) {
        throw new Trouble(
            "Git would track " + into.resolve(name),
            "Prod's secrets could end in a commit",
            "Add the folder to .gitignore, or capture outside of the checkouts");
      }
    }
    if (Files.exists(into) && !Folders.files(into).isEmpty()) {
      throw new Trouble(
          into + " is not empty",
          "A capture never writes over another one",
          "Choose another folder");
    }
    OwnerOnly.folder(into);
    for (var file : files) {
      var to = into.resolve(prodRoot.relativize(file).toString());
      LiveFile.copy(file, to, cancellation, count -> {});
      OwnerOnly.restrict(to);
    }
    return into;
  }

  /**
   * Prod's {@code .env*} files, relative to it with '/'; what a statement "there is none" shows.
   */
  public static List<String> listing(Path prodRoot) throws IOException {
    var names = new ArrayList<String>();
    for (var file : EnvFiles.in(prodRoot)) {
      names.add(Slashes.of(prodRoot.relativize(file)));
    }
    return List.copyOf(names);
  }

  /**
   * Where a backup, or a capture, holds prod's {@code .env*} files byte for byte. In a folder with
   * a manifest only what it lists counts.
   *
   * @return by the file's path in prod, its path in the backup, both with '/'
   */
  public static SortedMap<String, String> held(Path backup, Path prodRoot) throws IOException {
    var held = new TreeMap<String, String>();
    var candidates = candidates(backup);
    for (var file : EnvFiles.in(prodRoot)) {
      var name = Slashes.of(prodRoot.relativize(file));
      var ofThatName = new ArrayList<>(candidates);
      // A file at its own place is the better proof than one that happens to be equal.
      ofThatName.sort((a, b) -> Boolean.compare(b.endsWith("/" + name), a.endsWith("/" + name)));
      for (var candidate : ofThatName) {
        if (Files.mismatch(file, backup.resolve(candidate)) < 0) {
          held.put(name, candidate);
          break;
        }
      }
    }
    return Collections.unmodifiableSortedMap(held);
  }

  /** The {@code .env*} files of prod that a backup or capture does not hold byte for byte. */
  public static List<String> missingFrom(Path backup, Path prodRoot) throws IOException {
    var held = held(backup, prodRoot);
    return listing(prodRoot).stream().filter(name -> !held.containsKey(name)).toList();
  }

  private static List<String> candidates(Path backup) throws IOException {
    var names = new ArrayList<String>();
    if (Files.isRegularFile(backup.resolve(Manifest.FILE))) {
      for (var name : Manifest.of(backup).files().keySet()) {
        if (Manifest.resolve(backup, name).filter(Files::isRegularFile).isPresent()) {
          names.add(name);
        }
      }
    } else if (Files.isDirectory(backup)) {
      for (var file : Folders.files(backup)) {
        names.add(Slashes.of(backup.relativize(file)));
      }
    }
    return names;
  }
}

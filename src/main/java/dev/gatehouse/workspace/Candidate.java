package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder that may be one of the two checkouts, with the signs that it gives of itself.
 *
 * @param named the folder as it was reached, which may be a link
 * @param root its real path
 */
record Candidate(
    Path named,
    Path root,
    Optional<Role> roleFile,
    Optional<Role> stateRole,
    boolean git,
    boolean settings) {

  static Candidate of(Path folder) throws IOException {
    var root = folder.toRealPath();
    return new Candidate(
        folder.toAbsolutePath().normalize(),
        root,
        quietly(() -> RoleFile.read(root)),
        quietly(() -> CheckoutState.read(root)).map(CheckoutState::role),
        Files.exists(root.resolve(".git")),
        Files.isRegularFile(root.resolve(Settings.FILE)));
  }

  /** The folders in a folder, by name, each real one once; none where it cannot be read. */
  static List<Candidate> in(Path folder) {
    var paths = new ArrayList<Path>();
    try (var children = Files.newDirectoryStream(folder, Candidate::isOpenFolder)) {
      children.forEach(paths::add);
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.of();
    }
    paths.sort(Comparator.naturalOrder());
    var found = new LinkedHashMap<Path, Candidate>();
    for (var path : paths) {
      try {
        var candidate = of(path);
        found.putIfAbsent(candidate.root(), candidate);
      } catch (IOException unreadable) {
        continue; // a neighbour that may not be looked into is no checkout of ours
      }
    }
    return List.copyOf(found.values());
  }

  /** Whether it is visibly a checkout: by git, or by a file that this process puts into one. */
  boolean marked() {
    return git || ofThisProcess();
  }

  /** Whether there is a file in it that this process puts into a checkout. */
  boolean ofThisProcess() {
    return settings
        || Files.exists(root.resolve(RoleFile.NAME))
        || Files.exists(root.resolve(CheckoutState.FILE));
  }

  /** The prod that its own settings name, whether it is there or not. */
  Optional<Path> configuredProd() {
    if (!settings) {
      return Optional.empty();
    }
    return quietly(() -> Settings.read(root).prod())
        .flatMap(path -> quietly(() -> Optional.of(Inside.real(root.resolve(path)))));
  }

  /** The role that its name speaks of; where it is a link, the link's name counts first. */
  Optional<Role> nameRole() {
    return NameSigns.role(name()).or(() -> NameSigns.role(nameOf(root)));
  }

  /** Whether it is a checkout of the same product as another, by their names. */
  boolean sameProduct(Candidate other) {
    return NameSigns.product(name()).equals(NameSigns.product(other.name()))
        || NameSigns.product(nameOf(root)).equals(NameSigns.product(nameOf(other.root())));
  }

  /** Whether its name speaks of a role and of nothing else. */
  boolean onlyARole() {
    return NameSigns.product(name()).isEmpty();
  }

  /** Whether its name ends in "dev" without saying so as a word of its own. */
  boolean endsInDev() {
    return name().toLowerCase(Locale.ROOT).endsWith("dev");
  }

  String name() {
    return nameOf(named);
  }

  private static String nameOf(Path path) {
    var last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  private static boolean isOpenFolder(Path path) {
    return !path.getFileName().toString().startsWith(".") && Files.isDirectory(path);
  }

  /** A neighbour's broken files are not this workspace's trouble. */
  private static <T> Optional<T> quietly(Reading.Read<Optional<T>> read) {
    try {
      return read.read();
    } catch (IOException | UncheckedIOException | InvalidPathException | Trouble unusable) {
      return Optional.empty();
    }
  }
}

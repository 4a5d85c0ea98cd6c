package dev.gatehouse.workspace;

import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where prod's database was found.
 *
 * @param address nothing where no file and no setting names one
 * @param source {@code gatehouse.json}, or the {@code .env} file's path in prod, with '/'
 * @param others {@code .env} files that name another one
 */
record DatabaseSearch(Optional<DatabaseAddress> address, String source, List<String> others) {
  static final String KEY = "DATABASE_URL";

  static DatabaseSearch in(Path prod, Settings settings) {
    if (settings.database().isPresent()) {
      var address = DatabaseAddress.parse(settings.database().get(), prod);
      return new DatabaseSearch(address, Settings.FILE, List.of());
    }
    Optional<DatabaseAddress> first = Optional.empty();
    var source = "";
    var others = new ArrayList<String>();
    for (var file : candidates(prod)) {
      var address = named(file, prod);
      if (first.isEmpty() && address.isPresent()) {
        first = address;
        source = Inside.slashed(prod, file);
      } else if (address.isPresent() && !address.equals(first)) {
        others.add(Inside.slashed(prod, file));
      }
    }
    return new DatabaseSearch(first, source, List.copyOf(others));
  }

  /** Files by the plain name {@code .env} go before those that add something to it. */
  private static List<Path> candidates(Path prod) {
    return EnvFiles.in(prod).stream()
        .filter(file -> !EnvFiles.isForElsewhere(file))
        .sorted(Comparator.comparing((Path file) -> !file.getFileName().toString().equals(".env")))
        .toList();
  }

  /** A relative path is prod's; where nothing is there, that of the folder the file lies in. */
  private static Optional<DatabaseAddress> named(Path file, Path prod) {
    var url = EnvFiles.values(file).getOrDefault(KEY, "");
    var address = DatabaseAddress.parse(url, prod);
    if (isAbsent(address)) {
      var beside = DatabaseAddress.parse(url, file.resolveSibling(""));
      return isAbsent(beside) ? address : beside;
    }
    return address;
  }

  private static boolean isAbsent(Optional<DatabaseAddress> address) {
    return address.isPresent()
        && address.get() instanceof Sqlite sqlite
        && !Files.exists(sqlite.file());
  }
}

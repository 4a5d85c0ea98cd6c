package dev.gatehouse.action;

import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import dev.gatehouse.workspace.EnvFiles;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sees to it that what a rehearsed migration reads names the copy and nothing of prod: its
 * environment, and the {@code .env*} files of the tree that it runs in.
 */
final class ProdOutOfReach {
  private final Workspace workspace;
  private final DatabaseAddress prod;

  ProdOutOfReach(Workspace workspace, DatabaseAddress prod) {
    this.workspace = workspace;
    this.prod = prod;
  }

  /**
   * Lets the tree's {@code .env*} files name the copy where they name prod's database.
   *
   * @return the files, relative to the tree with '/'
   */
  List<String> pointAt(DatabaseAddress copy, Path tree) throws IOException {
    var changed = new ArrayList<String>();
    for (var file : EnvFiles.in(tree)) {
      var url = EnvFiles.values(file).getOrDefault(Databases.VARIABLE, "");
      if (!url.isBlank() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isProd(url)) {
        Files.writeString(file, Files.readString(file).replace(url, Databases.url(copy)));
        changed.add(Folders.slashed(tree.relativize(file)));
      }
    }
    return changed;
  }

  private boolean isProd(String url) {
    try {
      var root = Workspaces.prod(workspace).root();
      return DatabaseAddress.parse(url, root).equals(Optional.of(prod));
    } catch (Trouble unknownKind) {
      return false;
    }
  }

  /** What the settings put into every command's environment and into this one's arguments. */
  List<String> namedBySettings(List<String> command) {
    var named = new ArrayList<String>();
    workspace
        .settings()
        .environment()
        .forEach(
            (name, value) -> {
              if (names(value)) {
                named.add("the environment variable " + name + " of gatehouse.json");
              }
            });
    if (command.stream().anyMatch(this::names)) {
      named.add("the migrate command of gatehouse.json");
    }
    return named;
  }

  private boolean names(String text) {
    var slashed = text.replace('\\', '/');
    return slashed.contains(slash(Workspaces.prod(workspace).root()) + "/")
        || slashed.endsWith(slash(Workspaces.prod(workspace).root()))
        || switch (prod) {
          case Sqlite sqlite -> slashed.contains(slash(sqlite.file()));
          case Postgres postgres ->
              slashed.matches(
                  "(?s).*\\b%s(:%d)?/%s\\b.*"
                      .formatted(
                          Pattern.quote(postgres.host()),
                          postgres.port(),
                          Pattern.quote(postgres.database())));
        };
  }

  private static String slash(Path path) {
    return path.toString().replace('\\', '/');
  }
}

package dev.gatehouse.action;

import dev.gatehouse.script.Masker;
import dev.gatehouse.workspace.EnvFiles;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must not be seen of a workspace, wherever something of it is shown or written. */
public final class Masking {
  private Masking() {}

  /**
   * Masks what both checkouts keep in their {@code .env} files, and what the settings list.
   *
   * @throws java.io.UncheckedIOException where one of the files cannot be read
   */
  public static Masker of(Workspace workspace) {
    var files = new ArrayList<Path>(EnvFiles.in(workspace.dev().root()));
    workspace.prod().ifPresent(prod -> files.addAll(EnvFiles.in(prod.root())));
    return Masker.of(files, workspace.settings().secrets(), names(workspace));
  }

  /** The names of the checkouts and the words in them: an application is often called like that. */
  private static Set<String> names(Workspace workspace) {
    var names = new HashSet<String>();
    for (var checkout :
        Stream.concat(Stream.of(workspace.dev()), workspace.prod().stream()).toList()) {
      names.add(checkout.name());
      names.addAll(List.of(checkout.name().split("[^A-Za-z0-9]+")));
    }
    return names;
  }
}

package dev.gatehouse.action;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files in both checkouts that git neither tracks nor ignores and that are not Gatehouse's. */
final class StrayFiles {
  private StrayFiles() {}

  /** One line per file, prefixed with its checkout. */
  static String list(Workspace workspace) throws IOException {
    var lines = new ArrayList<String>(of(workspace, workspace.dev()));
    lines.addAll(of(workspace, Workspaces.prod(workspace)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> of(Workspace workspace, Checkout checkout) throws IOException {
    if (!GitCheckout.isCheckout(checkout.root())) {
      return List.of();
    }
    var prefix = checkout.role().name().toLowerCase(Locale.ROOT) + ":";
    try (var git = GitCheckout.open(checkout.root())) {
      return git.untracked().stream()
          .filter(path -> !workspace.own().contains(path))
          .map(path -> prefix + path)
          .toList();
    }
  }
}

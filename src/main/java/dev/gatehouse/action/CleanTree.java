package dev.gatehouse.action;

import dev.gatehouse.git.Change;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.List;

/** What makes a checkout dirty: everything that git shows, Gatehouse's own paths apart. */
final class CleanTree {
  private CleanTree() {}

  static List<Change> dirt(Workspace workspace, GitCheckout git) throws IOException {
    return git.changes().stream()
        .filter(change -> !workspace.own().contains(change.path()))
        .toList();
  }

  static String line(Change change) {
    return switch (change.kind()) {
          case ADDED -> "added      ";
          case MODIFIED -> "modified   ";
          case REMOVED -> "removed    ";
          case UNTRACKED -> "untracked  ";
          case CONFLICTED -> "conflicted ";
        }
        + change.path();
  }
}

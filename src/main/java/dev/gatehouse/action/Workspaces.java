package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.Workspace;

/** What every step asks of a workspace, with the words for when it is not there. */
final class Workspaces {
  private Workspaces() {}

  static Checkout prod(Workspace workspace) {
    return workspace
        .prod()
        .orElseThrow(
            () ->
                new Trouble(
                    "No prod checkout was found beside " + workspace.dev().name(),
                    "Nothing can be promoted without knowing where to",
                    "Put prod's checkout beside dev's, or name it as \"prod\" in gatehouse.json"));
  }
}

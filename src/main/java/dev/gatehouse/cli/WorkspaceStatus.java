package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.action.StepScripts;
import dev.gatehouse.io.Json;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** A workspace's status, as {@code gatehouse status} prints it; {@code record.md} has the shape. */
final class WorkspaceStatus {
  private final ObjectNode root;

  private WorkspaceStatus(ObjectNode root) {
    this.root = root;
  }

  static WorkspaceStatus of(Promotions promotions) throws IOException {
    var workspace = promotions.workspace();
    var root = Json.lenient().createObjectNode();
    root.put("dev", workspace.dev().root().toString());
    put(root, "prod", workspace.prod().map(Checkout::root));
    put(root, "log", workspace.log());
    var roles = root.putObject("roles");
    roles.put("dev", role(Optional.of(workspace.dev())));
    roles.put("prod", role(workspace.prod()));
    var states = root.putObject("states");
    state(states, "dev", Optional.of(workspace.dev()));
    state(states, "prod", workspace.prod());
    scripts(root.putObject("scripts"), workspace, promotions);
    entries(root.putArray("entries"), promotions);
    var missing = root.putArray("missing");
    workspace
        .missing()
        .forEach(one -> missing.addObject().put("what", one.what()).put("why", one.why()));
    promotions
        .commitState()
        .waiting()
        .ifPresent(
            waiting -> missing.addObject().put("what", "commit").put("why", waiting.sentence()));
    return new WorkspaceStatus(root);
  }

  String asJson() throws IOException {
    return Json.lenient().writeValueAsString(root);
  }

  String asText() {
    var lines = new ArrayList<String>();
    for (var name : new String[] {"dev", "prod", "log"}) {
      lines.add(name + ": " + root.path(name).asText("none"));
    }
    root.path("states")
        .properties()
        .forEach(
            side ->
                lines.add(
                    side.getKey() + " is " + side.getValue().path("state").asText("unknown")));
    root.path("entries")
        .forEach(
            entry -> {
              lines.add(
                  entry.path("id").asText()
                      + "  "
                      + entry.path("status").asText()
                      + "  next: "
                      + entry.path("next").asText("-"));
              entry.path("waived").forEach(what -> lines.add("  waived: " + what.asText()));
            });
    root.path("missing")
        .forEach(
            one ->
                lines.add(
                    "missing: " + one.path("what").asText() + ": " + one.path("why").asText()));
    return String.join(System.lineSeparator(), lines);
  }

  private static void entries(ArrayNode entries, Promotions promotions) throws IOException {
    if (promotions.logFile().isEmpty()) {
      return;
    }
    var first = promotions.workflow().steps().getFirst().key();
    for (var view : promotions.entries()) {
      var entry =
          entries.addObject().put("id", view.entry().id()).put("status", view.entry().statusText());
      var next =
          switch (view.record()) {
            case NONE ->
                isOpen(view.entry().statusText()) ? Optional.of(first) : Optional.<String>empty();
            case UNBROKEN, BROKEN ->
                view.entry().status().equals(Optional.of(Status.DEV_ONLY))
                    ? Optional.<String>empty()
                    : view.next();
          };
      next.ifPresentOrElse(key -> entry.put("next", key), () -> entry.putNull("next"));
      if (!view.waivers().isEmpty()) {
        view.waivers().forEach(entry.putArray("waived")::add);
      }
    }
  }

  private static boolean isOpen(String status) {
    return status.equalsIgnoreCase("Pending") || status.equalsIgnoreCase("Approved");
  }

  private static void scripts(ObjectNode scripts, Workspace workspace, Promotions promotions) {
    for (var step : promotions.workflow().steps()) {
      StepScripts.found(workspace, step)
          .ifPresent(
              choice -> {
                var one =
                    scripts
                        .putObject(step.key())
                        .put("path", choice.path().toString())
                        .put("interpreter", choice.interpreter())
                        .put("runnable", choice.runnable());
                if (!choice.runnable()) {
                  one.put("why", choice.why());
                }
              });
    }
  }

  private static @org.jspecify.annotations.Nullable String role(Optional<Checkout> checkout) {
    return checkout
        .flatMap(Checkout::roleFile)
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .orElse(null);
  }

  private static void state(ObjectNode states, String name, Optional<Checkout> checkout) {
    checkout
        .flatMap(Checkout::state)
        .ifPresentOrElse(
            state ->
                states
                    .putObject(name)
                    .put("state", state.state())
                    .put("canonical_owner", state.canonicalOwner()),
            () -> states.putNull(name));
  }

  private static void put(ObjectNode root, String name, Optional<Path> path) {
    path.ifPresentOrElse(at -> root.put(name, at.toString()), () -> root.putNull(name));
  }
}

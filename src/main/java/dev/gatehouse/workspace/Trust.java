package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Remembers, in the user's own configuration, which workspaces' commands a person has confirmed. A
 * confirmation holds for the settings file as it was, and for the scripts that its commands name,
 * as they were in either checkout: shipping a confirmed script to prod asks nothing again.
 */
public final class Trust {
  private static final String FILE = "trusted.json";
  private static final String UNCONFIRMED = "The workspace's commands stay unconfirmed";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;

  public Trust(Path userConfigFolder) {
    this.file = userConfigFolder.resolve(FILE);
  }

  /** That of the user who runs this; the system property {@code gatehouse.config} moves it. */
  public static Trust ofThisUser() {
    return new Trust(UserFolders.configuration());
  }

  /** What the settings ask to run, in full, one line per command; empty where they ask nothing. */
  public List<String> asks(Workspace workspace) {
    return AskedCommands.lines(workspace.settings());
  }

  /** One hash over the settings file and the named scripts, as they are now. */
  public String fingerprint(Workspace workspace, Collection<Path> scripts) {
    var lines = new TreeSet<String>();
    for (var script : scripts) {
      lines.add(AskedCommands.hash(script) + "  " + workspace.shown(script));
    }
    return Sha256.of(workspace.settings().hash() + "\n" + String.join("\n", lines));
  }

  /**
   * Whether a person has confirmed all that the settings ask to run, as it is now. A workspace that
   * asks for nothing needs no confirmation.
   */
  public boolean trusted(Workspace workspace) {
    if (asks(workspace).isEmpty()) {
      return true;
    }
    var confirmed = workspaces().path(workspace.dev().root().toString());
    if (!isAsRead(workspace)
        || !confirmed.path("settings").asText("").equals(workspace.settings().hash())) {
      return false;
    }
    for (var script : AskedCommands.scripts(workspace).entrySet()) {
      var hashes = new TreeSet<String>();
      confirmed.path("scripts").path(script.getKey()).forEach(hash -> hashes.add(hash.asText()));
      if (!hashes.containsAll(script.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Keeps that a person has confirmed it, as the settings and scripts are now. */
  public void trust(Workspace workspace) {
    var hashes = new TreeMap<>(AskedCommands.scripts(workspace));
    // Two windows may be confirmed at once, and neither may forget what the other was told.
    try (var turn =
        ProcessLock.acquire(ProcessLock.fileFor(file), PATIENCE).orElseThrow(this::busy)) {
      var all = workspaces();
      var confirmed = all.putObject(workspace.dev().root().toString());
      confirmed.put("settings", workspace.settings().hash());
      var scripts = confirmed.putObject("scripts");
      hashes.forEach((name, each) -> each.forEach(scripts.putArray(name)::add));
      var root = Json.strict().createObjectNode().put("v", 1);
      root.set("workspaces", all);
      AtomicFile.write(file, (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Trouble(
          "The confirmation could not be saved in " + file,
          UNCONFIRMED,
          "Make that file writable and confirm again",
          e);
    }
  }

  private Trouble busy() {
    return new Trouble(
        "Another Gatehouse keeps " + file + " locked",
        UNCONFIRMED,
        "Confirm again when it is done");
  }

  /** Settings that changed since they were read were not shown to the person who confirmed. */
  private static boolean isAsRead(Workspace workspace) {
    var settings = workspace.dev().root().resolve(Settings.FILE);
    return Reading.of(() -> Files.isRegularFile(settings) ? Sha256.of(settings) : "")
        .equals(workspace.settings().hash());
  }

  /** What was confirmed so far; a file that cannot be read confirms nothing. */
  private ObjectNode workspaces() {
    return Reading.of(
        () -> {
          if (Files.exists(file) && read() instanceof ObjectNode found) {
            return found;
          }
          return Json.strict().createObjectNode();
        });
  }

  private JsonNode read() throws IOException {
    try {
      return Json.strict().readTree(Files.readAllBytes(file)).path("workspaces");
    } catch (JsonProcessingException broken) {
      return Json.strict().missingNode();
    }
  }
}

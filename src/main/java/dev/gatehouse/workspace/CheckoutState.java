package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a checkout's {@code .workspace-state.json} says. Texts that are not there are empty.
 *
 * @param role the role that the file gives its checkout; where it gives none, that of the role
 *     file, else what the folder's name says, else prod
 * @param state canonical, writeable, provisional, or whatever else people wrote
 * @param canonicalOwner whose word holds at present: dev or prod
 * @param note what led to the state
 * @param updatedAt as it is written; Gatehouse writes UTC to the second with {@code Z}
 */
public record CheckoutState(
    Role role, String state, String canonicalOwner, String note, String updatedAt) {
  /** The name of the state file, in a checkout's root. */
  public static final String FILE = ".workspace-state.json";

  /**
   * Reads a checkout's state; nothing where it has no state file.
   *
   * @throws Trouble where the file is no JSON object, or leads out of the checkout
   */
  public static Optional<CheckoutState> read(Path root) throws IOException {
    var file = Folders.inside(root, FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var json = object(file);
    var said = Role.ofWord(text(json, "role"));
    return Optional.of(
        new CheckoutState(
            said.isPresent() ? said.get() : guess(root),
            text(json, "state").strip(),
            text(json, "canonical_owner").strip(),
            text(json, "note"),
            text(json, "updated_at")));
  }

  private static JsonNode object(Path file) throws IOException {
    try {
      var json = Json.lenient().readTree(EncodedText.of(Files.readAllBytes(file)).text());
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw unreadable(file, " in line " + e.getLocation().getLineNr(), e);
    }
    throw unreadable(file, "", new IOException("no object"));
  }

  private static Role guess(Path root) throws IOException {
    var inRoleFile = RoleFile.read(root);
    if (inRoleFile.isPresent()) {
      return inRoleFile.get();
    }
    var name = root.toAbsolutePath().normalize().getFileName();
    return name == null ? Role.PROD : NameSigns.role(name.toString()).orElse(Role.PROD);
  }

  private static String text(JsonNode json, String key) {
    return json.path(key).asText("");
  }

  static Trouble unreadable(Path file, String where, Exception cause) {
    return new Trouble(
        file + " is no JSON object" + where,
        "The state of the checkout is not known",
        "Correct the file, or delete it and let Gatehouse write it again",
        cause);
  }
}

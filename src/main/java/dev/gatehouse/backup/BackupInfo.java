package dev.gatehouse.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A backup's {@code backup.json}, see {@code record.md}, "A backup". Unknown keys are passed over.
 *
 * @param createdAt UTC to the second, with Z
 * @param repoRoot the checkout that was backed up, absolute
 * @param prodHead its commit
 * @param databaseUrl without a password
 * @param databasePath where the database file lies in the checkout, or absolute
 * @param databaseKind {@code sqlite} or {@code postgresql}
 * @param roots the data folders in it, relative to the checkout
 * @param links symbolic links in the data folders, by path in the backup, and what they lead to; a
 *     key of Gatehouse's own, since a manifest knows files only
 */
record BackupInfo(
    String createdAt,
    Optional<String> repoRoot,
    Optional<String> prodHead,
    Optional<String> databaseUrl,
    Optional<String> databasePath,
    Optional<String> databaseKind,
    List<String> roots,
    SortedMap<String, String> links) {
  static final String FILE = "backup.json";

  private static final String TOOL = "Gatehouse 0.1";

  BackupInfo {
    roots = List.copyOf(roots);
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }

  /**
   * Reads the backup's description; nothing where the backup has none.
   *
   * @throws Trouble where it is no JSON object
   */
  static Optional<BackupInfo> of(Path backup) throws IOException {
    var file = backup.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      var text = Files.readString(file);
      json = Json.lenient().readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw unreadable(file);
    }
    if (json == null || !json.isObject()) {
      throw unreadable(file);
    }
    var roots = new ArrayList<String>();
    json.path("roots").forEach(root -> roots.add(root.asText()));
    var links = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> link : json.path("links").properties()) {
      links.put(link.getKey(), link.getValue().asText());
    }
    return Optional.of(
        new BackupInfo(
            text(json, "created_at").orElse(""),
            text(json, "repo_root"),
            text(json, "prod_head"),
            text(json, "database_url"),
            text(json, "database_path"),
            text(json, "database_kind"),
            roots,
            links));
  }

  private static Optional<String> text(JsonNode json, String key) {
    var value = json.path(key);
    return value.isTextual() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  private static Trouble unreadable(Path file) {
    return new Trouble(
        file + " cannot be read as JSON",
        "The backup may have been damaged",
        "Make the backup again");
  }

  void write(Path backup) throws IOException {
    var json = Json.lenient().createObjectNode();
    json.put("created_at", createdAt);
    json.put("tool", TOOL);
    repoRoot.ifPresent(value -> json.put("repo_root", value));
    prodHead.ifPresent(value -> json.put("prod_head", value));
    databaseUrl.ifPresent(value -> json.put("database_url", value));
    databasePath.ifPresent(value -> json.put("database_path", value));
    databaseKind.ifPresent(value -> json.put("database_kind", value));
    var list = json.putArray("roots");
    roots.forEach(list::add);
    if (!links.isEmpty()) {
      var map = json.putObject("links");
      links.forEach(map::put);
    }
    AtomicFile.write(
        backup.resolve(FILE), (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

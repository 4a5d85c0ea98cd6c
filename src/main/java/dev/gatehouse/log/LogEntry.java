package dev.gatehouse.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.io.Sha256;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry as the log says it.
 *
 * @param id as its row has it
 * @param summary decoded
 * @param statusText what the Status cell says, decoded
 * @param status the same as one of the four, where it is one
 * @param owner decoded
 * @param notes decoded, without the link to its details
 * @param section the heading that its table stands under, empty where there is none
 * @param line of its row, from 1
 * @param fields the bullets of its details section that say something, as raw Markdown
 * @param hasDetails whether it has a details section
 */
public record LogEntry(
    String id,
    String summary,
    String statusText,
    Optional<Status> status,
    String owner,
    String notes,
    String section,
    int line,
    SortedMap<Field, String> fields,
    boolean hasDetails) {
  private static final JsonMapper JSON = new JsonMapper();

  public LogEntry {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** What a cell, or a field of its section, says; empty where it says nothing. */
  public String text(Field field) {
    return switch (field) {
      case SUMMARY -> summary;
      case OWNER -> owner;
      case NOTES -> notes;
      default -> Objects.requireNonNull(fields.getOrDefault(field, ""));
    };
  }

  /**
   * SHA-256, in lower-case hex, of what the entry says, not of its layout: JSON with sorted keys
   * and no spaces over id, status, summary, owner, notes and fields.
   */
  public String hash() {
    var named = new TreeMap<String, String>();
    fields.forEach((field, value) -> named.put(field.key(), value));
    var said = new TreeMap<String, Object>();
    said.put("id", id);
    said.put("status", status.map(Status::text).orElse(statusText));
    said.put("summary", summary);
    said.put("owner", owner);
    said.put("notes", notes);
    said.put("fields", named);
    try {
      return Sha256.of(JSON.writeValueAsString(said));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.gatehouse.log;

import java.util.List;
import java.util.Optional;

/** What an entry holds, by the names of the command line and the labels of its details section. */
public enum Field {
  SUMMARY("summary", "Summary"),
  OWNER("owner", "Owner"),
  NOTES("notes", "Notes"),
  CLAIMS("claims", "Claims"),
  BACKUP("backup", "Backup path (prod)"),
  CONFIG("config", "Config capture path"),
  SCHEMA_PRE("schema-pre", "Schema snapshot (pre-upgrade)"),
  SCHEMA_POST("schema-post", "Schema snapshot (post-upgrade)"),
  ROLLBACK("rollback", "Rollback steps"),
  CHECKLIST("checklist", "Manual verification"),
  SHIPS_WITH("ships-with", "Ships with");

  private static final List<Field> REQUIRED =
      List.of(BACKUP, CONFIG, SCHEMA_PRE, SCHEMA_POST, ROLLBACK, CHECKLIST);

  private final String key;
  private final String label;

  Field(String key, String label) {
    this.key = key;
    this.label = label;
  }

  /** The name on the command line and in the ledger. */
  public String key() {
    return key;
  }

  /** The label of the field's bullet, or of its column, in the log. */
  public String label() {
    return label;
  }

  /** Whether the field is a cell of the entry's row rather than a bullet of its section. */
  boolean isCell() {
    return this == SUMMARY || this == OWNER || this == NOTES;
  }

  /** The field with this command-line name. */
  public static Optional<Field> ofKey(String key) {
    for (var field : values()) {
      if (field.key.equals(key)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** The field whose bullet carries this label; case and emphasis do not matter. */
  static Optional<Field> ofLabel(String label) {
    var bare = Names.bare(label);
    for (var field : values()) {
      if (!field.isCell() && Names.bare(field.label).equals(bare)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** The fields that every promoted entry must have and that live as bullets, in their order. */
  public static List<Field> required() {
    return REQUIRED;
  }
}

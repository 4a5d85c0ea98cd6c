package dev.gatehouse.readiness;

import java.util.Optional;

/**
 * A migration that ships otherwise than prod has it.
 *
 * @param ships its text as it ships; empty where prod loses the file
 * @param before its text as prod has it; empty where prod lacks it
 */
record MigrationChange(
    String path, MigrationForm form, Optional<String> ships, Optional<String> before) {

  /** Empty where the file is no migration on either side, or the same on both. */
  static Optional<MigrationChange> of(
      String path, Optional<String> ships, Optional<String> before) {
    if (ships.equals(before)) {
      return Optional.empty();
    }
    return ships
        .flatMap(text -> MigrationForm.of(path, text))
        .or(() -> before.flatMap(text -> MigrationForm.of(path, text)))
        .map(form -> new MigrationChange(path, form, ships, before));
  }

  String text() {
    return ships.orElse("");
  }

  boolean isNew() {
    return ships.isPresent() && before.isEmpty();
  }

  boolean isRemoved() {
    return ships.isEmpty();
  }

  boolean isLiquibase() {
    return form == MigrationForm.LIQUIBASE || form == MigrationForm.LIQUIBASE_SQL;
  }
}

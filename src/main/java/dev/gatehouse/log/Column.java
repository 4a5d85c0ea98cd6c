package dev.gatehouse.log;

/** The five columns that make a table one of the log's. */
enum Column {
  ID,
  SUMMARY,
  STATUS,
  OWNER,
  NOTES;

  private final String bare = Names.bare(name());

  /** The column's head as compared by {@link Names#bare}. */
  String bare() {
    return bare;
  }

  /** The word that heads the column. */
  String text() {
    return this == ID ? "ID" : name().charAt(0) + bare().substring(1);
  }

  static Column of(Field field) {
    return switch (field) {
      case SUMMARY -> SUMMARY;
      case OWNER -> OWNER;
      case NOTES -> NOTES;
      default -> throw new IllegalArgumentException(field + " is no column of the log");
    };
  }
}

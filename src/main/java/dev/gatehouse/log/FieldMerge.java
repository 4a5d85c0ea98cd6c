package dev.gatehouse.log;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Brings together what one person typed and what others wrote meanwhile, field by field: what only
 * one side changed is that side's, what both changed alike is settled, and what both changed
 * differently is a conflict that a person decides.
 */
public final class FieldMerge {
  /** A field that both sides changed, each in its own way. */
  public record Conflict(Field field, String base, String theirs, String mine) {}

  private final Map<Field, String> base;
  private final Map<Field, String> mine;
  private final Map<Field, String> theirs;
  private final Map<Field, Conflict> conflicts = new EnumMap<>(Field.class);
  private final Map<Field, String> toWrite = new EnumMap<>(Field.class);

  /**
   * Compares the three. A field that is missing on a side is empty there.
   *
   * @param base what the fields said when typing began
   * @param mine what they shall say
   * @param theirs what they say now
   */
  public FieldMerge(Map<Field, String> base, Map<Field, String> mine, Map<Field, String> theirs) {
    this.base = copy(base);
    this.mine = copy(mine);
    this.theirs = copy(theirs);
    this.mine.forEach(this::compare);
  }

  private static Map<Field, String> copy(Map<Field, String> fields) {
    var copy = new EnumMap<Field, String>(Field.class);
    copy.putAll(fields);
    return copy;
  }

  private void compare(Field field, String wanted) {
    var was = said(base, field);
    var now = said(theirs, field);
    if (wanted.equals(was) || wanted.equals(now)) {
      return;
    }
    if (now.equals(was)) {
      toWrite.put(field, wanted);
    } else {
      conflicts.put(field, new Conflict(field, was, now, wanted));
    }
  }

  /** What both sides changed differently. */
  public Map<Field, Conflict> conflicts() {
    return Collections.unmodifiableMap(conflicts);
  }

  /** What is to be written for the fields that only the typing side changed. */
  public Map<Field, String> toWrite() {
    return Collections.unmodifiableMap(toWrite);
  }

  /** What the field shows once theirs is taken over wherever nothing else was typed. */
  public String shown(Field field) {
    var wanted = said(mine, field);
    return wanted.equals(said(base, field)) ? said(theirs, field) : wanted;
  }

  private static String said(Map<Field, String> fields, Field field) {
    return Objects.requireNonNull(fields.getOrDefault(field, ""));
  }
}

package dev.gatehouse.ui.log;

import dev.gatehouse.log.Field;
import dev.gatehouse.log.FieldMerge;
import dev.gatehouse.log.LogEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person has typed for an entry's cells and not saved, beside what they said before. */
final class EntryDraft {
  /** What people can keep without a record; a section with claims they write themselves. */
  private static final List<Field> BY_HAND =
      List.of(Field.SUMMARY, Field.OWNER, Field.NOTES, Field.CLAIMS);

  private static final List<Field> ALL =
      List.of(
          Field.SUMMARY,
          Field.OWNER,
          Field.NOTES,
          Field.CLAIMS,
          Field.ROLLBACK,
          Field.BACKUP,
          Field.CONFIG,
          Field.SCHEMA_PRE,
          Field.SCHEMA_POST,
          Field.CHECKLIST);

  private final List<Field> fields;

  private final String id;
  private final Map<Field, SimpleStringProperty> base = new EnumMap<>(Field.class);
  private final Map<Field, SimpleStringProperty> mine = new EnumMap<>(Field.class);
  private final ReadOnlyObjectWrapper<List<Field>> conflicts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanBinding dirty;

  EntryDraft(LogEntry entry, List<Field> fields) {
    this.id = entry.id();
    this.fields = List.copyOf(fields);
    var said = texts(entry);
    for (var field : fields) {
      base.put(field, new SimpleStringProperty(said.get(field)));
      mine.put(field, new SimpleStringProperty(said.get(field)));
    }
    var all = new java.util.ArrayList<javafx.beans.Observable>(base.values());
    all.addAll(mine.values());
    dirty =
        Bindings.createBooleanBinding(
            () -> !texts(base).equals(texts(mine)), all.toArray(javafx.beans.Observable[]::new));
  }

  /** The fields that can be typed into; with no record, only those that people keep by hand. */
  static List<Field> fields(boolean hasRecord) {
    return hasRecord ? ALL : BY_HAND;
  }

  /** The fields of this draft. */
  List<Field> fields() {
    return fields;
  }

  private Map<Field, String> texts(LogEntry entry) {
    var said = new EnumMap<Field, String>(Field.class);
    fields.forEach(field -> said.put(field, entry.text(field)));
    return said;
  }

  String id() {
    return id;
  }

  /** Goes on with what was typed for a field when its words were others, perhaps. */
  void resume(Field field, String before, String typed) {
    of(base, field).set(before);
    text(field).set(typed);
  }

  /** What is typed for a field. */
  StringProperty text(Field field) {
    return of(mine, field);
  }

  /** Whether something is typed that the log did not say. */
  BooleanBinding dirtyProperty() {
    return dirty;
  }

  /** The fields that others have changed while something else was typed for them here. */
  ReadOnlyObjectProperty<List<Field>> conflictsProperty() {
    return conflicts.getReadOnlyProperty();
  }

  /** How what is typed now and what the entry says go together; it does not change any more. */
  FieldMerge against(LogEntry entry) {
    return new FieldMerge(texts(base), texts(mine), texts(entry));
  }

  /** What was typed up to now. */
  Map<Field, String> typed() {
    return texts(mine);
  }

  /** What it began from. */
  Map<Field, String> began() {
    return texts(base);
  }

  /** Takes over what others have written wherever nothing else was typed. */
  void follow(LogEntry entry) {
    var merge = against(entry);
    var theirs = texts(entry);
    for (var field : fields) {
      var shown = merge.shown(field);
      if (!merge.conflicts().containsKey(field)) {
        of(base, field).set(Objects.requireNonNull(theirs.get(field)));
        if (!shown.equals(text(field).get())) {
          text(field).set(shown);
        }
      }
    }
    conflicts.set(fields.stream().filter(merge.conflicts()::containsKey).toList());
  }

  /** A person has decided what a field shall say, knowing what others wrote. */
  void decide(Field field, String theirs, String chosen) {
    of(base, field).set(theirs);
    text(field).set(chosen);
    conflicts.set(conflicts.get().stream().filter(other -> other != field).toList());
  }

  private static StringProperty of(Map<Field, SimpleStringProperty> fields, Field field) {
    return Objects.requireNonNull(fields.get(field));
  }

  private static Map<Field, String> texts(Map<Field, SimpleStringProperty> fields) {
    var texts = new EnumMap<Field, String>(Field.class);
    fields.forEach((field, text) -> texts.put(field, String.valueOf(text.get())));
    return texts;
  }
}

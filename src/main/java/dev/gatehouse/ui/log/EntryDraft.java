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
  static final List<Field> FIELDS = List.of(Field.SUMMARY, Field.OWNER, Field.NOTES);

  private final String id;
  private final Map<Field, SimpleStringProperty> base = new EnumMap<>(Field.class);
  private final Map<Field, SimpleStringProperty> mine = new EnumMap<>(Field.class);
  private final ReadOnlyObjectWrapper<List<Field>> conflicts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanBinding dirty;

  EntryDraft(LogEntry entry) {
    this.id = entry.id();
    var said = cells(entry);
    for (var field : FIELDS) {
      base.put(field, new SimpleStringProperty(said.get(field)));
      mine.put(field, new SimpleStringProperty(said.get(field)));
    }
    var all = new java.util.ArrayList<javafx.beans.Observable>(base.values());
    all.addAll(mine.values());
    dirty =
        Bindings.createBooleanBinding(
            () -> !texts(base).equals(texts(mine)), all.toArray(javafx.beans.Observable[]::new));
  }

  /** What an entry's cells say. */
  static Map<Field, String> cells(LogEntry entry) {
    var cells = new EnumMap<Field, String>(Field.class);
    FIELDS.forEach(field -> cells.put(field, entry.text(field)));
    return cells;
  }

  String id() {
    return id;
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
    return new FieldMerge(texts(base), texts(mine), cells(entry));
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
    var theirs = cells(entry);
    for (var field : FIELDS) {
      var shown = merge.shown(field);
      if (!merge.conflicts().containsKey(field)) {
        of(base, field).set(Objects.requireNonNull(theirs.get(field)));
        if (!shown.equals(text(field).get())) {
          text(field).set(shown);
        }
      }
    }
    conflicts.set(FIELDS.stream().filter(merge.conflicts()::containsKey).toList());
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

package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMergeTest {
  private static final Map<Field, String> BASE =
      Map.of(Field.SUMMARY, "Desks", Field.OWNER, "Ada", Field.NOTES, "");

  @Test
  void whatOnlyOneSideChangedIsThatSides() {
    var merge = merge(with(Field.SUMMARY, "Desks and rooms"), with(Field.OWNER, "Grace"));
    assertEquals(Map.of(), merge.conflicts());
    assertEquals(Map.of(Field.SUMMARY, "Desks and rooms"), merge.toWrite());
    assertEquals("Grace", merge.shown(Field.OWNER));
    assertEquals("Desks and rooms", merge.shown(Field.SUMMARY));
  }

  @Test
  void whatBothChangedAlikeIsSettled() {
    var merge = merge(with(Field.OWNER, "Grace"), with(Field.OWNER, "Grace"));
    assertEquals(Map.of(), merge.conflicts());
    assertEquals(Map.of(), merge.toWrite());
  }

  @Test
  void whatBothChangedDifferentlyIsForAPersonToDecideAndNothingTypedIsLost() {
    var merge = merge(with(Field.NOTES, "mine"), with(Field.NOTES, "theirs"));
    assertEquals(
        Map.of(Field.NOTES, new FieldMerge.Conflict(Field.NOTES, "", "theirs", "mine")),
        merge.conflicts());
    assertEquals(Map.of(), merge.toWrite());
    assertEquals("mine", merge.shown(Field.NOTES));
  }

  @Test
  void whatWasTypedAndTakenBackIsNoChange() {
    var merge = merge(BASE, with(Field.NOTES, "theirs"));
    assertEquals(Map.of(), merge.conflicts());
    assertEquals("theirs", merge.shown(Field.NOTES));
  }

  private static FieldMerge merge(Map<Field, String> mine, Map<Field, String> theirs) {
    return new FieldMerge(BASE, mine, theirs);
  }

  private static Map<Field, String> with(Field field, String text) {
    var fields = new java.util.EnumMap<Field, String>(BASE);
    fields.put(field, text);
    return fields;
  }
}

package dev.gatehouse.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Backup(String tool) {}

  @Test
  void strictReadingRefusesWhatItDoesNotKnow() throws JsonProcessingException {
    assertEquals(new Backup("x"), Json.strict().readValue("{\"tool\":\"x\"}", Backup.class));
    for (var bad :
        List.of(
            "{\"tool\":\"x\",\"more\":1}",
            "{\"tool\":\"x\",\"tool\":\"y\"}",
            "{\"tool\":\"x\"} trailing")) {
      assertThrows(
          JsonProcessingException.class, () -> Json.strict().readValue(bad, Backup.class), bad);
    }
  }

  @Test
  void lenientReadingIgnoresUnknownKeysInRecordsAndKeepsThemInTrees()
      throws JsonProcessingException {
    var json = "{\"tool\":\"x\",\"more\":1}";
    assertEquals(new Backup("x"), Json.lenient().readValue(json, Backup.class));
    assertEquals(json, Json.lenient().readTree(json).toString());
  }

  @Test
  void depthIsBoundedInBoth() {
    var deep = "[".repeat(100_000);
    assertThrows(JsonProcessingException.class, () -> Json.strict().readTree(deep));
    assertThrows(JsonProcessingException.class, () -> Json.lenient().readTree(deep));
  }
}

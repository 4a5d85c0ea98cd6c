package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gatehouse.io.Sha256;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogEntryTest {
  @Test
  void theHashIsOverWhatTheEntrySays() {
    var entry = PromotionLog.parse(Logs.northwind()).entry("2026-02-03-invoices").orElseThrow();
    assertEquals(
        Sha256.of(
            "{\"fields\":{\"backup\":\"`prod:storage/backups/system-20260204-090000` (12"
                + " files)\",\"claims\":\"`src/invoice/**`,"
                + " `docs/INVOICES.md`\"},\"id\":\"2026-02-03-invoices\",\"notes\":\"Tests passed"
                + " on 2026-02-04\\n"
                + "look at fonts\",\"owner\":\"Ada\",\"status\":\"Pending\",\"summary\":\"Invoices"
                + " as PDF, `a | b` in their names\"}"),
        entry.hash());
  }

  @Test
  void theHashIsNotOverTheLayout() {
    var wide = Logs.rows("|  x |  s  | **pending** | o | a<br/>b · [details](#x) |");
    var plain = Logs.rows("", "", "| y |").add("x", "s", Status.PENDING, "o", "a\nb");
    assertEquals(plain.entry("x").orElseThrow().hash(), wide.entry("x").orElseThrow().hash());
    var other = plain.withStatus("x", Status.APPROVED).entry("x").orElseThrow();
    assertNotEquals(plain.entry("x").orElseThrow().hash(), other.hash());
  }

  @Test
  void statusesAreReadWhateverTheirCaseAndEmphasis() {
    assertEquals(Optional.of(Status.DEV_ONLY), Status.ofText(" **dev-ONLY** "));
    assertEquals(Optional.empty(), Status.ofText("Pending review"));
    assertEquals("Dev-only", Status.DEV_ONLY.text());
  }

  @Test
  void fieldsHaveTheNamesOfTheCommandLine() {
    assertEquals(Optional.of(Field.SCHEMA_PRE), Field.ofKey("schema-pre"));
    assertEquals(Optional.of(Field.SHIPS_WITH), Field.ofKey("ships-with"));
    assertEquals(Optional.empty(), Field.ofKey("status"));
    assertEquals(6, Field.required().size());
  }
}

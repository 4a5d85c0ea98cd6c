package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTextTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path dev;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void name() {
    file = dev.resolve("gatehouse.json");
  }

  private SettingsText of(String text) throws IOException {
    Files.writeString(file, text);
    return SettingsText.read(dev);
  }

  @Test
  void aKeyIsSetAndNothingElseIsTouched() throws IOException {
    var before =
        "{ \"log\" : \"docs/LOG.md\",\n\n"
            + "\t\"checks\": [ [\"sh\",\"a.sh\"] ],  \"prod\":\"../shop\" }\n";
    assertEquals(
        before.replace("docs/LOG.md", "docs/PROMOTIONS.md"),
        of(before).with("log", Optional.of("docs/PROMOTIONS.md")).text());
  }

  @Test
  void aNewKeyIsAddedAtTheEnd() throws IOException {
    assertEquals(
        "{\n  \"log\": \"a.md\",\n  \"prod\": \"../shop\"\n}\n",
        of("{\n  \"log\": \"a.md\"\n}\n").with("prod", Optional.of("../shop")).text());
  }

  @Test
  void aKeyIsTakenOutWhereverItStands() throws IOException {
    var text = of("{\"log\":\"a.md\", \"prod\":\"b\", \"commits\":false}");
    assertEquals("{\"prod\":\"b\", \"commits\":false}", text.with("log", Optional.empty()).text());
    assertEquals(
        "{\"log\":\"a.md\", \"commits\":false}", text.with("prod", Optional.empty()).text());
    assertEquals(
        "{\"log\":\"a.md\", \"prod\":\"b\"}", text.with("commits", Optional.empty()).text());
    var last = of("{\n  \"log\": \"a.md\"\n}\n").with("log", Optional.empty());
    assertTrue(last.problem().isEmpty(), last.text());
    assertTrue(last.settings().orElseThrow().log().isEmpty());
  }

  @Test
  void aFileThatIsNotThereIsBegun() throws IOException {
    var text = SettingsText.read(dev).with("scratch", Optional.of("tmp"));
    assertTrue(text.isChanged());
    text.save(dev);
    assertEquals("tmp", Settings.read(dev).scratch());
  }

  @Test
  void theByteOrderMarkAndTheLineEndsOfWindowsStay() throws IOException {
    var before = "\uFEFF{\r\n  \"log\": \"a.md\"\r\n}\r\n";
    Files.write(file, before.getBytes(StandardCharsets.UTF_8));
    SettingsText.read(dev)
        .with("commands", Optional.of(Map.of("migrate", List.of("sh", "m.sh"))))
        .save(dev);
    var after = Files.readString(file);
    assertTrue(after.startsWith("\uFEFF{\r\n  \"log\": \"a.md\",\r\n  \"commands\": {\r\n"), after);
    assertFalse(after.replace("\r\n", "").contains("\n"), after);
    assertEquals(List.of("sh", "m.sh"), Settings.read(dev).commands().get("migrate"));
  }

  @Test
  void whatTheSchemaDoesNotWantIsSaidWithItsPlaceAndNotSaved() throws IOException {
    var text = of("{\n  \"log\": \"a.md\"\n}\n").withText("{\n  \"logs\": \"a.md\"\n}\n");
    var problem = text.problem().orElseThrow();
    assertEquals(2, problem.line());
    assertEquals("logs", problem.key());
    assertThrows(Trouble.class, () -> text.save(dev));
    assertEquals("{\n  \"log\": \"a.md\"\n}\n", Files.readString(file));
  }

  @Test
  void whatSomebodyElseSavedMeanwhileIsNotOverwritten() throws IOException {
    var text = of("{}").with("log", Optional.of("mine.md"));
    Files.writeString(file, "{\"log\":\"theirs.md\"}");
    assertThrows(Trouble.class, () -> text.save(dev));
    assertArrayEquals(
        "{\"log\":\"theirs.md\"}".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
  }

  @Test
  void aFileThatAppearedMeanwhileIsNotOverwrittenEither() throws IOException {
    var text = SettingsText.read(dev).with("log", Optional.of("mine.md"));
    Files.writeString(file, "{\"log\":\"theirs.md\"}");
    assertThrows(Trouble.class, () -> text.save(dev));
    assertEquals("{\"log\":\"theirs.md\"}", Files.readString(file));
  }
}

package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatehouse.workspace.Preferences.Look;
import dev.gatehouse.workspace.Preferences.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalFileTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void whatSomebodyLikesIsThereTheNextTime() throws IOException {
    var likes =
        PersonalFile.preferences(folder)
            .change(
                now ->
                    now.withLook(Look.DARK)
                        .withFontPercent(150)
                        .withName("Ada")
                        .withQuiet(true)
                        .opened(Path.of("/work/shop-dev"))
                        .withPlace(new Place(10, 20, 1000, 700, true))
                        .withDividers("log", List.of(0.5)));
    assertEquals(likes, PersonalFile.preferences(folder).read());
    assertEquals(150, likes.fontPercent());
  }

  @Test
  void aFileThatCannotBeUnderstoodIsAsNone() throws IOException {
    for (var broken :
        List.of("", "{", "[]", "{\"look\":\"PINK\"}", "{\"recent\":[null]}", "{\"place\":7}")) {
      Files.writeString(folder.resolve("preferences.json"), broken);
      assertEquals(Preferences.NONE, PersonalFile.preferences(folder).read(), broken);
    }
  }

  @Test
  void whatALaterVersionKeepsDoesNotSpoilTheRest() throws IOException {
    Files.writeString(
        folder.resolve("preferences.json"),
        "{\"look\":\"DARK\",\"colour\":\"teal\",\"fontPercent\":900}");
    var read = PersonalFile.preferences(folder).read();
    assertEquals(Look.DARK, read.look());
    assertEquals(Preferences.MOST_FONT, read.fontPercent());
  }

  @Test
  void theTenWorkspacesThatWereOpenLastAreKeptTheLastOneFirst() {
    var likes = Preferences.NONE;
    for (int i = 0; i < 12; i++) {
      likes = likes.opened(Path.of("dev" + i));
    }
    likes = likes.opened(Path.of("dev5"));
    assertEquals(10, likes.recent().size());
    assertEquals("dev5", likes.recent().getFirst());
    assertEquals("dev11", likes.recent().get(1));
    assertFalse(likes.without(Path.of("dev5")).recent().contains("dev5"));
  }

  @Test
  void twoWindowsThatChangeDifferentThingsForgetNeither() throws Exception {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          List.<Callable<Preferences>>of(
              () -> PersonalFile.preferences(folder).change(now -> now.withName("Ada")),
              () -> PersonalFile.preferences(folder).change(now -> now.withLook(Look.DARK)),
              () -> PersonalFile.preferences(folder).change(now -> now.withFontPercent(120)));
      for (var done : both.invokeAll(all)) {
        done.get();
      }
    }
    var read = PersonalFile.preferences(folder).read();
    assertEquals("Ada", read.name());
    assertEquals(Look.DARK, read.look());
    assertEquals(120, read.fontPercent());
  }
}

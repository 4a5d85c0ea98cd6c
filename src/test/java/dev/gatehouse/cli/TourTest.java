package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
  @TempDir Path folder;

  @Test
  void theTourEndsPromotedWithoutADisplayAndLeavesAPictureOfEachPage() throws Exception {
    var out = folder.resolve("out.txt");
    var into = folder.resolve("tour");
    var command =
        new ProcessBuilder(ChildJvm.command(Main.class, "tour", into.toString()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    command.environment().remove("DISPLAY");
    command.environment().remove("WAYLAND_DISPLAY");
    var tour = command.start();
    try {
      assertTrue(tour.waitFor(3, TimeUnit.MINUTES));
    } finally {
      tour.destroyForcibly();
    }

    var said = Files.readString(out, StandardCharsets.UTF_8);
    assertEquals(0, tour.exitValue(), said);
    assertTrue(said.contains("is Promoted, with every required field"), said);
    assertEquals(
        21, said.lines().filter(line -> line.matches("Step [ \\d]\\d .*passed.*")).count());
    try (var files = Files.list(into)) {
      var pictures = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      var names = pictures.stream().map(file -> String.valueOf(file.getFileName())).toList();
      for (var state :
          List.of(
              "log",
              "entry",
              "settings",
              "compare",
              "step-failed",
              "step-stale",
              "waiver",
              "drop")) {
        assertTrue(names.stream().anyMatch(name -> name.endsWith("-" + state + ".png")), state);
      }
      assertEquals(31, pictures.size(), pictures.toString());
      for (var picture : pictures) {
        var image = ImageIO.read(picture.toFile());
        assertEquals(
            "1280 x 800", image.getWidth() + " x " + image.getHeight(), picture.toString());
      }
    }
  }
}

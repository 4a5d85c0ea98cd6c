package dev.gatehouse.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of screens need: waiting for a condition, and pictures to look at. */
public final class Screen {
  private static final String PICTURES = "gatehouse.pictures";

  private Screen() {}

  /** Waits until it holds on the FX thread; fails with the words after 20 seconds. */
  public static void until(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException late) {
      throw new AssertionError("not within 20 s: " + what, late);
    }
    settle();
  }

  /** Waits until what has changed is laid out: the robot aims at where things are. */
  public static void settle() {
    WaitForAsyncUtils.waitForFxEvents(2);
  }

  /**
   * How long it takes from a change until a pulse has laid out what it shows, in milliseconds.
   *
   * @param shown whether the wanted is there; asked after each layout
   */
  public static double untilLaidOut(Scene scene, Runnable change, BooleanSupplier shown)
      throws Exception {
    var done = new CompletableFuture<Long>();
    var began = new CompletableFuture<Long>();
    Platform.runLater(
        () -> {
          Runnable[] listener = new Runnable[1];
          listener[0] =
              () -> {
                if (shown.getAsBoolean()) {
                  done.complete(System.nanoTime());
                  scene.removePostLayoutPulseListener(listener[0]);
                }
              };
          scene.addPostLayoutPulseListener(listener[0]);
          began.complete(System.nanoTime());
          change.run();
          Platform.requestNextPulse();
        });
    return (done.get(60, TimeUnit.SECONDS) - began.join()) / 1e6;
  }

  /** Makes the window small enough for the headless screen, so that the robot reaches all of it. */
  public static void fit(Stage stage) {
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(980);
    stage.setHeight(740);
  }

  /**
   * Leaves a picture of the scene in the folder that {@code -Dgatehouse.pictures} names, where it
   * names one.
   */
  public static void picture(Scene scene, String name) {
    picture(scene, name, 1280, 800);
  }

  /** The same, of another size. */
  public static void picture(Scene scene, String name, double width, double height) {
    var folder = Optional.ofNullable(System.getProperty(PICTURES)).map(Path::of);
    if (folder.isEmpty()) {
      return;
    }
    size(scene, width, height);
    var image = WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.snapshot(null));
    size(scene, 980, 740);
    try {
      Files.createDirectories(folder.get());
      ImageIO.write(
          SwingFXUtils.fromFXImage(image, null),
          "png",
          folder.get().resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void size(Scene scene, double width, double height) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          scene.getWindow().setWidth(width);
          scene.getWindow().setHeight(height);
        });
    // Text that wraps asks for its height a pulse later.
    settle();
  }

  /** The node with the selector, which must be there. */
  public static <T extends Node> T find(Scene scene, String selector, Class<T> type) {
    var found = scene.getRoot().lookup(selector);
    if (found == null) {
      throw new AssertionError("there is no " + selector);
    }
    return type.cast(found);
  }
}

package dev.gatehouse.ui.compare;

import dev.gatehouse.promotion.FileSides;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures of both sides of a file; empty where a side is none that can be shown. */
record Pictures(Optional<Picture> prod, Optional<Picture> dev) {
  static final Pictures NONE = new Pictures(Optional.empty(), Optional.empty());

  private static final Pattern NAME = Pattern.compile("(?i).*\\.(png|jpe?g|gif|bmp)");
  private static final int LARGEST = 16 << 20;

  /** Decoding one that says it is larger could take all memory there is. */
  private static final long MOST_PIXELS = 64_000_000;

  /** How wide and high one is shown, in pixels, at most. */
  private static final double ROOM = 320;

  /**
   * One picture.
   *
   * @param width its own, in pixels, however large it is shown
   */
  record Picture(Image image, int width, int height) {}

  /** Reads both sides; takes its time. */
  static Pictures of(String path, FileSides sides) {
    return NAME.matcher(path).matches()
        ? new Pictures(read(sides.prod()), read(sides.dev()))
        : NONE;
  }

  private static Optional<Picture> read(byte[] content) {
    if (content.length == 0 || content.length > LARGEST) {
      return Optional.empty();
    }
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      reader.setInput(stream);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      reader.dispose();
      return (long) width * height > MOST_PIXELS ? Optional.empty() : image(content, width, height);
    } catch (IOException | RuntimeException damaged) {
      // Readers of pictures say what is wrong with one by exceptions of many kinds.
      return Optional.empty();
    }
  }

  private static Optional<Picture> image(byte[] content, int width, int height) {
    var in = new ByteArrayInputStream(content);
    var image =
        width <= ROOM && height <= ROOM ? new Image(in) : new Image(in, ROOM, ROOM, true, true);
    return image.isError() ? Optional.empty() : Optional.of(new Picture(image, width, height));
  }
}

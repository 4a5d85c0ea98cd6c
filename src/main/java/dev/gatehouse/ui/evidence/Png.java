package dev.gatehouse.ui.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Writes a picture as PNG, losslessly, with eight bits a channel. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int COLOURS = 2;
  private static final int COLOURS_AND_ALPHA = 6;

  /** Each byte less the one above it: most of a screen is like the line above. */
  private static final int FILTER_UP = 2;

  private Png() {}

  static byte[] of(Image image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return of(width, height, pixels);
  }

  /**
   * The same for pixels by row.
   *
   * @param argb not premultiplied
   */
  static byte[] of(int width, int height, int[] argb) throws IOException {
    var hasAlpha = false;
    for (var pixel : argb) {
      hasAlpha |= pixel >>> 24 != 0xff;
    }
    var file = new ByteArrayOutputStream();
    var out = new DataOutputStream(file);
    out.write(SIGNATURE);
    chunk(out, "IHDR", header(width, height, hasAlpha));
    chunk(out, "IDAT", data(width, height, argb, hasAlpha));
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] header(int width, int height, boolean hasAlpha) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.writeByte(8);
    out.writeByte(hasAlpha ? COLOURS_AND_ALPHA : COLOURS);
    // The only method of compression and of filtering that there is, and no interlacing.
    out.write(new byte[] {0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] data(int width, int height, int[] argb, boolean hasAlpha)
      throws IOException {
    var channels = hasAlpha ? 4 : 3;
    var above = new byte[width * channels];
    var line = new byte[width * channels];
    var filtered = new byte[1 + width * channels];
    filtered[0] = FILTER_UP;
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater();
    try (var out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
      for (int y = 0; y < height; y++) {
        fill(line, argb, y * width, width, hasAlpha);
        for (int at = 0; at < line.length; at++) {
          filtered[at + 1] = (byte) (line[at] - above[at]);
        }
        out.write(filtered);
        var spare = above;
        above = line;
        line = spare;
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void fill(byte[] line, int[] argb, int from, int width, boolean hasAlpha) {
    for (int x = 0, at = 0; x < width; x++) {
      var pixel = argb[from + x];
      line[at++] = (byte) (pixel >> 16);
      line[at++] = (byte) (pixel >> 8);
      line[at++] = (byte) pixel;
      if (hasAlpha) {
        line[at++] = (byte) (pixel >>> 24);
      }
    }
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    var name = type.getBytes(US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) sum.getValue());
  }
}

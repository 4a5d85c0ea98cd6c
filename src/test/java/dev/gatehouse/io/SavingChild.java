package dev.gatehouse.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Saves a file over and over and says after each save which one it was, until it is killed. Every
 * byte of a saved file is the same, so that a torn one shows.
 */
final class SavingChild {
  private static final int SIZE = 300_000;

  private SavingChild() {}

  public static void main(String[] arguments) throws IOException {
    var target = Path.of(arguments[1]);
    for (int number = 1; ; number++) {
      if (arguments[0].equals("write")) {
        AtomicFile.write(target, content(number));
      } else {
        AtomicFile.append(target, (number + "\n").getBytes(StandardCharsets.UTF_8));
      }
      System.out.println(number);
    }
  }

  static byte[] content(int number) {
    var bytes = new byte[SIZE];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }
}

package dev.gatehouse.promotion;

import dev.gatehouse.io.WritePoint;
import java.nio.file.Path;

/** Saves on and on, and says after each save which one it was, until it is ended. */
final class SaveChild {
  private SaveChild() {}

  /** {@code FOLDER [POINT NTH]}: the folder, and where to halt. */
  public static void main(String[] arguments) throws Exception {
    var folder = SavingFolder.at(Path.of(arguments[0]));
    folder.start();
    if (arguments.length > 1) {
      WritePoint.valueOf(arguments[1]).haltAt(Integer.parseInt(arguments[2]));
    }
    for (int number = folder.recorded() + 1; ; number++) {
      folder.save(number);
      System.out.println(number);
    }
  }
}

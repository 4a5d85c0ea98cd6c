package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A window's place on a log, in a process of its own, until its input ends or it is killed. */
final class WindowChild {
  private WindowChild() {}

  public static void main(String[] arguments) throws IOException {
    var lock = WindowLock.on(Path.of(arguments[0]), Clock.systemUTC());
    System.out.println(lock.look("Ada in the child").mayWrite() ? "writes" : "reads");
    System.in.read();
    lock.close();
  }
}

package dev.gatehouse.promotion;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.sample.SampleWorkspace;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one step of the sample's promotion in a process of its own, and stands still, for ever, at
 * the first line of its output that begins as it is told; it prints that line, so that whoever
 * kills it knows that it is there.
 */
public final class WalkingChild {
  private WalkingChild() {}

  public static void main(String[] arguments) throws Exception {
    var sample = new SampleWorkspace(Path.of(arguments[0]), Path.of(arguments[1]));
    var walk = new SampleWalk(sample, SampleWorkspace.READY_ENTRY);
    walk.promotions
        .runs()
        .run(
            walk.id,
            RunRequest.of(arguments[2], SampleWalk.ADA),
            new StandingStill(arguments[3]),
            Cancellation.never());
    System.out.println("(ended)");
  }

  private record StandingStill(String at) implements RunListener {
    @Override
    public void line(String maskedText, boolean error) {
      if (!maskedText.startsWith(at)) {
        return;
      }
      System.out.println(maskedText);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void report(String what, long done, long total) {}
  }
}

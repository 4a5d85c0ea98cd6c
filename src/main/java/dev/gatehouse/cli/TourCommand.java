package dev.gatehouse.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "tour")
final class TourCommand implements Callable<Integer> {
  TourCommand(PrintStream out) {}

  @Override
  public Integer call() {
    return 1;
  }
}

package dev.gatehouse.cli;

/** Starts Gatehouse. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("Gatehouse");
  }
}

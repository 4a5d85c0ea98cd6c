package dev.gatehouse.io;

/** How often a test repeats itself: a little by itself, in full under {@code mvn -Pstress}. */
public final class Stress {
  private Stress() {}

  /** Whether the full counts were asked for, by the system property {@code gatehouse.stress}. */
  public static boolean isFull() {
    return Boolean.getBoolean("gatehouse.stress");
  }

  public static int count(int small, int full) {
    return isFull() ? full : small;
  }
}

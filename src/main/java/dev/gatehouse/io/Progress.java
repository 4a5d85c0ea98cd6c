package dev.gatehouse.io;

/** Told how far long work has come. */
@FunctionalInterface
public interface Progress {
  /** A progress that nobody watches. */
  Progress UNWATCHED = (what, done, total) -> {};

  /**
   * Says what is being done now.
   *
   * @param what a short phrase for a person, such as "Verifying storage/media/0042.wav"
   * @param done how much is done, in bytes or pieces; the unit is that of {@code total}
   * @param total how much there is in all, or -1 where that is not known
   */
  void report(String what, long done, long total);
}

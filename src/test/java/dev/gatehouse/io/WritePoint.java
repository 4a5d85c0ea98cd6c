package dev.gatehouse.io;

/** The moments of a save, in their order, at which a process may end. */
public enum WritePoint {
  TEMPORARY_CREATED,
  HALF_WRITTEN,
  WRITTEN,
  SYNCED,
  MOVED,
  FOLDER_SYNCED,
  APPEND_BEGUN,
  APPEND_HALF,
  APPEND_WRITTEN,
  APPEND_SYNCED,
  APPEND_ENDED,
  APPEND_END_SYNCED;

  /** Ends this process the {@code nth} time that one of its saves comes to this point. */
  public void haltAt(int nth) {
    AtomicFile.use(new HaltingDisk(this, nth));
  }
}

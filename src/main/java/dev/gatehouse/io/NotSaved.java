package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file could not be replaced: it is read-only, say, or the disk is full. It carries what the file
 * should have held, so that a copy can be saved elsewhere.
 */
public final class NotSaved extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final byte[] wanted;

  public NotSaved(Path file, byte[] wanted, IOException cause) {
    super(file.getFileName() + " could not be saved: " + words(cause), cause);
    this.file = file;
    this.wanted = wanted.clone();
  }

  public Path file() {
    return file;
  }

  /** What the file should have held. */
  public byte[] wanted() {
    return wanted.clone();
  }

  /** Writes what was not saved to another file. */
  public void saveCopy(Path elsewhere) throws IOException {
    AtomicFile.write(elsewhere, wanted);
  }

  private static String words(IOException cause) {
    return switch (cause) {
      case java.nio.file.AccessDeniedException denied -> "it is read-only, or its folder is";
      case java.nio.file.FileSystemException failed when failed.getReason() != null ->
          failed.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}

package dev.gatehouse.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/** The id under which git stores content. */
public final class BlobId {
  private BlobId() {}

  /** In hex, of bytes as git would store them. */
  public static String of(byte[] stored) {
    try (var formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, stored).name();
    }
  }
}

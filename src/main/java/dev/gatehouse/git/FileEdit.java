package dev.gatehouse.git;

import java.io.IOException;
import java.util.Optional;

/**
 * One file of a checkout as it is to become.
 *
 * @param path relative to the checkout, with '/'
 * @param mode one of {@link TrackedFile}'s; without meaning for a removal
 * @param content what git is to store; empty where the file is to go
 */
public record FileEdit(String path, int mode, Optional<Content> content) {
  /** Content that is read when its turn comes, so that only one file is held at a time. */
  @FunctionalInterface
  public interface Content {
    /** The bytes as git stores them; of a link, its target. */
    byte[] stored() throws IOException;
  }

  public static FileEdit write(String path, int mode, Content content) {
    return new FileEdit(path, mode, Optional.of(content));
  }

  public static FileEdit remove(String path) {
    return new FileEdit(path, TrackedFile.FILE, Optional.empty());
  }

  boolean removes() {
    return content.isEmpty();
  }
}

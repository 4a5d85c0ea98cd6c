package dev.gatehouse.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Repository;

/**
 * By what one tells that git's own files of a checkout, on which a look rests, are still those that
 * it read: the index, the configuration and the attributes beside it.
 */
record Stamps(Stamp index, List<Stamp> others) {
  private static final Stamp NONE = new Stamp(Instant.EPOCH, -1, "");

  /**
   * One file's.
   *
   * @param bytes its size, -1 where there is none
   * @param key what the file system knows the file by, where it says
   */
  record Stamp(Instant modified, long bytes, String key) {}

  /** To be taken before the files are read: what changes in between is then read again. */
  static Stamps of(Repository repository) throws IOException {
    var common = repository.getCommonDirectory().toPath();
    return new Stamps(
        stamp(repository.getIndexFile().toPath()),
        List.of(
            stamp(common.resolve("config")),
            stamp(repository.getDirectory().toPath().resolve("config.worktree")),
            stamp(common.resolve("info").resolve("attributes"))));
  }

  private static Stamp stamp(Path file) throws IOException {
    try {
      var is = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(is.lastModifiedTime().toInstant(), is.size(), String.valueOf(is.fileKey()));
    } catch (NoSuchFileException e) {
      return NONE;
    }
  }
}

package dev.gatehouse.git;

import dev.gatehouse.git.WorkTree.Found;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** The work tree's files as git would store them, by its built-in rules alone. */
final class StoredContent {
  private final Repository repository;
  private final DirCache index;
  private final PathAttributes attributes;

  StoredContent(Repository repository, DirCache index, PathAttributes attributes) {
    this.repository = repository;
    this.index = index;
    this.attributes = attributes;
  }

  /** The content of a file, or the target of a link. */
  byte[] bytes(String path, Found found) throws IOException {
    if (found.kind() == WorkTree.Kind.LINK) {
      return WorkTree.target(found);
    }
    var conversion = attributes.conversion(path);
    var raw = Files.readAllBytes(found.file());
    return conversion.isNone() ? raw : conversion.toStored(raw, crlfInIndex(path));
  }

  /**
   * The blob's id; {@code inserter} writes the blob too, unless it is one that only formats.
   *
   * @param write whether to write the blob to the object database
   */
  ObjectId blob(String path, Found found, ObjectInserter inserter, boolean write)
      throws IOException {
    if (found.kind() == WorkTree.Kind.LINK) {
      return put(inserter, WorkTree.target(found), write);
    }
    var conversion = attributes.conversion(path);
    if (conversion.isNone() || storedAsIs(conversion, path, found)) {
      // Read in pieces, since a file may be larger than memory.
      try (var in = WorkTree.open(found)) {
        var id = put(inserter, found.bytes(), in, write);
        if (in.read() >= 0) {
          throw new EOFException(path + " grew while it was read");
        }
        return id;
      }
    }
    try (var in = WorkTree.open(found)) {
      return put(inserter, conversion.toStored(in.readAllBytes(), crlfInIndex(path)), write);
    }
  }

  private boolean storedAsIs(Conversion conversion, String path, Found found) throws IOException {
    if (conversion.ident() || conversion.encoding().isPresent()) {
      return false;
    }
    TextStats stats;
    try (var in = WorkTree.open(found)) {
      stats = TextStats.of(in);
    }
    return stats.crlf() == 0 || conversion.storesAsIs(stats, crlfInIndex(path));
  }

  private static ObjectId put(ObjectInserter inserter, byte[] bytes, boolean write)
      throws IOException {
    return put(inserter, bytes.length, new ByteArrayInputStream(bytes), write);
  }

  private static ObjectId put(ObjectInserter inserter, long size, InputStream in, boolean write)
      throws IOException {
    return write
        ? inserter.insert(Constants.OBJ_BLOB, size, in)
        : inserter.idFor(Constants.OBJ_BLOB, size, in);
  }

  /** Whether the version in the index is text with CRLF; git then leaves line ends alone. */
  private boolean crlfInIndex(String path) throws IOException {
    int at = index.findEntry(path);
    if (at < 0) {
      return false;
    }
    DirCacheEntry entry = index.getEntry(at);
    for (int i = at; i < index.nextEntry(at); i++) {
      if (index.getEntry(i).getStage() == DirCacheEntry.STAGE_2) {
        entry = index.getEntry(i);
      }
    }
    if ((entry.getRawMode() & 0170000) != 0100000 || !has(entry)) {
      return false;
    }
    try (var in = repository.open(entry.getObjectId(), Constants.OBJ_BLOB).openStream()) {
      var stats = TextStats.of(in);
      return !stats.binary() && stats.crlf() > 0;
    }
  }

  private boolean has(DirCacheEntry entry) throws IOException {
    try (var reader = repository.newObjectReader()) {
      return reader.has(entry.getObjectId());
    }
  }
}

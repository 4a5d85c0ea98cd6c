package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the file system knows of a file without its content: where that is the same, what was read
 * of it need not be read again.
 */
public record FileStamp(Map<String, String> attributes) {
  private static final String UNIX = "unix";

  /** That of a file, or of a link as such. */
  public static FileStamp of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains(UNIX)) {
      var basic = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new FileStamp(
          Map.of(
              "size", Long.toString(basic.size()),
              "modified", basic.lastModifiedTime().toString(),
              "key", Objects.toString(basic.fileKey())));
    }
    // The time of the last change of any kind cannot be set back, that of the content can.
    var named = new TreeMap<String, String>();
    Files.readAttributes(file, UNIX + ":size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS)
        .forEach((name, value) -> named.put(name, Objects.toString(value)));
    return new FileStamp(named);
  }
}

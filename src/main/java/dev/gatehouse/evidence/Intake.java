package dev.gatehouse.evidence;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** One piece that somebody brings as evidence, before it is copied in. */
public interface Intake {
  /** What it is called where it comes from; not safe yet. */
  String name();

  /**
   * How large it is.
   *
   * @throws Trouble where it cannot be kept: a folder, a link, nothing at all, unreadable
   */
  long bytes() throws IOException;

  /** Copies it to a name that is still free. */
  void copyTo(Path target) throws IOException;

  /** A file of the person's. */
  static Intake of(Path file) {
    return new OfFile(file);
  }

  /** Something that lay in no file, such as a picture from the clipboard. */
  static Intake of(String name, byte[] content) {
    return new OfContent(name, content.clone());
  }

  static List<Intake> ofFiles(List<Path> files) {
    return files.stream().map(Intake::of).toList();
  }

  /** How large several are together; refuses as {@link #bytes} does. */
  static long bytes(List<Intake> pieces) throws IOException {
    long sum = 0;
    for (var piece : pieces) {
      sum += piece.bytes();
    }
    return sum;
  }

  /** A file somewhere on this computer. */
  record OfFile(Path file) implements Intake {
    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public long bytes() throws IOException {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw noFile();
      }
      if (!Files.isReadable(file)) {
        throw new Trouble(
            file + " cannot be read",
            "Nothing was attached",
            "See to it that you may read it, or attach a copy of it");
      }
      return Files.size(file);
    }

    @Override
    public void copyTo(Path target) throws IOException {
      bytes();
      try {
        AtomicFile.copyNew(file, target);
      } catch (NoSuchFileException gone) {
        if (Files.exists(file)) {
          throw gone;
        }
        throw noFile();
      }
    }

    private Trouble noFile() {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        return new Trouble(
            file + " is a folder",
            "Evidence is kept as single files, each with its hash; nothing was attached",
            "Attach the files in it, or an archive of it");
      }
      if (Files.isSymbolicLink(file)) {
        return new Trouble(
            file + " is a link",
            "What it leads to could change without anybody knowing; nothing was attached",
            "Attach the file that it leads to");
      }
      return new Trouble(
          file + " is no file",
          "There is nothing to keep; nothing was attached",
          "Look whether it was moved or deleted");
    }
  }

  /** Bytes that were handed over. */
  record OfContent(String name, byte[] content) implements Intake {
    @Override
    public long bytes() {
      return content.length;
    }

    @Override
    public void copyTo(Path target) throws IOException {
      AtomicFile.writeNew(target, content);
    }
  }
}

package dev.gatehouse.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The process that holds a lock, as it says of itself in the lock file: a line for each of these.
 *
 * @param name the user whose process it is
 * @param pid its number on its machine
 * @param since when it took the lock
 */
public record LockHolder(String name, long pid, String host, Instant since) {
  private static final int MOST_BYTES = 1000;
  private static final String HOST = findHost();

  static LockHolder thisProcess() {
    return new LockHolder(
        line(System.getProperty("user.name", "somebody")),
        ProcessHandle.current().pid(),
        HOST,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The lock is held whether this can be written or not: a full disk costs only the name. */
  boolean writeTo(FileChannel channel) {
    var text = name + "\n" + pid + "\n" + host + "\n" + since + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a lock file says; empty where it says nothing of the kind. */
  static Optional<LockHolder> readFrom(Path file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    try {
      return lines.length < 5
          ? Optional.empty()
          : Optional.of(
              new LockHolder(
                  line(lines[0]),
                  Long.parseLong(lines[1]),
                  line(lines[2]),
                  Instant.parse(lines[3])));
    } catch (NumberFormatException | DateTimeException halfWritten) {
      return Optional.empty();
    }
  }

  /** For people: the name, then where to find the process. */
  public String words() {
    return name + ", process " + pid + " on " + host + ", since " + since;
  }

  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static String findHost() {
    for (var variable : new String[] {"COMPUTERNAME", "HOSTNAME"}) {
      var name = System.getenv(variable);
      if (name != null && !name.isBlank()) {
        return line(name);
      }
    }
    try {
      return line(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}

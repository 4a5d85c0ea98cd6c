package dev.gatehouse.schema;

import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A way to a PostgreSQL server that breaks when a word is sent over it. */
public final class CutWire implements AutoCloseable {
  /** Where it breaks. */
  public enum Cut {
    /** The server never gets the word. */
    BEFORE,
    /** The server does what it was told, and nobody hears of it. */
    AFTER
  }

  private final Postgres server;
  private final String word;
  private final Cut cut;
  private final ServerSocket door;

  public CutWire(Postgres server, String word, Cut cut) throws IOException {
    this.server = server;
    this.word = word;
    this.cut = cut;
    this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  /** The server's address by this way. */
  public Postgres address() {
    var url =
        server
            .urlWithPassword()
            .replace(":" + server.port() + "/", ":" + door.getLocalPort() + "/");
    return (Postgres) DatabaseAddress.parse(url, Path.of("")).orElseThrow();
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var behind = new Socket(server.host(), server.port());
        Thread.ofVirtual().start(() -> new Line(client, behind).talk());
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  /** One connection. */
  private final class Line {
    private final Socket client;
    private final Socket behind;
    private volatile boolean heard;

    Line(Socket client, Socket behind) {
      this.client = client;
      this.behind = behind;
    }

    void talk() {
      try (client;
          behind) {
        Thread.ofVirtual().start(this::answer);
        var buffer = new byte[1 << 16];
        var in = client.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          if (holdsTheWord(buffer, count)) {
            heard = true;
            if (cut == Cut.BEFORE) {
              return;
            }
          }
          write(behind.getOutputStream(), buffer, count);
        }
      } catch (IOException broken) {
        // The other side has gone.
      }
    }

    private void answer() {
      try (client;
          behind) {
        var buffer = new byte[1 << 16];
        var in = behind.getInputStream();
        for (int count = in.read(buffer); count >= 0 && !heard; count = in.read(buffer)) {
          write(client.getOutputStream(), buffer, count);
        }
      } catch (IOException broken) {
        // The other side has gone.
      }
    }

    private static void write(OutputStream out, byte[] bytes, int count) throws IOException {
      out.write(bytes, 0, count);
      out.flush();
    }

    private boolean holdsTheWord(byte[] bytes, int count) {
      return new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(word);
    }
  }
}

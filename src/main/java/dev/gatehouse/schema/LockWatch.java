package dev.gatehouse.schema;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.io.Uninterrupted;
import dev.gatehouse.workspace.DatabaseAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A reader that tries every table again and again while somebody else changes the database, and
 * measures for how long each could not be read.
 */
public final class LockWatch implements AutoCloseable {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  /** What the reader calls the whole of a database that is locked as one, as a file is. */
  static final String WHOLE = "the whole database";

  /**
   * For how long something could not be read at a time.
   *
   * @param during what was being done then, in the words of {@link LockWatch#during}
   */
  public record Held(String table, Duration longest, String during) {
    /** Of two times the longer one. */
    public Held longer(Held other) {
      return longest.compareTo(other.longest) >= 0 ? this : other;
    }
  }

  /** One way of reading, on a connection of its own. */
  interface Reader extends AutoCloseable {
    /** What is tried each time. */
    List<String> names();

    /** Whether it can be read right now; never waits. */
    boolean canRead(String name) throws SQLException;

    @Override
    void close() throws SQLException;
  }

  /** When something was first found locked, in nanoseconds, and what was being done then. */
  private record Began(long at, String during) {}

  private final Map<String, Held> longest = new ConcurrentHashMap<>();
  private final Map<String, Began> since = new TreeMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Reader reader;
  private final Duration pause;
  private final Thread thread;
  private volatile String during = "";

  private LockWatch(Reader reader, Duration limit) {
    this.reader = reader;
    var wanted = limit.dividedBy(20);
    pause =
        wanted.compareTo(SHORTEST_PAUSE) < 0
            ? SHORTEST_PAUSE
            : wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    thread =
        Thread.ofPlatform().daemon().name("reader of the rehearsed copy").unstarted(this::watch);
  }

  /**
   * Begins to read.
   *
   * @param tables those that are there now; what is created later cannot be in anybody's way
   * @param limit how long a lock is allowed to be held: the shorter, the closer it is looked
   */
  public static LockWatch on(DatabaseAddress address, List<String> tables, Duration limit) {
    try {
      var reader =
          switch (address) {
            case DatabaseAddress.Sqlite sqlite -> new SqliteReader(sqlite.file());
            case DatabaseAddress.Postgres postgres -> new PostgresReader(postgres, tables);
          };
      var watch = new LockWatch(reader, limit);
      watch.thread.start();
      return watch;
    } catch (SQLException e) {
      throw new Trouble(
          "The copy of the database cannot be read: " + e.getMessage(),
          "It cannot be measured for how long the migrations keep readers out",
          "Run the rehearsal again",
          e);
    }
  }

  /** Says what is being done from now on. */
  public void during(String what) {
    during = what;
  }

  /** What could not be read at some time, by name. */
  public List<Held> held() {
    return longest.values().stream().sorted(Comparator.comparing(Held::table)).toList();
  }

  private void watch() {
    try {
      while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    for (var name : reader.names()) {
      var now = new Began(System.nanoTime(), during);
      try {
        boolean free = reader.canRead(name);
        var from = free ? since.remove(name) : since.computeIfAbsent(name, first -> now);
        if (from != null) {
          note(name, from);
        }
      } catch (SQLException gone) {
        since.remove(name); // The table is dropped: whoever reads it has another trouble.
      }
    }
  }

  private void note(String name, Began from) {
    var held = new Held(name, Duration.ofNanos(System.nanoTime() - from.at()), from.during());
    longest.merge(name, held, Held::longer);
  }

  /** Looks a last time and ends the reader. */
  @Override
  public void close() {
    if (end.getCount() == 0) {
      return;
    }
    end.countDown();
    Uninterrupted.join(thread);
    look();
    try {
      reader.close();
    } catch (SQLException e) {
      // A reader that read nothing but the copy has nothing to lose.
    }
  }
}

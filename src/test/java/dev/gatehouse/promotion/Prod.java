package dev.gatehouse.promotion;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.schema.Database;
import dev.gatehouse.workspace.CheckoutState;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prod of a walked sample, as a test looks at it and meddles with it. */
record Prod(Path root) {
  static Prod of(SampleWalk walk) {
    return new Prod(walk.sample.prod());
  }

  String head() throws IOException {
    try (var git = GitCheckout.open(root)) {
      return git.head().orElseThrow();
    }
  }

  boolean contains(String commit) throws IOException {
    try (var git = GitCheckout.open(root)) {
      return git.contains(commit);
    }
  }

  /** What git would show as changed, the checkout's own state apart. */
  List<String> dirt() throws IOException {
    try (var git = GitCheckout.open(root)) {
      return git.changes().stream()
          .map(change -> change.path())
          .filter(path -> !path.equals(CheckoutState.FILE))
          .toList();
    }
  }

  List<String> tables() throws IOException {
    try (var database = database()) {
      return database.tables();
    }
  }

  long rows(String table) throws IOException {
    try (var database = database()) {
      return database.rows(table).count();
    }
  }

  /** Digests of schema and rows. */
  String content() throws IOException {
    try (var database = database()) {
      return database.contentDigest();
    }
  }

  void sql(String sql) throws IOException {
    try (var database = database()) {
      database.run("by hand", sql);
    }
  }

  /** A port that is not that of its pages: the smoke checks fail, and git sees nothing of it. */
  void breakSmoke() throws IOException {
    Hands.replace(root.resolve(".env"), "PORT=8100", "PORT=8199");
  }

  void mendSmoke() throws IOException {
    Hands.replace(root.resolve(".env"), "PORT=8199", "PORT=8100");
  }

  String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private Database database() throws IOException {
    return Database.open(new DatabaseAddress.Sqlite(root.resolve("backend/app.db")));
  }
}

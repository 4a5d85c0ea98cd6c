package dev.gatehouse.schema;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** Runs a file of SQL on one connection in one transaction. */
final class SqlRun {
  private final String name;
  private final Connection connection;
  private final Function<SQLException, String> words;
  private final Cancellation cancellation;

  /**
   * A run.
   *
   * @param name what to call the file in a message
   * @param connection in auto-commit mode
   * @param words an error in words, without any value
   */
  SqlRun(
      String name,
      Connection connection,
      Function<SQLException, String> words,
      Cancellation cancellation) {
    this.name = name;
    this.connection = connection;
    this.words = words;
    this.cancellation = cancellation;
  }

  /** Applies all of the statements, or none. */
  void run(List<SqlStatement> all) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      cancellation.onCancel(() -> abort(statement));
      int begun = leadingPragmas(all);
      for (var each : all.subList(0, begun)) {
        execute(statement, each);
      }
      connection.setAutoCommit(false);
      try {
        for (var each : all.subList(begun, all.size())) {
          if (!isTransactionMark(each)) {
            refuseRollback(each);
            execute(statement, each);
          }
        }
        commit();
      } catch (Trouble | CancellationException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** Settings such as {@code PRAGMA foreign_keys} do nothing inside a transaction. */
  private static int leadingPragmas(List<SqlStatement> all) {
    int count = 0;
    while (count < all.size() && all.get(count).startsWith("PRAGMA")) {
      count++;
    }
    return count;
  }

  private static boolean isTransactionMark(SqlStatement statement) {
    return statement.startsWith("BEGIN")
        || statement.startsWith("COMMIT")
        || statement.startsWith("END")
        || statement.startsWith("START", "TRANSACTION");
  }

  private void refuseRollback(SqlStatement statement) {
    boolean toSavepoint = statement.tokens().stream().anyMatch(token -> token.is("TO"));
    if ((statement.startsWith("ROLLBACK") && !toSavepoint) || statement.startsWith("ABORT")) {
      throw new Trouble(
          "Line %d of %s rolls the transaction back".formatted(statement.line(), name),
          "Nothing of it was applied",
          "Take the statement out of the migration");
    }
  }

  /** Ends a statement that is running, or is waiting for somebody else's lock. */
  private static void abort(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException nothingToEnd) {
      // It is over: the look between two statements ends the run.
    }
  }

  private void execute(Statement statement, SqlStatement each) {
    cancellation.throwIfCancelled();
    try {
      statement.execute(each.text());
    } catch (SQLException e) {
      cancellation.throwIfCancelled();
      throw failed(
          "Line %d of %s failed (%s): %s"
              .formatted(each.line(), name, each.brief(), words.apply(e)),
          e);
    }
  }

  private void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw failed("The end of " + name + " failed: " + words.apply(e), e);
    }
  }

  static Trouble failed(String what, SQLException cause) {
    return new Trouble(
        what,
        "Nothing of it was applied",
        "Correct the migration in dev and run the step again",
        cause);
  }
}

package dev.gatehouse.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  private static final Path BASE = Path.of("prod").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backend/app.db",
        "./backend/app.db",
        "backend\\app.db",
        "sqlite:backend/app.db",
        "sqlite://backend/app.db",
        "sqlite:///backend/app.db",
        "sqlite:///./backend/app.db?mode=rw&cache=shared",
        "sqlite+aiosqlite:///backend/app.db",
        "SQLite3:///backend/app.db",
        "jdbc:sqlite:backend/app.db",
        "file:backend/app.db",
        "file:./backend/app.db",
      })
  void everyFormOfARelativeSqliteAddressIsTheSameFileInProd(String url) {
    assertEquals(
        Optional.of(new Sqlite(BASE.resolve("backend/app.db"))), DatabaseAddress.parse(url, BASE));
  }

  @Test
  void fourSlashesAreAnAbsolutePath() {
    var absolute = Path.of("/srv/app.db").toAbsolutePath();
    assertEquals(
        Optional.of(new Sqlite(absolute)), DatabaseAddress.parse("sqlite:////srv/app.db", BASE));
    assertEquals(
        Optional.of(new Sqlite(absolute)), DatabaseAddress.parse("file:///srv/app.db", BASE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "sqlite://", "sqlite:///:memory:", ":memory:", "file::memory:"})
  void aDatabaseInMemoryIsNone(String url) {
    assertEquals(Optional.empty(), DatabaseAddress.parse(url, BASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ada:p%40ss%2Fw+rd@db.example:5433/shop?sslmode=require",
        "postgresql+psycopg://ada:p%40ss%2Fw+rd@db.example:5433/shop?sslmode=require",
        "jdbc:postgresql://db.example:5433/shop?user=ada&password=p%40ss/w+rd&sslmode=require",
      })
  void aPostgresAddressIsTakenApartAndShownWithoutItsPassword(String url) {
    var address = postgres(url);
    assertEquals("db.example", address.host());
    assertEquals(5433, address.port());
    assertEquals("shop", address.database());
    assertEquals("ada", address.user());
    assertEquals("p@ss/w+rd", address.password());
    assertEquals("postgresql://ada@db.example:5433/shop?sslmode=require", address.url());
    assertFalse(address.toString().contains("p@ss"), address.toString());
    assertEquals(address, postgres(address.urlWithPassword()));
    assertEquals(
        "postgresql://ada@db.example:5433/shop_copy?sslmode=require",
        address.withDatabase("shop_copy").url());
  }

  @Test
  void whatAPostgresAddressLeavesOutHasTheUsualValue() {
    var address = postgres("postgresql:///shop?host=/var/run/postgresql");
    assertEquals("localhost", address.host());
    assertEquals(5432, address.port());
    assertEquals("", address.user());
    assertEquals("::1", postgres("postgres://[::1]/x").host());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ada:geheim@db/shop",
        "mssql+pyodbc://ada:geheim@db",
        "postgresql://ada:geheim@db:port/x",
        "postgresql:geheim"
      })
  void whatCannotBeReadIsTroubleThatDoesNotRepeatThePassword(String url) {
    var trouble = assertThrows(Trouble.class, () -> DatabaseAddress.parse(url, BASE));
    assertFalse(trouble.toString().contains("geheim"), trouble.toString());
  }

  private static Postgres postgres(String url) {
    return assertInstanceOf(
        Postgres.class, DatabaseAddress.parse(url, BASE).orElseThrow(), "no PostgreSQL: " + url);
  }
}

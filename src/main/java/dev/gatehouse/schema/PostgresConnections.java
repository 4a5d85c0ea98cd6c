package dev.gatehouse.schema;

import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.util.PSQLException;

/** The one way in which a PostgreSQL server is connected to, and how its errors are read. */
public final class PostgresConnections {
  private static final String SECONDS_TO_CONNECT = "10";

  private PostgresConnections() {}

  /** A new connection that may write, in auto-commit mode. */
  public static Connection open(Postgres address) throws SQLException {
    var properties = new Properties();
    if (!address.user().isEmpty()) {
      properties.setProperty("user", address.user());
    }
    if (!address.password().isEmpty()) {
      properties.setProperty("password", address.password());
    }
    // No other option is handed on: the driver has some that load classes.
    var sslMode = address.options().get("sslmode");
    if (sslMode != null) {
      properties.setProperty("sslmode", sslMode);
    }
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    // A server that is gone is noticed in time, also while a long statement says nothing.
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "gatehouse");
    var host = address.host().isEmpty() ? "localhost" : address.host();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host,
                address.port(),
                URLEncoder.encode(address.database(), StandardCharsets.UTF_8)),
        properties);
  }

  /** The server's message without its detail, which quotes values. */
  public static String words(SQLException failure) {
    var message =
        failure instanceof PSQLException p && p.getServerErrorMessage() != null
            ? p.getServerErrorMessage().getMessage()
            : failure.getMessage();
    return String.valueOf(message);
  }
}

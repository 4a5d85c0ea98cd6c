package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms that a database's address comes in. Those of SQLAlchemy (three slashes and a relative
 * path, four and an absolute one), of Prisma, of JDBC and of libpq.
 */
final class DatabaseUrls {
  private static final int POSTGRES_PORT = 5432;
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9.-]+)(\\+[^:/]*)?:(.*)");
  private static final Pattern POSTGRES =
      Pattern.compile("//(?:([^/?#]*)@)?([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:,]*)(?::(\\d{1,5}))?(?:,.*)?");

  private DatabaseUrls() {}

  static Optional<DatabaseAddress> parse(String url, Path base) {
    var text = url.strip();
    if (text.regionMatches(true, 0, "jdbc:", 0, 5)) {
      text = text.substring(5);
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var parts = SCHEME.matcher(text);
    if (!parts.matches()) {
      return sqlite(text, base);
    }
    var rest = group(parts, 3);
    return switch (group(parts, 1).toLowerCase(Locale.ROOT)) {
      case "sqlite", "sqlite3" -> sqlite(afterAuthority(rest), base);
      case "file" -> sqlite(rest.startsWith("///") ? rest.substring(2) : rest, base);
      case "postgres", "postgresql", "postgis" -> Optional.of(postgres(rest));
      default ->
          throw new Trouble(
              "Gatehouse cannot work with a database of the kind \"" + group(parts, 1) + "\"",
              "It knows SQLite and PostgreSQL; backup, schema and rehearsal need to read it",
              "Configure commands for steps 7, 9, 10 and 11 in gatehouse.json, or another"
                  + " database");
    };
  }

  static Postgres postgres(
      String host,
      int port,
      String database,
      String user,
      String password,
      SortedMap<String, String> options) {
    return new Postgres(
        url(host, port, database, user, "", options),
        host,
        port,
        database,
        user,
        password,
        options);
  }

  static String url(
      String host,
      int port,
      String database,
      String user,
      String password,
      SortedMap<String, String> options) {
    var url = new StringBuilder("postgresql://");
    if (!user.isEmpty() || !password.isEmpty()) {
      url.append(encode(user));
      url.append(password.isEmpty() ? "" : ":" + encode(password)).append('@');
    }
    url.append(host.contains(":") ? "[" + host + "]" : host).append(':').append(port);
    url.append('/').append(encode(database));
    char between = '?';
    for (var option : options.entrySet()) {
      url.append(between).append(encode(option.getKey())).append('=');
      url.append(encode(option.getValue()));
      between = '&';
    }
    return url.toString();
  }

  /** SQLAlchemy's and Rails' slashes: two belong to the form, the third begins the path. */
  private static String afterAuthority(String rest) {
    if (rest.startsWith("///")) {
      return rest.substring(3);
    }
    return rest.startsWith("//") ? rest.substring(2) : rest;
  }

  private static Optional<DatabaseAddress> sqlite(String written, Path base) {
    var query = written.indexOf('?');
    var options = query < 0 ? "" : written.substring(query + 1);
    var path = (query < 0 ? written : written.substring(0, query)).replace('\\', '/');
    if (path.isBlank() || path.contains(":memory:") || options.contains("mode=memory")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Sqlite(base.toAbsolutePath().resolve(path).normalize()));
    } catch (InvalidPathException e) {
      throw new Trouble(
          "The database's address names no path that this system can have",
          "Prod's database is not found",
          "Correct DATABASE_URL, or \"database\" in gatehouse.json",
          e);
    }
  }

  private static Postgres postgres(String rest) {
    var url = POSTGRES.matcher(rest);
    if (!url.matches()) {
      throw unreadable();
    }
    var host = HOST.matcher(group(url, 2));
    if (!host.matches()) {
      throw unreadable();
    }
    var options = options(group(url, 4));
    var login = group(url, 1);
    int colon = login.indexOf(':');
    var user = decode(colon < 0 ? login : login.substring(0, colon));
    var password = colon < 0 ? "" : decode(login.substring(colon + 1));
    var inOptions = taken(options, "password");
    taken(options, "sslpassword");
    var userInOptions = taken(options, "user");
    var name = taken(options, "dbname");
    return postgres(
        hostName(group(host, 1), options),
        port(group(host, 2), options),
        group(url, 3).isEmpty() ? name : decode(group(url, 3)),
        user.isEmpty() ? userInOptions : user,
        password.isEmpty() ? inOptions : password,
        options);
  }

  /** A host that is a folder is a socket, which Java cannot open: the same server by network. */
  private static String hostName(String written, SortedMap<String, String> options) {
    var name = written;
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    var inOptions = taken(options, "host");
    if (name.isEmpty() && !inOptions.startsWith("/")) {
      name = inOptions;
    }
    return name.isEmpty() ? "localhost" : decode(name);
  }

  private static int port(String written, SortedMap<String, String> options) {
    var inOptions = taken(options, "port");
    var digits = written.isEmpty() ? inOptions : written;
    if (digits.isEmpty()) {
      return POSTGRES_PORT;
    }
    if (!digits.matches("\\d{1,5}")) {
      throw unreadable();
    }
    return Integer.parseInt(digits);
  }

  private static SortedMap<String, String> options(String query) {
    var options = new TreeMap<String, String>();
    for (var part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        options.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
      }
    }
    return options;
  }

  private static String taken(SortedMap<String, String> options, String key) {
    var value = options.remove(key);
    return value == null ? "" : value;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Percent signs that introduce nothing stay; a plus is a plus. */
  private static String decode(String text) {
    var whole = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
    return URLDecoder.decode(whole, StandardCharsets.UTF_8);
  }

  private static String group(Matcher matcher, int number) {
    var group = matcher.group(number);
    return group == null ? "" : group;
  }

  private static Trouble unreadable() {
    return new Trouble(
        "The address of the PostgreSQL database cannot be read",
        "Prod's database is not found",
        "Write it as postgresql://user:password@host:5432/database");
  }
}

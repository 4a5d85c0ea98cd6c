package dev.gatehouse.schema;

import dev.gatehouse.schema.JdbcDatabase.Reader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The schema of a PostgreSQL database, read out of its catalogs with the functions that {@code
 * pg_dump} itself uses for the definitions. Types, sequences, tables, constraints, indexes, views,
 * functions and triggers; no owners, grants or comments, which are not the application's.
 */
final class PostgresDump {
  private static final String OWN =
      " n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ";
  private static final String NOT_OF_EXTENSION =
      " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = %s.oid AND d.deptype = 'e') ";

  /** Each gives one statement per row, without its semicolon, in a stable order. */
  private static final List<String> BEFORE_TABLES =
      List.of(
          """
          SELECT format('CREATE SCHEMA %I', n.nspname) FROM pg_namespace n
          WHERE\
          """
              + OWN
              + "AND n.nspname <> 'public' ORDER BY 1",
          "SELECT format('CREATE EXTENSION %I', extname) FROM pg_extension"
              + " WHERE extname <> 'plpgsql' ORDER BY 1",
          """
          SELECT format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
            (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
             FROM pg_enum e WHERE e.enumtypid = t.oid))
          FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          WHERE t.typtype = 'e' AND\
          """
              + OWN
              + "ORDER BY 1",
          """
          SELECT format('CREATE SEQUENCE %I.%I AS %s INCREMENT %s', n.nspname, c.relname,
            format_type(s.seqtypid, NULL), s.seqincrement)
          FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE\
          """
              + OWN
              + "ORDER BY 1");

  private static final String COLUMNS =
      """
      SELECT format('%I.%I', n.nspname, c.relname), format('%I %s', a.attname,
        format_type(a.atttypid, a.atttypmod))
        || CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS ('
             || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
           WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
           WHEN a.attidentity <> '' THEN ' GENERATED AS IDENTITY' ELSE '' END
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE c.relkind IN ('r', 'p') AND\
      """
          + OWN
          + NOT_OF_EXTENSION.formatted("c")
          + "ORDER BY 1, a.attnum";

  private static final List<String> AFTER_TABLES =
      List.of(
          """
          SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname,
            pg_get_constraintdef(k.oid))
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype <> 'n' AND\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("c")
              + "ORDER BY 1",
          """
          SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i
          JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) AND\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("c")
              + "ORDER BY 1",
          """
          SELECT format('CREATE %sVIEW %I.%I AS %s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED '
            ELSE '' END, n.nspname, c.relname, rtrim(pg_get_viewdef(c.oid), ';'))
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('v', 'm') AND\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("c")
              + "ORDER BY 1",
          """
          SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n
          ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p') AND\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("p")
              + "ORDER BY 1",
          """
          SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND\
          """
              + OWN
              + "ORDER BY 1");

  private PostgresDump() {}

  static String of(Reader reader) throws SQLException {
    var dump = new StringBuilder();
    statements(reader, BEFORE_TABLES, dump);
    var tables = new TreeMap<String, List<String>>();
    reader.query(
        COLUMNS,
        row -> {
          var columns = tables.computeIfAbsent(row.getString(1), table -> new ArrayList<>());
          if (row.getString(2) != null) {
            columns.add(row.getString(2));
          }
        });
    tables.forEach(
        (table, columns) ->
            dump.append("CREATE TABLE ")
                .append(table)
                .append(" (\n  ")
                .append(String.join(",\n  ", columns))
                .append("\n);\n"));
    statements(reader, AFTER_TABLES, dump);
    return dump.toString();
  }

  private static void statements(Reader reader, List<String> queries, StringBuilder dump)
      throws SQLException {
    for (var query : queries) {
      for (var statement : reader.column(query)) {
        dump.append(statement.strip()).append(";\n");
      }
    }
  }
}

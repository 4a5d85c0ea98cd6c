package dev.gatehouse.backup;

import java.util.List;

/**
 * The statements that take all of an application's own objects out of a PostgreSQL database, in an
 * order that works. Extensions stay, since they take rights to create that an application's role
 * rarely has.
 */
final class PostgresContent {
  private static final String OWN =
      " n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"
          + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = n.oid)";
  private static final String NOT_OF_EXTENSION =
      " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = %s.oid)";

  /** Each gives one statement per row. All are asked before the first of their answers is run. */
  static final List<String> DROPS =
      List.of(
          "SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication",
          "SELECT format('DROP EVENT TRIGGER %I', e.evtname) FROM pg_event_trigger e WHERE true"
              + NOT_OF_EXTENSION.formatted("e"),
          "SELECT format('DROP SERVER %I CASCADE', s.srvname) FROM pg_foreign_server s WHERE true"
              + NOT_OF_EXTENSION.formatted("s"),
          // Tables first: they take the sequences of their columns along.
          """
          SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
            CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
              WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
            n.nspname, c.relname)
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("c")
              + " ORDER BY c.relkind NOT IN ('r', 'p'), c.relkind = 'S', c.oid",
          """
          SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("p"),
          """
          SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
            CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, n.nspname, t.typname)
          FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          LEFT JOIN pg_class c ON c.oid = t.typrelid
          WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND\
          """
              + OWN
              + NOT_OF_EXTENSION.formatted("t"),
          """
          SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', n.nspname) FROM pg_namespace n
          WHERE n.nspname <> 'public' AND NOT EXISTS
            (SELECT FROM pg_extension x WHERE x.extnamespace = n.oid) AND\
          """
              + OWN,
          "SELECT format('SELECT lo_unlink(%s)', oid) FROM pg_largeobject_metadata");

  private PostgresContent() {}
}

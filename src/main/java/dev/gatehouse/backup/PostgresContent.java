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
          // Whatever lies in a schema depends on it. Tables first: they take the sequences of their
          // columns along, which cannot go by themselves.
          """
          SELECT format('DROP %s IF EXISTS %s CASCADE', CASE i.type
              WHEN 'composite type' THEN 'TYPE' WHEN 'statistics object' THEN 'STATISTICS'
              ELSE upper(i.type) END, i.identity)
          FROM pg_depend own JOIN pg_namespace n
            ON own.refclassid = 'pg_namespace'::regclass AND own.refobjid = n.oid,
            pg_identify_object(own.classid, own.objid, 0) i
          WHERE own.deptype = 'n' AND own.objsubid = 0 AND i.type IN ('table', 'foreign table',
              'view', 'materialized view', 'sequence', 'function', 'procedure', 'aggregate', 'type',
              'composite type', 'collation', 'conversion', 'operator', 'operator class',
              'operator family', 'statistics object', 'text search configuration',
              'text search dictionary')
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
              AND e.classid = own.classid AND e.objid = own.objid) AND\
          """
              + OWN
              + " ORDER BY i.type <> 'table', i.type = 'sequence', own.objid",
          """
          SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', n.nspname) FROM pg_namespace n
          WHERE n.nspname <> 'public' AND NOT EXISTS
            (SELECT FROM pg_extension x WHERE x.extnamespace = n.oid) AND\
          """
              + OWN,
          "SELECT format('SELECT lo_unlink(%s)', oid) FROM pg_largeobject_metadata");

  private PostgresContent() {}
}

#!/bin/sh
# A first look at a checkout that was just brought up to date: is everything there that it needs to serve?
. "$(dirname -- "$0")/lib/harbour.sh"

services_are_started() {
  [ ! -e "$root/run/maintenance" ]
}

version_is_named() {
  tr -d '\r' <"$root/VERSION" | grep -E '^[0-9]+\.[0-9]+\.[0-9]+$' >/dev/null
}

# A SQLite file holds the text of its schema: each table that a migration makes must be named in it.
migrations_have_run() {
  [ -f "$database" ] || return 1
  tables=$(cat "$root"/backend/migrations/*.sql | tr -d '\r' | sed -n 's/^CREATE TABLE IF NOT EXISTS \([a-z_]*\).*/\1/p')
  for table in $tables; do
    tr -c '[:alnum:]_ ' '\n' <"$database" | grep "CREATE TABLE $table" >/dev/null || return 1
  done
}

check 'the services are started' services_are_started
check 'the version is named' version_is_named
check 'the database is whole' database_is_whole
check 'every table of the migrations is there' migrations_have_run
check 'the page has all its scripts and styles' assets_are_there
check 'the pages ask this checkout'\''s port' port_is_this_checkouts
verdict 'Smoke'

#!/bin/sh
# soak.sh [ROUNDS]: reads the whole database and every page again and again; nothing may change or fail.
. "$(dirname -- "$0")/lib/harbour.sh"

if [ "${1:-}" = -Rounds ]; then
  shift
fi
rounds=${1:-5}

reading() {
  digest "$database"
  for page in "$root"/frontend/*; do
    digest "$page"
  done
}

database_is_whole || fail "$database is no whole SQLite database"
first=$(reading)
round=1
while [ "$round" -le "$rounds" ]; do
  [ "$(reading)" = "$first" ] && database_is_whole || fail "Soak failed: round $round read something else"
  round=$((round + 1))
done
printf 'Soak passed: %s rounds\n' "$rounds"

#!/bin/sh
# services.sh stop|start: while the mark lies there, the desk's server answers "closed for maintenance"
# and leaves the database alone.
. "$(dirname -- "$0")/lib/harbour.sh"

mark=$root/run/maintenance
case ${1:-} in
stop)
  mkdir -p "$root/run"
  date -u +%Y-%m-%dT%H:%M:%SZ >"$mark"
  printf 'Services stopped: the desk is closed for maintenance\n'
  ;;
start)
  rm -f "$mark"
  printf 'Services started: the desk is open\n'
  ;;
*) fail 'services.sh stop|start' ;;
esac

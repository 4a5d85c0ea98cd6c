#!/bin/sh
# Starts dev's server on 8201 with a database of its own under scratch. Stays in dev. Needs Python.
. "$(dirname -- "$0")/lib/harbour.sh"

[ "$(env_value PORT)" = 8201 ] || fail "This checkout's .env does not name dev's port 8201"
mkdir -p "$root/scratch"
cd "$root"
exec python3 -B -c '
from backend import database, server
connection = database.connect("scratch/dev.db")
database.migrate(connection)
connection.close()
print("Serving on http://127.0.0.1:8201")
server.serve(8201, "scratch/dev.db").serve_forever()
'

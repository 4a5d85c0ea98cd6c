#!/bin/sh
# The core checks of prod: is this checkout the one that serves, and has it what it needs?
. "$(dirname -- "$0")/lib/harbour.sh"

role_is_prod() {
  grep prod "$root/.workspace-role" >/dev/null 2>&1
}

documents_are_there() {
  [ -n "$(find "$root/storage/documents" -type f -size +0 2>/dev/null)" ]
}

check 'this checkout is prod' role_is_prod
check 'the database is whole' database_is_whole
check '.env names a port, a database and a secret' env_is_complete
check 'the pages ask this checkout'\''s port' port_is_this_checkouts
check 'the documents are there' documents_are_there
verdict 'Core checks'

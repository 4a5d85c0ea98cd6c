# What the scripts in the folder above share; each reads this first. POSIX sh and tools that Linux and
# macOS both have. Paths may hold spaces. harbour.ps1 is its twin.
set -eu
LC_ALL=C
export LC_ALL

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
database=$root/backend/app.db
checks=0
failed=0
skipped=0

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# check NAME COMMAND...: runs the command and says how it went.
check() {
  name=$1
  shift
  checks=$((checks + 1))
  if "$@"; then
    printf 'ok    %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$name"
  fi
}

# skip NAME REASON
skip() {
  skipped=$((skipped + 1))
  printf 'skip  %s: %s\n' "$1" "$2"
}

# verdict WHAT: the last line, and the exit code.
verdict() {
  if [ "$failed" -gt 0 ]; then
    printf '%s failed: %s of %s checks\n' "$1" "$failed" "$checks"
    exit 1
  fi
  if [ "$skipped" -gt 0 ]; then
    printf '%s passed: %s checks, %s skipped\n' "$1" "$checks" "$skipped"
  else
    printf '%s passed: %s checks\n' "$1" "$checks"
  fi
}

# The SHA-256 of a file in upper-case hex, as manifests have it.
if command -v sha256sum >/dev/null 2>&1; then
  digest() { sha256sum <"$1" | cut -c 1-64 | tr 'a-f' 'A-F'; }
else
  digest() { shasum -a 256 <"$1" | cut -c 1-64 | tr 'a-f' 'A-F'; }
fi

size() {
  wc -c <"$1" | tr -d ' '
}

# The value of a key in .env, empty where there is none.
env_value() {
  [ -f "$root/.env" ] || return 0
  tr -d '\r' <"$root/.env" | sed -n "s/^$1=//p" | sed -n 1p
}

# Every .env file at the root and one level below, relative to the root.
env_files() {
  for file in "$root"/.env* "$root"/*/.env*; do
    if [ -f "$file" ]; then
      printf '%s\n' "${file#"$root"/}"
    fi
  done
}

# A database file is whole only while no journal with pages in it lies beside it.
database_is_whole() {
  [ -f "$database" ] || return 1
  [ "$(dd if="$database" bs=15 count=1 2>/dev/null)" = 'SQLite format 3' ] || return 1
  [ ! -s "$database-wal" ] && [ ! -s "$database-journal" ]
}

env_is_complete() {
  for key in PORT DATABASE_URL SECRET_KEY; do
    [ -n "$(env_value "$key")" ] || return 1
  done
}

# The port that the pages ask is the port of this checkout's server.
port_is_this_checkouts() {
  port=$(tr -d '\r' <"$root/frontend/config.js" | sed -n 's/^  port: \([0-9]*\),$/\1/p')
  [ -n "$port" ] && [ "$port" = "$(env_value PORT)" ]
}

# Every script and style sheet that the page asks for is there.
assets_are_there() {
  for asset in $(tr -d '\r' <"$root/frontend/index.html" |
    sed -n -e 's/.*src="\([^"]*\)".*/\1/p' -e 's/.*href="\([^"]*\)".*/\1/p'); do
    [ -f "$root/frontend/$asset" ] || return 1
  done
}

# The commit that is checked out, read without git; empty where it cannot be told.
head_commit() {
  head=$(cat "$root/.git/HEAD" 2>/dev/null) || head=
  case $head in
  'ref: '*)
    ref=${head#ref: }
    if [ -f "$root/.git/$ref" ]; then
      cat "$root/.git/$ref"
    elif [ -f "$root/.git/packed-refs" ]; then
      sed -n "s|^\([0-9a-f]*\) $ref\$|\1|p" "$root/.git/packed-refs"
    fi
    ;;
  *) printf '%s\n' "$head" ;;
  esac
}

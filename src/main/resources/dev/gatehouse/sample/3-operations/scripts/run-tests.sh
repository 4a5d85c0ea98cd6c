#!/bin/sh
# run-tests.sh [-SkipE2E]: checks the sources, then runs the unit tests and, unless told not to, the
# test that starts the server. The last two need Python 3.8 and are skipped, and said so, without it.
. "$(dirname -- "$0")/lib/harbour.sh"

e2e=yes
for argument in "$@"; do
  case $argument in
  -SkipE2E | --skip-e2e) e2e=no ;;
  *) fail "run-tests.sh knows -SkipE2E only, not $argument" ;;
  esac
done

# Migrations are numbered without a gap.
migrations_are_numbered() {
  number=0
  for file in "$root"/backend/migrations/*.sql; do
    number=$((number + 1))
    case ${file##*/} in
    "$(printf '%04d' "$number")"_*) ;;
    *) return 1 ;;
    esac
  done
}

# A migration may run twice: what it creates is guarded.
migrations_are_guarded() {
  ! cat "$root"/backend/migrations/*.sql | grep '^CREATE ' | grep -v ' IF NOT EXISTS ' >/dev/null
}

no_conflict_markers() {
  ! grep -E '^(<<<<<<<|>>>>>>>)' "$root"/backend/*.py "$root"/frontend/* "$root"/tests/*.py >/dev/null
}

# importlib.metadata came with 3.8.
find_python() {
  for candidate in python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import importlib.metadata' >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

# python_tests [e2e]
python_tests() {
  (cd "$root" && "$python" -B -m tests "$@")
}

check 'the page has all its scripts and styles' assets_are_there
check 'migrations are numbered without a gap' migrations_are_numbered
check 'what migrations create is guarded' migrations_are_guarded
check 'no conflict markers are left' no_conflict_markers

python=$(find_python)
if [ -z "$python" ]; then
  skip 'unit tests' 'there is no Python 3.8 or newer'
else
  check 'unit tests' python_tests
fi
if [ "$e2e" = no ]; then
  skip 'end-to-end test' 'asked for'
elif [ -z "$python" ]; then
  skip 'end-to-end test' 'there is no Python 3.8 or newer'
else
  check 'end-to-end test' python_tests e2e
fi
verdict 'Tests'

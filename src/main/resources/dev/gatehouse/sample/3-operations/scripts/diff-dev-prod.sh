#!/bin/sh
# diff-dev-prod.sh [PROD]: which tracked files differ between this dev checkout and prod, by content as
# git stores it. Prod is the sibling folder without -dev unless it is named. Needs git.
. "$(dirname -- "$0")/lib/harbour.sh"

if [ "${1:-}" = -Prod ]; then
  shift
fi
prod=${1:-${root%-dev}}
[ "$prod" != "$root" ] || fail "$root is not a dev checkout: its name does not end in -dev"
[ -d "$prod/.git" ] || fail "$prod is no git checkout"
command -v git >/dev/null 2>&1 || fail 'git is not on the path'
prod=$(CDPATH='' cd -- "$prod" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# The log, its records, the workspace's state and its settings belong to each checkout itself.
own='^(gatehouse\.json|\.workspace-role|\.workspace-state\.json|docs/build/PROMOTION_LOG\.md|docs/build/promotions/.*)$'

# listing FOLDER: one line per tracked file that is there, "path<tab>git's id of its content".
listing() {
  cd "$1"
  git -c core.quotepath=off ls-files | grep -Ev "$own" | while IFS= read -r path; do
    if [ -f "$path" ]; then
      printf '%s\n' "$path"
    fi
  done >"$work/paths"
  git hash-object --stdin-paths <"$work/paths" | paste "$work/paths" - | sort
}

(listing "$root") >"$work/dev"
(listing "$prod") >"$work/prod"
cut -f 1 "$work/dev" | sort >"$work/dev.paths"
cut -f 1 "$work/prod" | sort >"$work/prod.paths"
comm -23 "$work/dev.paths" "$work/prod.paths" >"$work/added"
comm -13 "$work/dev.paths" "$work/prod.paths" >"$work/removed"
comm -23 "$work/dev" "$work/prod" | cut -f 1 | sort | comm -12 - "$work/prod.paths" >"$work/modified"

count() { wc -l <"$1" | tr -d ' '; }
added=$(count "$work/added")
modified=$(count "$work/modified")
removed=$(count "$work/removed")

printf 'Comparing %s with %s\n' "$root" "$prod"
sed 's/^/added     /' "$work/added"
sed 's/^/modified  /' "$work/modified"
sed 's/^/removed   /' "$work/removed"
printf 'Deltas: %s (%s added, %s modified, %s removed)\n' \
  "$((added + modified + removed))" "$added" "$modified" "$removed"

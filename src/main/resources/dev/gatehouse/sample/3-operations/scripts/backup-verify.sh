#!/bin/sh
# Copies what git does not hold (database, storage, .env files) into storage/backups, writes a manifest,
# restores the copy into scratch and compares every hash. Only the owner can read it.
. "$(dirname -- "$0")/lib/harbour.sh"
umask 077

database_is_whole || fail "$database is no whole SQLite database: stop the services, then run this again"

at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
name=system-$(printf '%s' "$at" | tr -d ':Z-' | tr T -)
backups=$root/storage/backups
mkdir -p "$backups"
backup=$backups/$name
again=2
until mkdir "$backup" 2>/dev/null; do
  [ -d "$backup" ] || fail "$backup cannot be made"
  backup=$backups/$name-$again
  again=$((again + 1))
done
restored=$root/scratch/restore/backup-check-$$
complete=no
# What is not complete and verified does not stay.
clean_up() {
  rm -rf "$restored"
  if [ "$complete" = no ]; then
    rm -rf "$backup"
  fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# copy FILE TARGET, both relative: to the root, and to the backup.
copy() {
  mkdir -p "$(dirname -- "$backup/$2")"
  cp "$root/$1" "$backup/$2"
}

# csv TEXT: quotes doubled; json TEXT: quotes and backslashes escaped.
csv() { printf '%s' "$1" | sed 's/"/""/g'; }
json() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

before=$(digest "$database")
copy backend/app.db database/app.db
[ "$(digest "$database")" = "$before" ] && database_is_whole ||
  fail 'The database changed while it was copied: stop the services, then run this again'
printf 'Database: backend/app.db, %s bytes\n' "$(size "$backup/database/app.db")"

(cd "$root" && find storage -path storage/backups -prune -o -type f -print) | while IFS= read -r file; do
  copy "$file" "$file"
done
mkdir -p "$backup/storage"
printf 'Storage files: %s\n' "$(find "$backup/storage" -type f | wc -l | tr -d ' ')"

env_files | while IFS= read -r file; do
  copy "$file" "config/$file"
done
mkdir -p "$backup/config"
printf 'Config files: %s\n' "$(find "$backup/config" -type f | wc -l | tr -d ' ')"

listing() {
  (cd "$1" && find . -type f ! -path ./manifest.csv ! -path ./backup.json -print) | sed 's|^\./||' | sort
}

{
  printf '"Path","Hash","Size"\n'
  listing "$backup" | while IFS= read -r file; do
    printf '"%s","%s","%s"\n' "$(csv "$file")" "$(digest "$backup/$file")" "$(size "$backup/$file")"
  done
} >"$backup/manifest.csv"

url=$(env_value DATABASE_URL | sed 's|://\([^:/@]*\):[^@]*@|://\1@|')
printf '{"created_at":"%s","tool":"harbour backup-verify","repo_root":"%s","prod_head":"%s","database_url":"%s","database_path":"backend/app.db","database_kind":"sqlite","roots":["storage"]}\n' \
  "$at" "$(json "$root")" "$(head_commit)" "$(json "$url")" >"$backup/backup.json"

mkdir -p "$restored"
cp -R "$backup/." "$restored"
files=$(listing "$restored" | wc -l | tr -d ' ')
sed 1d "$backup/manifest.csv" | while IFS= read -r line; do
  line=${line#\"}
  line=${line%\",\"*}
  hash=${line##*\",\"}
  path=$(printf '%s' "${line%\",\"*}" | sed 's/""/"/g')
  [ -f "$restored/$path" ] && [ "$(digest "$restored/$path")" = "$hash" ] ||
    fail "$path does not come back as it was"
done
[ "$files" = "$(sed 1d "$backup/manifest.csv" | wc -l | tr -d ' ')" ] ||
  fail 'The restored copy and the manifest do not name the same files'
[ "$(digest "$restored/database/app.db")" = "$before" ] || fail "The restored database is not prod's"
printf 'Verified: %s files restored into scratch with the hashes of the manifest\n' "$files"

complete=yes
printf 'Backup complete: %s\n' "$backup"

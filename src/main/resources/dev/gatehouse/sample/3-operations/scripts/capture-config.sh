#!/bin/sh
# Copies every .env file into scratch/config, outside git and for the owner only. Prints names, never a value.
. "$(dirname -- "$0")/lib/harbour.sh"
umask 077

names=$(env_files)
[ -n "$names" ] || fail "There is no .env file in $root to capture"

stamp=$root/scratch/config/$(date -u +%Y%m%d-%H%M%S)
capture=$stamp
again=2
while [ -e "$capture" ]; do
  capture=$stamp-$again
  again=$((again + 1))
done
mkdir -p "$capture"
env_files | while IFS= read -r file; do
  mkdir -p "$(dirname -- "$capture/$file")"
  cp "$root/$file" "$capture/$file"
  printf 'Captured: %s, %s bytes\n' "$file" "$(size "$capture/$file")"
done
printf 'Config capture saved: %s\n' "$capture"

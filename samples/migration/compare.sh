#!/bin/sh
# Shows that the old program and its new twin say and do the same, each on a service of its own with
# the same archive in it; and that what the old one was answered can be pinned and replayed.
#
# usage: compare.sh [FOLDER]    where everything is kept to look at; else it is removed
# OLD and NEW are the programs, if others are to be compared; PYTHON is the Python that has boto and
# boto3: /usr/bin/python3, if it is not set.
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
turkbridge=$here/../../target/turkbridge
python=${PYTHON:-/usr/bin/python3}
type=${TYPE:-3Y9BD3PZM3MD1O2OKE8RWHBEXAMPLE}
export AWS_ACCESS_KEY_ID=AKIAMIGRATIONEXAMPLE AWS_SECRET_ACCESS_KEY=migration/example/no/real/key

if [ $# -gt 0 ]; then
  work=$1
  mkdir -p "$work"
else
  work=$(mktemp -d)
fi
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ $# -gt 0 ] || rm -rf "$work"
}
keep=${1-}
trap 'finish $keep' EXIT

# run NAME PROGRAM API: a service, one program, and what is left in the store.
run() {
  rm -rf "$work/$1.ports" "$work/$1.calls" "$work/$1.db"*
  mkfifo "$work/$1.ports"
  "$turkbridge" serve --legacy-port 0 --current-port 0 --store "$work/$1.db" \
    --import "$here/.." --record "$work/$1.calls" >"$work/$1.ports" 2>"$work/$1.log" &
  server=$!
  { read -r _ legacy && read -r _ current; } <"$work/$1.ports"
  case $3 in
    legacy) "$python" "$2" "$legacy" "$type" >"$work/$1.txt" ;;
    current) "$python" "$2" "$current" "$type" >"$work/$1.txt" ;;
  esac
  kill "$server"
  wait "$server" || true
  server=
  "$turkbridge" export --store "$work/$1.db" -o "$work/$1.jsonl" --force 2>>"$work/$1.log"
}

run old "${OLD:-$here/pending_old.py}" legacy
run new "${NEW:-$here/pending_new.py}" current

cat "$work/old.txt"
cmp "$work/old.txt" "$work/new.txt"
echo "Both print the same."
cmp "$work/old.jsonl" "$work/new.jsonl"
echo "Both leave the same behind."
"$turkbridge" replay "$work/old.calls" --import "$here/.." --ignore GrantTime

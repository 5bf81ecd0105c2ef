#!/usr/bin/env bash
# `skein query` on a terminal: lines are completed, remembered and continued, Ctrl-C stops a query and gives a line up, Ctrl-D ends.
#
#   tests/session/run.sh SKEIN
set -u
export LC_ALL=C.UTF-8
skein=$(realpath "${1:?usage: run.sh SKEIN}")
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo 'skipped: python3 is not there to be the terminal'; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
printf 'Ada Lovelace founded Acme. Acme bought Initech. Bob Ames did not use Initech-2.\n' >notes.txt
"$skein" build notes.txt -o notes.skein 2>/dev/null || { echo 'FAILED: no graph'; exit 1; }
HOME="$scratch" XDG_STATE_HOME="$scratch/state" TERM=xterm exec python3 "$here/converse.py" "$skein" notes.skein

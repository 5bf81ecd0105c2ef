#!/usr/bin/env bash
# Usage: run.sh SKEIN SKEIN_WRITE_HOSTILE
# Writes graphs of hostile names in every format and reads them back with the programs they are for: networkx, igraph,
# graphology, Graphviz, rdflib, Python's csv. Exit code 77: nothing could be compared.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
writer=${2:?usage: run.sh SKEIN SKEIN_WRITE_HOSTILE}
work=$(cd "$(dirname "$writer")" && pwd)/interop_graphs
python=/usr/bin/python3
[ -x "$python" ] || { echo 'skipped: there is no /usr/bin/python3'; exit 77; }
mkdir -p "$work"

# Into the build tree, from the lock file of this folder; kept between runs as long as that is the same.
modules=()
if ! command -v npm >/dev/null; then
    echo 'skipped: graphology reads no GraphML and GEXF here: install npm'
else
    if ! cmp -s "$here/package-lock.json" "$work/modules/package-lock.json" || [ ! -f "$work/modules/done" ]; then
        rm -rf "$work/modules" && mkdir -p "$work/modules"
        cp "$here/package.json" "$here/package-lock.json" "$work/modules/"
        (cd "$work/modules" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 && touch done) || true
    fi
    if [ -f "$work/modules/done" ]; then
        modules=(--modules "$work/modules")
    else
        echo "skipped: graphology reads no GraphML and GEXF here: npm ci failed, see $work/modules/npm.log"
    fi
fi

rm -rf "$work/files" && mkdir -p "$work/files"
"$writer" "$work/files"
"$python" "$here/check_graphs.py" "$work"/files/* "${modules[@]}"
"$python" "$here/check_data.py" "$work"/files/*

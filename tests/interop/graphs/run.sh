#!/usr/bin/env bash
# Usage: run.sh SKEIN SKEIN_WRITE_GENERATED SKEIN_WRITE_HOSTILE
# Writes graphs of hostile names in every format and reads them back with the programs they are for: networkx, igraph,
# graphology (whose readers are Gephi Lite's), Graphviz, rdflib, Python's csv. Then every sample's graph, and a larger one that was
# generated, whose nodes and edges are counted by all of them. Exit code 77: nothing could be compared.
# SKEIN_HOSTILE=10 has 3,000 random names go through, ten times as many as usual.
# SKEIN_LARGE="100000 500000" has that many nodes and edges generated; it takes minutes and 12 GB.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skein=$(realpath "${1:?usage: run.sh SKEIN SKEIN_WRITE_GENERATED SKEIN_WRITE_HOSTILE}")
generator=${2:?usage: run.sh SKEIN SKEIN_WRITE_GENERATED SKEIN_WRITE_HOSTILE}
writer=${3:?usage: run.sh SKEIN SKEIN_WRITE_GENERATED SKEIN_WRITE_HOSTILE}
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
"$writer" "$work/files" "${SKEIN_HOSTILE:-1}"
"$python" "$here/check_graphs.py" "$work"/files/* "${modules[@]}"
"$python" "$here/check_data.py" "$work"/files/*

for sample in "$here"/../../../samples/*; do
    [ -f "$sample" ] || continue
    folder=$work/files/sample-$(basename "$sample")
    mkdir -p "$folder"
    "$skein" build "$sample" -o "$folder/graph.skein" >"$folder/log" 2>&1 || { rm -rf "$folder"; continue; }  # README.md is no sample
    for format in graphml gexf json; do "$skein" export "$folder/graph.skein" --format $format -o "$folder/graph.$format" 2>>"$folder/log"; done
    "$skein" export "$folder/graph.skein" --format gexf-1.2 -o "$folder/graph-1.2.gexf" 2>>"$folder/log"
done
read -r nodes edges <<<"${SKEIN_LARGE:-1000 5000}"
"$generator" "$work/files/generated" "$nodes" "$edges"
"$python" "$here/check_counts.py" "$work"/files/sample-* "$work/files/generated" "${modules[@]}"
rm -rf "$work/files/generated"

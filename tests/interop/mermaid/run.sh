#!/usr/bin/env bash
# Usage: run.sh SKEIN [SKEIN_WRITE_LABELS]
# What Skein repairs and writes, through the real Mermaid 10 and 11 in headless Chromium: our own broken diagrams (cases.txt), hostile
# labels, and the reference's cases and concept map where that material is. Exit code 77: nothing could be compared.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skein=$(realpath "${1:?usage: run.sh SKEIN [SKEIN_WRITE_LABELS]}")
writer=${2:-}
work=${SKEIN_INTEROP_DIR:-$(dirname "$skein")/interop_mermaid}
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
for need in node npm; do command -v "$need" >/dev/null || { echo "skipped: there is no $need"; exit 77; }; done
[ -x "$CHROMIUM" ] || { echo "skipped: there is no browser at $CHROMIUM (CHROMIUM names another)"; exit 77; }
mkdir -p "$work"

# Into the build tree, from the lock file of this folder; kept between runs as long as that is the same.
if ! cmp -s "$here/package-lock.json" "$work/modules/package-lock.json" || [ ! -f "$work/modules/done" ]; then
    rm -rf "$work/modules" && mkdir -p "$work/modules"
    cp "$here/package.json" "$here/package-lock.json" "$work/modules/"
    (cd "$work/modules" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 && touch done) ||
        { echo "skipped: npm ci failed, see $work/modules/npm.log"; exit 77; }
fi
export MERMAID_MODULES=$work/modules/node_modules
status=0
node "$here/repaired_cases.mjs" "$skein" || status=1
if [ -n "$writer" ]; then node "$here/labels_survive.mjs" "$writer" || status=1; fi

reference=${SKEIN_REFERENCE:-$here/../../../../shared}/reference
if [ ! -d "$reference/mermaid-repair" ]; then
    echo "skipped: no reference material at $reference (SKEIN_REFERENCE names its folder)"
    exit $status
fi
node "$here/reference_cases.mjs" "$skein" "$reference" || status=1
exit $status

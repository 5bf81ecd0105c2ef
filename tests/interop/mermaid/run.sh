#!/usr/bin/env bash
# Usage: run.sh SKEIN [SKEIN_WRITE_LABELS]
# What Skein repairs and writes, through the real Mermaid 10 and 11 in headless Chromium: our own broken diagrams (cases.txt), hostile
# labels, and the reference's cases and concept map where that material is. Exit code 77: nothing could be compared.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skein=$(realpath "${1:?usage: run.sh SKEIN [SKEIN_WRITE_LABELS]}")
writer=${2:-}
work=${SKEIN_INTEROP_DIR:-$(dirname "$skein")/interop_mermaid}
. "$here/../browser.sh"
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

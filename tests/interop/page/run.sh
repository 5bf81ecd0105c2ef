#!/usr/bin/env bash
# Usage: run.sh SKEIN SKEIN_WRITE_PAGES
# Uses the HTML page as a person does, in headless Chromium: search, filters, evidence, keyboard; no console message, no request, hostile names inert.
# Exit code 77: there is no browser.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skein=$(realpath "${1:?usage: run.sh SKEIN SKEIN_WRITE_PAGES}") writer=$(realpath "${2:?}")
work=$(dirname "$skein")/interop_page
. "$here/../browser.sh"
rm -rf "$work/pages" && mkdir -p "$work/pages"
cat >"$work/pages/firm.txt" <<'TEXT'
Acme bought Initech in 2020. Acme sold Hooli. Mary Jones said that Acme did not sell Hooli. Hooli uses CUDA. Initech uses CUDA.
TEXT
cat >"$work/pages/map.md" <<'TEXT'
# Who owns what

```mermaid
graph LR
    subgraph g1["The firms"]
        A["Acme"] -- owns --> B("Initech")
    end
    B --> C{"A <better> choice"}
    style A fill:#f9f
```
TEXT
(cd "$work/pages" && "$skein" build firm.txt map.md -o firm.skein 2>/dev/null && "$skein" export firm.skein -o firm.html)
"$writer" "$work/pages"
PAGE_MODULES=$work/modules/node_modules node "$here/page.mjs" "$work/pages"

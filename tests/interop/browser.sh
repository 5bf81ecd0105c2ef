# Sourced by the tests that use a browser, with `here` (the test's folder) and `work` (its place in the build tree) set: finds node, npm and
# Chromium, and installs the packages of the folder's lock file into $work/modules, kept between runs as long as that is the same. Ends with
# exit code 77 where something is not there.
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
for need in node npm; do command -v "$need" >/dev/null || { echo "skipped: there is no $need"; exit 77; }; done
[ -x "$CHROMIUM" ] || { echo "skipped: there is no browser at $CHROMIUM (CHROMIUM names another)"; exit 77; }
mkdir -p "$work"
if ! cmp -s "$here/package-lock.json" "$work/modules/package-lock.json" || [ ! -f "$work/modules/done" ]; then
    rm -rf "$work/modules" && mkdir -p "$work/modules"
    cp "$here/package.json" "$here/package-lock.json" "$work/modules/"
    (cd "$work/modules" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 && touch done) ||
        { echo "skipped: npm ci failed, see $work/modules/npm.log"; exit 77; }
fi

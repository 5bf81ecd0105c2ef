#!/usr/bin/env bash
# run.sh SKEIN [CXX PKG_CONFIG_FOLDER]: what README.md shows is run, in a copy of the tree's samples.
#   ```console   lines "$ command", each followed by what it prints; a line "…" stands for any lines, "…" within one for any text
#   ```sh        commands that must succeed; lines for a clone or a build (git, cd, cmake, sudo, ./quickstart, ./check) are passed over
#   ```cpp       with an `int main`: compiled against the installed library, and run
set -u
skein=$1 cxx=${2:-} pkgconfig=${3:-}
source_dir=${SKEIN_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
readme=$source_dir/README.md
if [ ! -f "$readme" ]; then echo 'skipped: there is no README.md'; exit 77; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/blocks" "$work/tree/build/release"
cp -r "$source_dir/samples" "$work/tree/"
ln -s "$skein" "$work/tree/build/release/skein"
export PATH="$(dirname "$skein"):$PATH" NO_COLOR=1
passed=0 failed=0 skipped=0

# blocks/NNNN.KIND, named by the line they start at
awk -v out="$work/blocks" '
    /^```/ && !inside { inside = 1; kind = substr($0, 4); sub(/[ {].*/, "", kind); file = sprintf("%s/%04d.%s", out, NR, kind); next }
    /^```/ { inside = 0; close(file); next }
    inside && kind ~ /^(console|sh|cpp)$/ { print > file }
' "$readme"

complain() {
    failed=$((failed + 1))
    printf 'README.md:%d: %s\n' "$((10#$1))" "$2"
}

# fits EXPECTED ACTUAL: files; see the top for what "…" means.
fits() {
    awk '
        function matches(pattern, line,    at, piece) {
            while ((at = index(pattern, "…")) > 0) {
                piece = substr(pattern, 1, at - 1)
                if (started) { found = index(line, piece); if (piece != "" && !found) return 0; if (piece != "") line = substr(line, found + length(piece)) }
                else { if (substr(line, 1, length(piece)) != piece) return 0; line = substr(line, length(piece) + 1) }
                started = 1
                pattern = substr(pattern, at + length("…"))
            }
            if (!started) return pattern == line
            return pattern == "" || (length(line) >= length(pattern) && substr(line, length(line) - length(pattern) + 1) == pattern)
        }
        FNR == NR { expected[++n] = $0; next }
        { actual[++m] = $0 }
        END {
            while (n && expected[n] == "") --n
            while (m && actual[m] == "") --m
            i = j = 1; back = 0
            while (j <= m) {
                started = 0
                if (i <= n && expected[i] == "…") { back = ++i; again = j }
                else if (i <= n && matches(expected[i], actual[j])) { ++i; ++j }
                else if (back) { i = back; j = ++again }
                else exit 1
            }
            while (i <= n && expected[i] == "…") ++i
            exit i <= n
        }' "$1" "$2"
}

check_command() {
    local line=$1 command=$2 expected=$3
    (cd "$work/tree" && bash -c "$command") >"$work/actual" 2>&1 </dev/null
    local result=$?
    sed -e 's/[ \t]*$//' "$work/actual" >"$work/actual.trimmed"
    sed -e 's/[ \t]*$//' "$expected" >"$work/expected.trimmed"
    if [ ! -s "$expected" ] && [ $result -ne 0 ]; then
        complain "$line" "'$command' exits with $result:"
        head -n 20 "$work/actual"
    elif [ -s "$expected" ] && ! fits "$work/expected.trimmed" "$work/actual.trimmed"; then
        complain "$line" "'$command' prints something else:"
        diff "$work/expected.trimmed" "$work/actual.trimmed" | head -n 40
    else
        passed=$((passed + 1))
    fi
}

is_setup() { [[ $1 =~ ^(git|cd|cmake|sudo|apt|apt-get|\./quickstart|\./check)( |$) ]]; }

for block in "$work"/blocks/*; do
    [ -f "$block" ] || continue
    line=$(basename "${block%.*}")
    case "$block" in
    *.console)
        command='' && : >"$work/expected"
        while IFS= read -r text || [ -n "$text" ]; do
            if [[ $text == '$ '* ]]; then
                if [ -n "$command" ]; then check_command "$line" "$command" "$work/expected"; fi
                command=${text#'$ '} && : >"$work/expected"
                if is_setup "$command"; then command=''; fi
            else
                printf '%s\n' "$text" >>"$work/expected"
            fi
        done <"$block"
        if [ -n "$command" ]; then check_command "$line" "$command" "$work/expected"; fi
        ;;
    *.sh)
        : >"$work/script"
        while IFS= read -r text || [ -n "$text" ]; do
            if ! is_setup "$text"; then printf '%s\n' "$text" >>"$work/script"; fi
        done <"$block"
        if ! grep -q '[^[:space:]]' "$work/script"; then continue; fi
        if (cd "$work/tree" && bash -eu "$work/script") >"$work/actual" 2>&1 </dev/null; then
            passed=$((passed + 1))
        else
            complain "$line" 'the commands fail:'
            head -n 20 "$work/actual"
        fi
        ;;
    *.cpp)
        grep -q 'int main' "$block" || continue
        if [ -z "$cxx" ] || [ ! -d "$pkgconfig" ]; then
            skipped=$((skipped + 1))
            echo "skipped: README.md:$((10#$line)): no installed library to compile against"
            continue
        fi
        flags=$(PKG_CONFIG_PATH=$pkgconfig pkg-config --static --cflags --libs skein)
        # shellcheck disable=SC2086
        if ! "$cxx" -std=c++20 "$block" -o "$work/example" $flags >"$work/actual" 2>&1; then
            complain "$line" 'the example does not compile:'
            head -n 20 "$work/actual"
        elif ! (cd "$work/tree" && "$work/example") >"$work/actual" 2>&1 </dev/null; then
            complain "$line" 'the example fails:'
            head -n 20 "$work/actual"
        else
            passed=$((passed + 1))
        fi
        ;;
    esac
done

echo "$passed passed, $failed failed, $skipped skipped"
if [ "$passed" = 0 ] && [ "$failed" = 0 ]; then
    echo 'README.md shows nothing that could be run'
    exit 1
fi
[ "$failed" = 0 ]

#!/usr/bin/env bash
# Runs the program as a user does and compares all that comes out: standard output, standard error, exit code.
#
#   tests/golden/run.sh SKEIN [--update] [WORD...]     only cases whose path holds one of the words
#
# A case is a folder <command>/<case>/ with
#   cmd      shell lines, run in a scratch copy of the folder; `skein` is on the PATH, `samples` is the samples folder,
#            $GOLDEN this one
#   stdout   what must come out; absent: nothing
#   stderr   the same for standard error: anything unexpected there is a failure
#   exit     the exit code; absent: 0
# --update writes what came out into the case: look at the difference before you commit it.
set -u
export LC_ALL=C.UTF-8 NO_COLOR=1 TERM=dumb
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$(realpath "${1:?usage: run.sh SKEIN [--update] [WORD...]}")
shift
update=no
[ "${1:-}" = --update ] && { update=yes; shift; }
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/skein"
export PATH="$scratch/bin:$PATH" SAMPLES=samples GOLDEN="$here" SKEIN_REFERENCE="${SKEIN_REFERENCE:-$here/../../../shared}"

wanted() {
    [ $# -gt 1 ] || return 0
    local case=$1 word
    shift
    for word; do [[ $case == *"$word"* ]] && return 0; done
    return 1
}

# Compares FILE of the case with what came out; takes it over when updating.
same() {
    local expected=$1 actual=$2
    if [ "$update" = yes ]; then
        if [ -s "$actual" ]; then cmp -s "$actual" "$expected" || cp "$actual" "$expected"; else rm -f "$expected"; fi
        return 0
    fi
    [ -e "$expected" ] || expected=/dev/null
    diff -u --label "expected $(basename "$1")" --label "came out" "$expected" "$actual"
}

passed=0 failed=0 skipped=0
while read -r cmd; do
    case=$(dirname "${cmd#"$here"/}")
    wanted "$case" "$@" || continue
    source=$here/$case
    room=$scratch/case
    rm -rf "$room"
    cp -r "$source" "$room"
    rm -f "$room"/{cmd,stdout,stderr,exit}
    ln -s "$here/../../samples" "$room/samples"
    (cd "$room" && bash "$source/cmd" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null)
    code=$?
    if [ $code = 77 ]; then
        echo "skipped: $case: $(tail -1 "$scratch/stderr")"
        skipped=$((skipped + 1))
        continue
    fi
    if [ $code = 0 ]; then : >"$scratch/exit"; else echo $code >"$scratch/exit"; fi
    report=$(same "$source/stdout" "$scratch/stdout"; same "$source/stderr" "$scratch/stderr"; same "$source/exit" "$scratch/exit")
    if [ -z "$report" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\n' "FAILED: $case" "  $(head -c 300 "$source/cmd")" "$report" ""
    fi
done < <(find "$here" -name cmd | sort)
echo "$passed passed, $failed failed, $skipped skipped"
[ $((passed + skipped)) -gt 0 ] && [ $failed = 0 ]

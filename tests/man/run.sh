#!/usr/bin/env bash
# Every command has a man page that says the same as its --help: the same options, the same one-line summary.
#
#   tests/man/run.sh SKEIN
set -u
export LC_ALL=C.UTF-8
skein=$(realpath "${1:?usage: run.sh SKEIN}")
pages=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../docs/man" && pwd)
failed=0
complain() {
    echo "FAILED: $*"
    failed=$((failed + 1))
}

# "--output", "-o" … as a page or a help text lists them at the start of an entry.
options_of_help() { sed -n '/^[A-Z].*:$/,$p' | grep -E '^  +-' | sed -E 's/^ +//; s/  .*//' | grep -oE -- '(^|[ ,])-{1,2}[a-z][a-z-]*' | tr -d ' ,' | sort -u; }
options_of_page() { grep -E '^\*\*-' | grep -oE -- '\*\*-{1,2}[a-z][a-z-]*\*\*' | tr -d '*' | sort -u; }
expand() { "$pages/expand" "$1"; }

commands=$("$skein" --help | sed -n '/^Commands:/,/^$/p' | sed -nE 's/^  ([a-z-]+) .*/\1/p')
for command in $commands; do
    page=$pages/skein-$command.1.md
    [ -f "$page" ] || { complain "$command has no page $(basename "$page")"; continue; }
    text=$(expand "$page") || { complain "$(basename "$page") names a fragment that is not there"; continue; }
    difference=$(diff <("$skein" "$command" --help | options_of_help) <(options_of_page <<<"$text")) ||
        complain "options of $command (<: only in --help, >: only in the page)"$'\n'"$difference"
    summary=$("$skein" --help | sed -nE "s/^  $command  +//p")
    grep -qF -- "skein-$command - $summary" <<<"$text" || complain "$(basename "$page") does not give the summary of --help: $summary"
    grep -qF "skein-$command**(1)" "$pages/skein.1.md" || complain "skein.1.md does not mention skein-$command(1)"
    for section in NAME SYNOPSIS DESCRIPTION OPTIONS EXAMPLES; do
        grep -qx "# $section" <<<"$text" || complain "$(basename "$page") has no section $section"
    done
done
for page in "$pages"/skein-*.1.md; do
    command=$(basename "$page" .1.md)
    grep -qx "${command#skein-}" <<<"$commands" || complain "$(basename "$page") describes no command"
done
echo "$(($(wc -w <<<"$commands") - failed)) passed, $failed failed, 0 skipped"
[ -n "$commands" ] && [ $failed = 0 ]

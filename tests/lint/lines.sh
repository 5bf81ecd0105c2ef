#!/usr/bin/env bash
# The measure of the house (CONTRIBUTING.md): at most 400 lines a file, and 130 columns a line. Data in tests, and the
# SQL that stands in every graph file as it is written, may be wider.
export LC_ALL=C.UTF-8
cd "$SKEIN_SOURCE_DIR" || exit 1
shopt -s globstar
result=0
long=$(wc -l {base,graph,extract,query,export,cli,tests}/**/*.[ch]pp | awk '$1 > 400 && $2 != "total" { print $2 ": " $1 " lines" }')
if [ -n "$long" ]; then printf 'More than 400 lines: give a concept a file of its own.\n%s\n' "$long" && result=1; fi
wide=$(grep -nE '^.{131,}' {base,graph,extract,query,export,cli}/**/*.[ch]pp | grep -v '^graph/store/schema.cpp:' | cut -c1-100)
if [ -n "$wide" ]; then printf 'More than 130 columns: `clang-format-16 -i --lines=N:N FILE` mends line N.\n%s\n' "$wide" && result=1; fi
exit "$result"

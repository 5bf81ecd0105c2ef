#!/usr/bin/env bash
# Usage: run.sh SKEIN SKEIN_WRITE_HOSTILE
# Do the GraphML and GEXF files that Skein writes keep to the grammars beside this script, which say what the published schemas ask of
# what it writes? Graphs of every sample, of the reference documents, of dated documents, of nothing, and of hostile names;
# then files that were broken on purpose, which must be refused. Exit code 77: there is no xmllint.
# SKEIN_SCHEMAS names a folder with the published schemas, which are not part of Skein: graphml/graphml.xsd, gexf-1.3/gexf.rng (or .xsd) and
# gexf-1.2/gexf.xsd (or .rng), each with the files that it includes. The files are then held against these, too.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skein=$(realpath "${1:?usage: run.sh SKEIN SKEIN_WRITE_HOSTILE}")
writer=$(realpath "${2:?usage: run.sh SKEIN SKEIN_WRITE_HOSTILE}")
work=$(dirname "$writer")/interop_schemas
reference=$(realpath -m "${SKEIN_REFERENCE:-$here/../../../../shared}")
command -v xmllint >/dev/null || { echo 'skipped: nothing validates XML here: install libxml2-utils'; exit 77; }
rm -rf "$work" && mkdir -p "$work"
cd "$work"

right=0
wrong=0
skipped=0
skip() { skipped=$((skipped + 1)); echo "skipped: $*"; }

# write NAME DOCUMENT...: its graph whole, its denials and its disputes, as NAME.<format> and so on
formats='graphml graphml-strict gexf-1.3 gexf-1.2'
write() {
    local name=$1 format
    shift
    "$skein" build "$@" -o "$name.skein" >"$name.log" 2>&1
    for format in $formats; do
        "$skein" export "$name.skein" --format "${format%-1.3}" -o "$name.$format" 2>>"$name.log"
        "$skein" export "$name.skein" --format "${format%-1.3}" --polarity negated -o "$name-denied.$format" 2>>"$name.log"
        "$skein" export "$name.skein" --format "${format%-1.3}" --disputed -o "$name-disputed.$format" 2>>"$name.log"
    done
    rm "$name.skein"
}
for sample in "$here"/../../../samples/*.*; do
    [ "$(basename "$sample")" = README.md ] || write "sample-$(basename "$sample")" "$sample"
done
if [ -d "$reference/seeds" ]; then
    for document in "$reference"/seeds/*.txt; do write "reference-$(basename "$document" .txt)" "$document"; done
else
    skip 'the reference documents are not here (SKEIN_REFERENCE)'
fi
printf -- '---\ndate: 2024-02-29\n---\nAlice founded Acme. Acme bought Beta. Acme did not buy Gamma.\n' >leap.md
printf -- '---\npublished: 2025-02-06T10:00:00Z\n---\nAcme bought Gamma. Alice founded Acme.\n' >later.md
write dated leap.md later.md
echo 'Hello.' >greeting.txt
write nothing greeting.txt
"$writer" hostile
for folder in hostile/*; do
    name=hostile-$(basename "$folder")
    mv "$folder/graph.graphml" "$name.graphml" && mv "$folder/graph-strict.graphml" "$name.graphml-strict"
    mv "$folder/graph.gexf" "$name.gexf-1.3" && mv "$folder/graph-1.2.gexf" "$name.gexf-1.2"
done
rm -rf hostile

complain() { wrong=$((wrong + 1)); echo "WRONG $*"; }

# What the grammars know and no file has would go unchecked.
for part in 'timeformat="date"' 'timeformat="double"' '<spell ' '<viz:shape ' '<viz:position ' '<viz:color r="204" g="0" b="0"/>' \
            '"not buy"' '"disputed" value="true"' '<nodes>$'; do
    grep -q -- "$part" ./*.gexf-1.3 || complain "no file has $part"
done
grep -q '<!\[CDATA\[' ./*.graphml || complain 'no file has a CDATA section'

# check WHAT OPTION SCHEMA FILE...: prints what xmllint refuses.
check() {
    local what=$1 option=$2 schema=$3
    shift 3
    if xmllint --nonet --huge --noout "$option" "$schema" "$@" >xmllint.log 2>&1; then
        right=$((right + $#))
        echo "ok    $what: $# files"
    else
        complain "$what:" && grep -v ' validates$' xmllint.log | cut -c1-300 | head -5
    fi
}
for format in $formats; do check "$format" --relaxng "$here/$format.rng" ./*."$format"; done

# refused FORMAT SED: dated.FORMAT, so changed that it is wrong, must not pass.
refused() {
    sed -E "$2" "dated.$1" >broken.xml
    if cmp -s "dated.$1" broken.xml; then
        complain "nothing of dated.$1 was changed by $2"
    elif xmllint --nonet --noout --relaxng "$here/$1.rng" broken.xml >/dev/null 2>&1; then
        complain "the grammar of $1 takes what $2 makes"
    else
        right=$((right + 1)) broken=$((broken + 1))
    fi
}
broken=0
for format in graphml graphml-strict; do
    refused $format 's/ for="edge"//'
    refused $format 's/attr.type="double"/attr.type="boolean"/'
    refused $format 's/edgedefault="directed"/edgedefault="mixed"/'
    refused $format 's/(<data key="e_confidence">)/\1about /'
    refused $format 's/(<data key="n_r">)[0-9]+/\1256/'
    refused $format 's/(<data key="e_weight">)[0-9]+/\10/'
    refused $format 's/ source="n[0-9]+"//'
    refused $format 's/(<edge id=")e/\1/'
    refused $format '/^<node id="n0"/d; s/^<\/graph>/<node id="n0"\/><\/graph>/'
    refused $format 's/xmlns="[^"]*"//'
done
refused graphml 's/(<edge [^>]*) label="[^"]*"/\1/'
refused graphml-strict 's/(<edge [^>]*)>/\1 label="x">/'
for format in gexf-1.3 gexf-1.2; do
    refused $format 's/<attributes class="node">/<attributes class="node" mode="static">/'
    refused $format 's/timeformat="date"/timeformat="day"/'
    refused $format 's/start="2024-02-29"/start="2023-02-29"/'
    refused $format 's/type="long"/type="int"/'
    refused $format 's/ weight="1"/ weight="0"/'
    refused $format 's/viz:color r="[0-9]+"/viz:color r="256"/'
    refused $format 's/viz:color/color/'
    refused $format 's/<viz:shape value="dashed"/<viz:shape value="wavy"/'
    refused $format 's/ version="1/ version="2/'
    refused $format 's/<spells>.*<\/spells>/<spells><\/spells>/'
    refused $format 's/(for="mentions" value=")/\1some /'
    refused $format 's/xmlns:viz="[^"]*"/xmlns:viz="urn:other"/'
done
refused gexf-1.2 's/(<edge [^>]*) label=/\1 kind="x" label=/'
echo "ok    $broken broken files were refused"

# The schemas as they were published. GEXF's XSDs, which are made from its RELAX NG grammars, lose the namespace of how things look and put
# these elements into the other one; no reader and no example does, so that for them the prefix stands for that.
published() {
    local format=$1 folder=$SKEIN_SCHEMAS/$1 file
    if [ -f "$folder/gexf.rng" ]; then
        check "$format, published" --relaxng "$folder/gexf.rng" ./*."$format"
    elif [ -f "$folder/gexf.xsd" ]; then
        mkdir "$format-one-space"
        for file in *."$format"; do
            sed -E '2s/xmlns="([^"]*)" xmlns:viz="[^"]*"/xmlns="\1" xmlns:viz="\1"/' "$file" >"$format-one-space/$file"
        done
        check "$format, published" --schema "$folder/gexf.xsd" "$format-one-space"/*
    else
        skip "$folder holds no gexf.rng and no gexf.xsd"
    fi
}
if [ -z "${SKEIN_SCHEMAS:-}" ]; then
    skip 'the published schemas are not here (SKEIN_SCHEMAS)'
else
    SKEIN_SCHEMAS=$(realpath "$SKEIN_SCHEMAS")
    if [ -f "$SKEIN_SCHEMAS/graphml/graphml.xsd" ]; then
        cp -r "$SKEIN_SCHEMAS/graphml" published && cp "$here/graphml-with-kinds.xsd" published/
        check 'graphml-strict, published' --schema published/graphml.xsd ./*.graphml-strict
        check 'graphml, published, extended by kinds' --schema published/graphml-with-kinds.xsd ./*.graphml
    else
        skip "$SKEIN_SCHEMAS/graphml holds no graphml.xsd"
    fi
    published gexf-1.3
    published gexf-1.2
fi
[ "$wrong" = 0 ] || echo "what is wrong is in $work"
echo "$right passed, $wrong failed, $skipped skipped"
[ "$wrong" = 0 ]

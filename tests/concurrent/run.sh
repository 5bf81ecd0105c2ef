#!/usr/bin/env bash
# Who reads a graph file while another process builds it sees whole documents: as they were, or as they are.
#
#   tests/concurrent/run.sh SKEIN
set -u
export LC_ALL=C.UTF-8
skein=$(realpath "${1:?usage: run.sh SKEIN}")
rounds=12
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
mkdir docs
for i in 1 2 3 4 5; do echo "Ada Lovelace founded Company$i. Company$i bought Initech." >"docs/$i.txt"; done
write() { # write WHICH: the document that changes says one thing or the other, in many sentences
    for i in $(seq 40); do echo "Ada Lovelace $1 Hooli$i. Hooli$i $1 Initech."; done >docs/changing.txt
}
ask() { # ask NUMBER: one of several questions, of which each reads the file in another way
    case $1 in
        0) "$skein" export x.skein --format ndjson ;;
        1) "$skein" query x.skein 'MATCH (a)-[r]->(b) RETURN a.name, r.evidence, b.name ORDER BY a.name, b.name' --format csv ;;
        2) "$skein" query x.skein 'MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY a.name, b.name' --json --low-memory ;;
        3) "$skein" path x.skein hooli7 company2 --json ;;
        4) "$skein" search x.skein hooli7 initech --json ;;
        5) "$skein" neighbors x.skein 'ada lovelace' --json ;;
        6) "$skein" rank x.skein --json ;;
    esac
}
questions=7
for state in bought sold; do
    write "$state"
    "$skein" build docs -o x.skein 2>/dev/null || { echo "FAILED: no graph"; exit 1; }
    for q in $(seq 0 $((questions - 1))); do ask "$q" >"$state.$q"; done
done
cmp -s bought.0 sold.0 && { echo 'FAILED: both states say the same'; exit 1; }

write_again() {
    for i in $(seq "$rounds"); do
        write "$([ $((i % 2)) = 0 ] && echo sold || echo bought)"
        "$skein" build docs -o x.skein 2>build.err || { echo "FAILED: a build: $(cat build.err)" >>faults; break; }
    done
    touch done
}
read_again() { # read_again NAME
    local q=0 reads=0
    while [ ! -e done ]; do
        if ! ask $q >"answer.$1" 2>"error.$1"; then echo "FAILED: reader $1, question $q: $(cat "error.$1")" >>faults
        elif ! cmp -s "answer.$1" "bought.$q" && ! cmp -s "answer.$1" "sold.$q"; then
            echo "FAILED: reader $1 saw neither graph with question $q: $(diff "answer.$1" "bought.$q" | head -5)" >>faults
        fi
        reads=$((reads + 1))
        q=$(((q + 1) % questions))
    done
    echo $reads >"reads.$1"
}
touch faults
write_again &
read_again one &
read_again two &
wait
cat faults
reads=$(($(cat reads.one) + $(cat reads.two)))
[ "$reads" -ge 4 ] || echo "FAILED: only $reads answers while the file was built" | tee -a faults
failed=$(grep -c '^FAILED' faults)
"$skein" check x.skein >/dev/null 2>&1 || { echo 'FAILED: the file is not whole afterwards'; failed=$((failed + 1)); }
echo "$((reads - failed > 0 ? reads - failed : 0)) passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]

# awk -f summary.awk CTEST_OUTPUT LastTest.log: what each test did, one tab-separated line a fact:
#   test    NAME  SECONDS  PASSED  FAILED  SKIPPED
#   skipped NAME  -        -       -       -        REASON
# The verdicts are those ctest printed (its log calls a skipped test passed); the counts come from what tests print.
# A test that counts for itself (doctest, or a line "N passed, N failed, N skipped") gives its own numbers, any other one.
# "skipped: REASON" at the start of an output line is a check that found nothing to work on: not passed, skipped.

FNR == 1 { ++file }

file == 1 && /^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
    line = $0
    sub(/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: /, "", line)
    match(line, /^[A-Za-z0-9_.-]*[A-Za-z0-9_-]/)
    name = substr(line, 1, RLENGTH)
    order[++tests] = name
    verdict[name] = line ~ /\*\*\*Skipped +[0-9.]+ sec/ ? "skipped" : line ~ / Passed +[0-9.]+ sec/ ? "passed" : "failed"
    match(line, /[0-9.]+ sec/)
    seconds[name] = substr(line, RSTART, RLENGTH - 4)
    next
}
file == 1 { next }

/^[0-9]+\/[0-9]+ Testing: / { name = $3; next }
/^Output:$/ { inside = 1; next }
/^<end of output>$/ { inside = 0; next }
!inside || !NF || /^-+$/ { next }
/^\[doctest\] test cases:/ {
    line = $0
    gsub(/[^0-9|]/, "", line)
    split(line, number, "|")
    passed[name] += number[2]; failed[name] += number[3]; counted[name] = 1
    next
}
/^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/ {
    passed[name] += $1; failed[name] += $3; skipped[name] += $5; counted[name] = 1
    next
}
/^skipped: / { reason[name, ++reasons[name]] = substr($0, 10); next }
{ last[name] = $0 }

END {
    for (i = 1; i <= tests; ++i) {
        name = order[i]
        if (verdict[name] == "skipped") {
            if (!reasons[name]) reason[name, ++reasons[name]] = last[name] == "" ? "it gives no reason" : last[name]
            if (!counted[name]) skipped[name] = reasons[name]
        } else if (!counted[name]) {
            if (verdict[name] == "failed") failed[name] = 1
            else if (reasons[name]) skipped[name] = reasons[name]
            else passed[name] = 1
        } else if (skipped[name] < reasons[name]) {
            passed[name] -= reasons[name] - skipped[name]
            if (passed[name] < 0) passed[name] = 0
            skipped[name] = reasons[name]
        }
        if (verdict[name] == "failed" && !failed[name]) failed[name] = 1
        printf "test\t%s\t%s\t%d\t%d\t%d\n", name, seconds[name], passed[name], failed[name], skipped[name]
        for (j = 1; j <= reasons[name]; ++j) printf "skipped\t%s\t-\t-\t-\t-\t%s\n", name, reason[name, j]
    }
}

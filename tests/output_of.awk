# awk -v wanted=NAME: the output of one test out of CTest's LastTest.log.
/^[0-9]+\/[0-9]+ Testing: / { this = ($3 == wanted) }
/^<end of output>$/ { inside = 0 }
this && inside && !/^-+$/ { print }
/^Output:$/ { inside = 1 }

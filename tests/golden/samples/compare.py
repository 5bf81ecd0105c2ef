#!/usr/bin/env python3
"""compare.py REQUIRED < statements.ndjson: does a document's graph hold what a reader of it would say it must?

A line of REQUIRED is `+ subject | relation | object | claimant`: entities by name, "not " before a negated relation, `?` for
any claimant, nothing for the document itself. `- words` must not stand in any statement. What is lacking is listed: the case's
expected output is the list of what the extractor does not find yet, so that every gain and every loss shows.
"""
import json
import sys


def name(part):
    return (part or {}).get("entity") or (part or {}).get("text", "")


found, texts = set(), []
for line in sys.stdin:
    statement = json.loads(line)
    relation = ("not " if statement["polarity"] == "negated" else "") + statement["relation"]["lemma"]
    triple = (name(statement["subject"]).casefold(), relation, name(statement.get("object")).casefold())
    found.add((*triple, statement.get("claimant", "").casefold()))
    found.add((*triple, "?"))
    texts.append(" ".join([*triple, *(argument["text"].casefold() for argument in statement.get("arguments", []))]))

required = lacking = 0
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.rstrip("\n")
    if line.startswith("+ "):
        required += 1
        parts = [part.strip() for part in line[2:].split("|")]
        if (parts[0].casefold(), parts[1], parts[2].casefold(), parts[3].casefold()) not in found:
            lacking += 1
            print("lacking:", line[2:])
    elif line.startswith("- "):
        for text in texts:
            if line[2:].casefold() in text:
                print("must not be there:", text)
print(f"{required - lacking} of {required}")

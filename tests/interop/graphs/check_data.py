#!/usr/bin/env python3
"""Reads the CSV, Cypher, Turtle and JSON-LD files of skein_write_hostile and compares every field with what was meant.

Usage: check_data.py FOLDER...

CSV goes through Python's csv module, RDF through rdflib. A Cypher script is read by the small parser below, which knows
only what the writer may use: anything of a name outside a quoted string is a syntax error to it.
"""
import csv
import os
import re
import sys
import warnings

NODE_FIELDS = ("label", "type", "aliases", "mentions")
EDGE_FIELDS = ("source", "target", "relation", "polarity", "weight", "evidence", "document", "claimants", "disputed")
UNIT = "\x1f"
problems = 0


def complain(message):
    global problems
    problems += 1
    if problems <= 20:
        print("  WRONG " + message)


def read_records(path, names):
    with open(path, encoding="utf-8", newline="") as f:
        fields = f.read().split("\0")[:-1]
    return [dict(zip(names, fields[i:i + len(names)])) for i in range(0, len(fields), len(names))]


def split_list(joined):
    """The texts of `a; b`, where a backslash stands before what belongs to a text."""
    if joined == "":
        return []
    texts, current, i = [], "", 0
    while i < len(joined):
        if joined[i] == "\\" and i + 1 < len(joined):
            current += joined[i + 1]
            i += 2
        elif joined.startswith("; ", i):
            texts.append(current)
            current = ""
            i += 2
        else:
            current += joined[i]
            i += 1
    return texts + [current]


def joined(texts):
    return "; ".join(re.sub(r"^ | \Z|[;\\]", lambda m: "\\" + m.group(), t) for t in texts)


def compare(what, found, meant, fields):
    order = lambda r: tuple(str(r[f]) for f in fields)
    if len(found) != len(meant):
        return complain("%s: %d instead of %d" % (what, len(found), len(meant)))
    for f, m in zip(sorted(found, key=order), sorted(meant, key=order)):
        for field in fields:
            if str(f[field]) != str(m[field]):
                complain("%s: %s is %r instead of %r" % (what, field, f[field], m[field]))


def table(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, strict=True))


def truth(text):
    return {"true": "1", "false": "0"}[text]


def check_csv(folder, nodes, edges):
    rows = table(folder, "csv.nodes.csv")
    compare("csv nodes", rows, nodes, NODE_FIELDS)
    rows = [dict(r, disputed=truth(r["disputed"])) for r in table(folder, "csv.edges.csv")]
    compare("csv edges", rows, edges, EDGE_FIELDS)


def check_neo4j(folder, nodes, edges):
    listed = lambda text: text.replace(UNIT, "\uFFFD")
    rows = table(folder, "neo4j.nodes.csv")
    found = [dict(r, label=r["name"], mentions=r["mentions:long"], aliases=r["aliases:string[]"]) for r in rows]
    meant = [dict(n, aliases=UNIT.join(listed(a) for a in split_list(n["aliases"]))) for n in nodes]
    compare("neo4j nodes", found, meant, NODE_FIELDS)
    for row in rows:
        if row[":LABEL"] != "Entity" + UNIT + row["type"]:
            complain("neo4j: labels are %r" % row[":LABEL"])
    name = {r["id:ID"]: r["name"] for r in rows}
    found = []
    for r in table(folder, "neo4j.relationships.csv"):
        if not re.fullmatch("[A-Z0-9_]+", r[":TYPE"]):
            complain("neo4j: %r is no plain type" % r[":TYPE"])
        found.append(dict(r, source=name[r[":START_ID"]], target=name[r[":END_ID"]], weight=r["weight:long"], disputed=truth(r["disputed:boolean"]),
                          evidence=r["evidence:string[]"].split(UNIT)[0], document=r["documents:string[]"].split(UNIT)[0],
                          claimants=r["claimants:string[]"]))
    meant = [dict(e, evidence=listed(e["evidence"]), claimants=UNIT.join(listed(c) for c in split_list(e["claimants"]))) for e in edges]
    compare("neo4j relationships", found, meant, EDGE_FIELDS)


class Cypher:
    """A script of `CREATE CONSTRAINT` and `UNWIND [rows] AS row` statements."""

    TOKEN = re.compile(r"\s*(?:(?P<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?P<word>[A-Za-z_][A-Za-z_0-9]*|`[A-Z_0-9]+`)|(?P<mark>[\[\]{}(),:;.<>+=-]))")
    ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"', "b": "\b", "f": "\f"}

    def __init__(self, text):
        # Old versions replace these before they read anything else.
        assert not re.search(r"\\u[0-9A-Fa-f]{4}", text), "a Unicode escape outside of the writer's hands"
        self.text, self.at = text, 0

    def string(self):
        out = ""
        while True:
            c = self.text[self.at]
            self.at += 1
            if c == "'":
                return out
            if c == "\\":
                out += self.ESCAPES[self.text[self.at]]
                self.at += 1
            else:
                out += c

    def next(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        if self.at == len(self.text):
            return None, None
        if self.text[self.at] == "'":
            self.at += 1
            return "string", self.string()
        match = self.TOKEN.match(self.text, self.at)
        assert match, "no Cypher at %r" % self.text[self.at:self.at + 40]
        self.at = match.end()
        return match.lastgroup, match.group(match.lastgroup)

    def peek(self):
        at = self.at
        token = self.next()
        self.at = at
        return token

    def expect(self, mark):
        token = self.next()
        assert token[1] == mark, "%r instead of %r" % (token, mark)

    def value(self):
        kind, token = self.next()
        if kind == "string":
            while self.peek() == ("mark", "+"):
                self.next()
                kind, more = self.next()
                assert kind == "string"
                token += more
            return token
        if kind == "number":
            return token
        if kind == "word":
            return {"true": "1", "false": "0"}[token]
        values = [] if token == "[" else {}
        end = {"[": "]", "{": "}"}[token]
        while self.peek() != ("mark", end):
            if token == "{":
                key = self.next()[1]
                self.expect(":")
                values[key] = self.value()
            else:
                values.append(self.value())
            if self.peek() == ("mark", ","):
                self.next()
        self.next()
        return values

    def statements(self):
        """(rows, the words behind them) each."""
        while self.peek()[0] is not None:
            rows, words = None, []
            while True:
                kind, token = self.next()
                if token == ";" and kind == "mark":
                    break
                assert kind in ("word", "mark"), "data outside of a row: %r" % token
                words.append(token)
                if words == ["UNWIND"]:
                    rows = self.value()
            yield rows, " ".join(words)


def check_cypher(folder, nodes, edges):
    with open(os.path.join(folder, "graph.cypher"), encoding="utf-8", newline="") as f:
        statements = list(Cypher(f.read()).statements())
    assert statements[0][0] is None and statements[0][1].startswith("CREATE CONSTRAINT"), statements[0]
    found_nodes, found_edges = [], []
    for rows, words in statements[1:]:
        if len(rows) > 500:
            complain("cypher: %d rows in one batch" % len(rows))
        if words.startswith("UNWIND AS row MERGE ( e : Entity { name : row . name } ) SET e : "):
            found_nodes += [dict(r, label=r["name"], aliases=joined(r["aliases"])) for r in rows]
        elif re.match(r"UNWIND AS row MATCH .* MERGE \( a \) - \[ r : `[A-Z0-9_]+` \{ relation : row \. relation \} \] - > \( b \) SET ", words):
            found_edges += [dict(r, claimants=joined(r["claimants"]), evidence=r["evidence"][0], document=r["documents"][0]) for r in rows]
        else:
            complain("cypher: an unknown statement: " + words[:100])
    compare("cypher nodes", found_nodes, nodes, NODE_FIELDS)
    compare("cypher relationships", found_edges, edges, EDGE_FIELDS)


def check_rdf(folder, nodes, edges, name, syntax):
    import rdflib
    from rdflib.namespace import PROV, RDF, RDFS, SKOS, DCTERMS
    words = rdflib.Namespace("urn:skein:vocabulary:")
    graph = rdflib.Graph()
    graph.parse(os.path.join(folder, name), format=syntax)
    found = []
    for node in graph.subjects(words.mentions, None):
        found.append({"label": str(graph.value(node, RDFS.label)), "type": str(graph.value(node, RDF.type)).rsplit(":", 1)[1],
                      "aliases": sorted(str(a) for a in graph.objects(node, SKOS.altLabel)), "mentions": str(graph.value(node, words.mentions))})
    compare(syntax + " entities", found, [dict(n, aliases=sorted(split_list(n["aliases"]))) for n in nodes], NODE_FIELDS)
    found = []
    label = lambda node: str(graph.value(node, RDFS.label))
    for s in graph.subjects(RDF.type, words.Statement):
        found.append({"source": label(graph.value(s, RDF.subject)), "target": label(graph.value(s, RDF.object)), "relation": label(graph.value(s, RDF.predicate)),
                      "polarity": str(graph.value(s, words.polarity)), "evidence": str(graph.value(s, PROV.value)),
                      "document": str(graph.value(graph.value(s, PROV.wasQuotedFrom), DCTERMS.identifier)),
                      "claimants": joined([label(graph.value(s, PROV.wasAttributedTo))])})
        if len(list(graph.items(graph.value(s, words.claimants)))) != 2:
            complain(syntax + ": a chain of claimants is broken")
    fields = ("source", "target", "relation", "polarity", "evidence", "document", "claimants")
    weights = [int(e["weight"]) for e in edges]
    if max(weights) == 1:
        compare(syntax + " statements", found, edges, fields)
    elif len(found) != sum(weights):
        complain("%s: %d statements instead of %d" % (syntax, len(found), sum(weights)))
    return len(graph)


def main():
    try:
        import rdflib
        has_rdf = True
    except ImportError:
        has_rdf = False
        print("skipped: nothing reads Turtle and JSON-LD here: install python3-rdflib")
    warnings.simplefilter("ignore")  # rdflib speaks of its own future
    for folder in sys.argv[1:]:
        before = problems
        nodes = read_records(os.path.join(folder, "nodes.nul"), NODE_FIELDS)
        edges = read_records(os.path.join(folder, "edges.nul"), EDGE_FIELDS)
        check_csv(folder, nodes, edges)
        check_neo4j(folder, nodes, edges)
        check_cypher(folder, nodes, edges)
        what = "CSV, neo4j tables, Cypher"
        if has_rdf:
            triples = {check_rdf(folder, nodes, edges, "graph.ttl", "turtle"), check_rdf(folder, nodes, edges, "graph.jsonld", "json-ld")}
            if len(triples) != 1:
                complain("Turtle and JSON-LD hold different numbers of triples: %s" % triples)
            what += ", Turtle, JSON-LD"
        print("%s %s in %s: %d nodes, %d edges" % ("ok   " if problems == before else "wrong", what, os.path.basename(folder), len(nodes), len(edges)))
    if problems:
        print("%d fields came back altered" % problems)
    sys.exit(1 if problems else 0)


main()

#!/usr/bin/env python3
"""Reads the files of skein_write_hostile with the programs they are for and compares every field with what was meant.

Usage: check_graphs.py FOLDER... [--modules FOLDER]

Allowed differences, and no others: XML and DOT cannot hold every character, and those outside XML 1.0 must come back as
U+FFFD; DOT has one kind of line end.
"""
import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import warnings

NODE_FIELDS = ("label", "type", "aliases", "mentions")
EDGE_FIELDS = ("source", "target", "relation", "polarity", "weight", "evidence", "document", "claimants", "disputed")
problems = 0


def complain(message):
    global problems
    problems += 1
    if problems <= 20:
        print("  WRONG " + message)


def read_records(path, names):
    with open(path, encoding="utf-8", newline="") as f:
        fields = f.read().split("\0")[:-1]
    assert len(fields) % len(names) == 0
    return [dict(zip(names, fields[i:i + len(names)])) for i in range(0, len(fields), len(names))]


def legal(text):
    return re.sub(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "\uFFFD", text)


def one_line_end(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def same_xml(found, meant):
    return found == legal(meant)


def same_dot(found, meant):
    return found == one_line_end(legal(meant))


def same(found, meant):
    return found == meant


def compare(what, equal, found, meant, fields):
    """`found` and `meant`: lists of records in the same order."""
    if len(found) != len(meant):
        complain("%s: %d instead of %d" % (what, len(found), len(meant)))
        return
    for i, (f, m) in enumerate(zip(found, meant)):
        for field in fields:
            value = f.get(field)
            value = "" if value is None else value
            if isinstance(value, bool):
                value = int(value)
            if isinstance(value, float) and value == int(value):
                value = int(value)
            if not equal(value if isinstance(value, str) else str(value), m[field]):
                complain("%s %d: %s is %r instead of %r" % (what, i, field, value, m[field]))


def edge_order(edge):
    return tuple(str(int(edge[f]) if isinstance(edge[f], bool) else edge[f]) for f in EDGE_FIELDS)


def by_networkx_graphml(path):
    import networkx
    g = networkx.read_graphml(path, force_multigraph=True)
    assert g.is_directed()
    nodes = [dict(data) for _, data in g.nodes(data=True)]
    edges = [dict(data, source=g.nodes[a]["label"], target=g.nodes[b]["label"], number=key)
             for a, b, key, data in g.edges(keys=True, data=True)]
    return nodes, sorted(edges, key=lambda e: int(e["number"][1:]))


def by_networkx_gexf(path):
    import networkx
    g = networkx.read_gexf(path)
    assert g.is_directed() and g.is_multigraph()
    nodes = [dict(data) for _, data in g.nodes(data=True)]
    edges = [dict(data, source=g.nodes[a]["label"], target=g.nodes[b]["label"]) for a, b, data in g.edges(data=True)]
    return nodes, sorted(edges, key=lambda e: int(e["id"][1:]))


def by_igraph(path):
    import igraph
    g = igraph.Graph.Read_GraphML(path)
    assert g.is_directed()
    nodes = [v.attributes() for v in g.vs]
    return nodes, [dict(e.attributes(), source=nodes[e.source]["label"], target=nodes[e.target]["label"]) for e in g.es]


def by_graphology(path, modules):
    here = os.path.dirname(os.path.abspath(__file__))
    out = subprocess.run(["node", os.path.join(here, "load_graphology.cjs"), modules, path], check=True, capture_output=True)
    graph = json.loads(out.stdout)
    nodes = dict(graph["nodes"])
    return list(nodes.values()), [dict(data, source=nodes[a]["label"], target=nodes[b]["label"]) for a, b, data in graph["edges"]]


def esc_string(text):
    """A DOT escString as Graphviz shows it."""
    out = re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), text, flags=re.S)
    return html.unescape(out)


def shown(item):
    return "\n".join(op["text"] for op in item.get("_ldraw_", []) if op["op"] == "T")


def by_graphviz(path):
    out = subprocess.run(["dot", "-Tjson", path], capture_output=True)
    if out.returncode != 0 or out.stderr:
        complain("dot ends with %d and says: %s" % (out.returncode, out.stderr.decode()[:200]))
    graph = json.loads(out.stdout or '{"objects":[],"edges":[]}')
    text = lambda item: {k: esc_string(v) for k, v in item.items() if isinstance(v, str)}
    nodes = [text(o) for o in sorted((o for o in graph["objects"] if o["name"].startswith("n")), key=lambda o: int(o["name"][1:]))]
    label_of = {o["_gvid"]: esc_string(o["label"]) for o in graph["objects"] if o["name"].startswith("n")}
    edges = [dict(text(e), source=label_of[e["tail"]], target=label_of[e["head"]], weight=e["statements"],
                  disputed=e["disputed"] == "true") for e in graph["edges"]]
    lines = lambda drawn: [line for line in drawn.split("\n") if line]  # Graphviz draws nothing for an empty one
    for item in graph["objects"] + graph["edges"]:
        if "label" in item and "_ldraw_" in item and not item.get("name", "n").startswith("cluster"):
            if lines(shown(item)) != lines(esc_string(item["label"])):
                complain("graphviz draws %r for %r" % (shown(item), item["label"]))
    return nodes, edges


def by_networkx_json(path):
    import networkx
    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    try:
        g = networkx.node_link_graph(data, edges="edges")
    except TypeError:  # before networkx 3.4
        g = networkx.node_link_graph(data, link="edges")
    assert g.is_directed() and g.is_multigraph()
    assert g.number_of_edges() == len(data["edges"]), "edges were merged"
    joined = lambda texts: "; ".join(re.sub(r"^ | \Z|[;\\]", lambda m: "\\" + m.group(), t) for t in texts)
    nodes = [dict(d, label=n, aliases=joined(d["aliases"])) for n, d in g.nodes(data=True)]
    edges = [dict(d, source=a, target=b, claimants=joined(d["claimants"]), **best(d["statements"]))
             for a, b, d in g.edges(data=True)]
    position = {(e["source"], e["target"], e["key"]): i for i, e in enumerate(data["edges"])}
    order = [position[(a, b, k)] for a, b, k in g.edges(keys=True)]
    return nodes, [e for _, e in sorted(zip(order, edges), key=lambda pair: pair[0])]


def best(statements):
    chosen = max(statements, key=lambda s: s["confidence"])
    return {"evidence": chosen["evidence"], "document": chosen["document"]}


def check_ndjson(path, meant):
    with open(path, encoding="utf-8", newline="") as f:
        lines = [json.loads(line) for line in f.read().split("\n")[:-1]]
    edges = {}
    for s in lines:
        key = (s["relation"]["lemma"], s["polarity"])
        edges.setdefault((s["subject"]["entity"], s["object"]["entity"], *key), []).append(s)
    if sum(int(e["weight"]) for e in meant) != len(lines):
        complain("ndjson: %d statements" % len(lines))
    spoken = {e["relation"] for e in meant}
    if {s["relation"]["lemma"] for s in lines} != spoken:
        complain("ndjson: other relations than were meant")
    if {s["document"] for s in lines} != {e["document"] for e in meant}:
        complain("ndjson: other documents than were meant")


def main():
    warnings.simplefilter("error")
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--modules", help="folder whose node_modules hold graphology")
    arguments = parser.parse_args()
    readers = []
    skipped = []
    for name, module, reader in (("networkx", "networkx", by_networkx_graphml), ("igraph", "igraph", by_igraph)):
        try:
            __import__(module)
            readers.append((name, "graph.graphml", reader, same_xml))
            if name == "networkx":
                readers.append((name, "graph-1.2.gexf", by_networkx_gexf, same_xml))
        except ImportError:
            skipped.append("%s reads no GraphML here: install python3-%s" % (name, module))
    if arguments.modules:
        for file in ("graph.graphml", "graph.gexf", "graph-1.2.gexf"):
            readers.append(("graphology", file, lambda path: by_graphology(path, arguments.modules), same_xml))
    if "networkx" in sys.modules:
        readers.append(("networkx", "graph.json", by_networkx_json, same))
    if shutil.which("dot"):
        readers.append(("graphviz", "graph.dot", by_graphviz, same_dot))
    else:
        skipped.append("Graphviz reads no DOT here: install graphviz")
    for line in skipped:
        print("skipped: " + line)
    for folder in arguments.folders:
        meant_nodes = read_records(os.path.join(folder, "nodes.nul"), NODE_FIELDS)
        meant_edges = read_records(os.path.join(folder, "edges.nul"), EDGE_FIELDS)
        for name, file, reader, equal in readers:
            before = problems
            nodes, edges = reader(os.path.join(folder, file))
            what = "%s in %s/%s" % (name, os.path.basename(folder), file)
            compare(what + ": node", equal, nodes, meant_nodes, NODE_FIELDS)
            meant = meant_edges
            if name == "graphviz":  # gives edges in an order of its own
                clean = [{k: one_line_end(legal(v)) for k, v in e.items()} for e in meant_edges]
                meant = sorted(clean, key=edge_order)
                edges.sort(key=edge_order)
            compare(what + ": edge", equal, edges, meant, EDGE_FIELDS)
            print("%s %s: %d nodes, %d edges" % ("ok   " if problems == before else "wrong", what, len(nodes), len(edges)))
        check_ndjson(os.path.join(folder, "graph.ndjson"), meant_edges)
    if problems:
        print("%d fields came back altered" % problems)
    sys.exit(1 if problems else 0)


main()

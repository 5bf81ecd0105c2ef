#!/usr/bin/env python3
"""Do all programs see as many nodes and edges in a graph's files as it has?

Usage: check_counts.py FOLDER... [--modules FOLDER]

A folder holds one graph as graph.graphml, graph.gexf and graph-1.2.gexf, and what they must hold either as graph.json (node-link) or
as the two numbers in counts.txt. Each file is read by a process of its own, so that a large one leaves no memory behind.
"""
import argparse
import importlib.util
import json
import os
import subprocess
import sys

BY_NETWORKX = """
import networkx, sys, warnings
warnings.simplefilter("error")
path = sys.argv[1]
g = networkx.read_graphml(path, force_multigraph=True) if path.endswith(".graphml") else networkx.read_gexf(path)
print(g.number_of_nodes(), g.number_of_edges())
"""
BY_IGRAPH = """
import igraph, sys, warnings
warnings.simplefilter("error")
g = igraph.Graph.Read_GraphML(sys.argv[1])
print(g.vcount(), g.ecount())
"""


def expected(folder):
    counts = os.path.join(folder, "counts.txt")
    if os.path.exists(counts):
        with open(counts, encoding="ascii") as f:
            return f.read().split()
    with open(os.path.join(folder, "graph.json"), encoding="utf-8") as f:
        data = json.load(f)
    return [str(len(data["nodes"])), str(len(data["edges"]))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--modules", help="folder whose node_modules hold graphology, whose readers are Gephi Lite's")
    arguments = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    readers = []
    for name, program, files in (("networkx", BY_NETWORKX, ("graph.graphml", "graph-1.2.gexf")), ("igraph", BY_IGRAPH, ("graph.graphml",))):
        if importlib.util.find_spec(name):
            readers += [(name, file, [sys.executable, "-c", program]) for file in files]
        else:
            print("skipped: %s counts nothing here: install python3-%s" % (name, name))
    if arguments.modules:
        node = ["node", "--max-old-space-size=12000", os.path.join(here, "load_graphology.cjs"), "--count", arguments.modules]
        readers += [("graphology", file, node) for file in ("graph.graphml", "graph.gexf", "graph-1.2.gexf")]
    wrong = checked = 0
    for folder in arguments.folders:
        want = expected(folder)
        for name, file, command in readers:
            run = subprocess.run(command + [os.path.join(folder, file)], capture_output=True, text=True)
            checked += 1
            if run.returncode or run.stdout.split() != want or run.stderr:
                wrong += 1
                print("WRONG %s in %s/%s: %s instead of %s%s" % (name, folder, file, run.stdout.split(), want, run.stderr[-300:]))
    print("counts: %d files of %d graphs read, %d wrong" % (checked, len(arguments.folders), wrong))
    sys.exit(1 if wrong else 0)


main()

// Prints what graphology, whose readers are Gephi Lite's, finds in a GraphML or GEXF file: {directed, nodes: [attributes…],
// edges: [[source, target, attributes]…]}, or with --count only how many nodes and edges.
// Usage: node load_graphology.cjs [--count] MODULES FILE
const { createRequire } = require('node:module');
const fs = require('node:fs');
const counts = process.argv[2] === '--count';
const [modules, file] = process.argv.slice(counts ? 3 : 2);
const from = createRequire(modules + '/');
const Graph = from('graphology');
const graph = from(file.endsWith('.gexf') ? 'graphology-gexf' : 'graphology-graphml').parse(Graph.MultiGraph, fs.readFileSync(file, 'utf8'));
if (counts) {
    console.log(graph.order, graph.size);
} else {
    console.log(JSON.stringify({
        directed: graph.type,
        nodes: graph.mapNodes((id, attributes) => [id, attributes]),
        edges: graph.mapEdges((_, attributes, source, target) => [source, target, attributes]),
    }));
}

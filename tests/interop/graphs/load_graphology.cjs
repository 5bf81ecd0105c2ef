// Prints what graphology reads from a GraphML or GEXF file: {directed, nodes: [attributes…], edges: [[source, target, attributes]…]}.
// Usage: node load_graphology.cjs MODULES FILE
const { createRequire } = require('node:module');
const fs = require('node:fs');
const from = createRequire(process.argv[2] + '/');
const Graph = from('graphology');
const graph = from(process.argv[3].endsWith('.gexf') ? 'graphology-gexf' : 'graphology-graphml').parse(Graph.MultiGraph, fs.readFileSync(process.argv[3], 'utf8'));
const edges = graph.mapEdges((_, attributes, source, target) => [source, target, attributes]);
console.log(JSON.stringify({
    directed: graph.type,
    nodes: graph.mapNodes((id, attributes) => [id, attributes]),
    edges,
}));

// What the page knows: entities, edges and arrows from the start, statements once they are asked for, as columns of tables.
// Text from documents only ever becomes text nodes. Nothing is fetched.
'use strict';

const $ = id => document.getElementById(id);

// An element with attributes, listeners (`on`) and children.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'on') for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
const plural = (n, one, more = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;

const { types, colours, relations, entities, edges, arrows, maps } = JSON.parse($('data').textContent);
const entityCount = entities.name.length;
const edgeCount = edges.s.length;
const arrowCount = arrows.first.length - 1;

// Which relations an arrow bundles; its ends are theirs.
const edgesOf = arrow => arrows.edges.slice(arrows.first[arrow], arrows.first[arrow + 1]);
const sourceOf = arrow => edges.s[arrows.edges[arrows.first[arrow]]];
const targetOf = arrow => edges.t[arrows.edges[arrows.first[arrow]]];
const isNegated = edge => (edges.kind[edge] & 1) !== 0;
const isDisputed = edge => (edges.kind[edge] & 2) !== 0;
const relationOf = edge => relations[edges.r[edge]];

// What the filters leave.
const entityOn = new Uint8Array(entityCount).fill(1);
const edgeOn = new Uint8Array(edgeCount).fill(1);
const arrowOn = new Uint8Array(arrowCount).fill(1);

const once = compute => { let value; return () => value ??= compute(); };

const arrowsByEdge = once(() => {
  const byEdge = new Int32Array(edgeCount).fill(-1);
  for (let i = 0; i < arrowCount; i += 1) for (const edge of edgesOf(i)) byEdge[edge] = i;
  return byEdge;
});
const arrowOf = edge => arrowsByEdge()[edge];

// Edges from and to each entity, and its arrows.
const neighbourhood = once(() => {
  const outward = Array.from({ length: entityCount }, () => []);
  const inward = Array.from({ length: entityCount }, () => []);
  for (let i = 0; i < edgeCount; i += 1) {
    outward[edges.s[i]].push(i);
    inward[edges.t[i]].push(i);
  }
  return { outward, inward };
});

// The statements of edge i are those from first[i] to first[i + 1].
const evidence = once(() => {
  const { statements, sentences, documents, claims, modalities } = JSON.parse($('evidence').textContent);
  const first = new Uint32Array(edgeCount + 1);
  for (let i = 0; i < edgeCount; i += 1) first[i + 1] = first[i] + edges.count[i];
  return { statements, sentences, documents, claims, modalities, first };
});

const aliasesOf = i => entities.aliases[i] || [];

// What names are compared by.
const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

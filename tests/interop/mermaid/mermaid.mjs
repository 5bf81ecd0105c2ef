#!/usr/bin/env node
// What the real Mermaid understands and draws, in headless Chromium, offline.
//   mermaid.mjs [--version 10|11] [--draw] [--png FOLDER] FILE...   one JSON line a file
//   mermaid.mjs [--version 10|11] [--draw] --lines FILE             FILE holds one JSON string (a diagram) a line
// A line is {"file", "ok", "error"?, "dump"?, "drawn"?}: `dump` is Mermaid's own model of a flowchart (direction, vertices,
// edges, subgraphs, classes), `drawn` the texts of the picture's node and edge labels. Exit 1 when any diagram failed.
// Environment: CHROMIUM (the browser), MERMAID_MODULES (the node_modules folder that package-lock.json pins).
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = process.env.MERMAID_MODULES ?? path.join(here, 'node_modules');
const { values: options, positionals: files } = parseArgs({ allowPositionals: true, options: {
    version: { type: 'string', default: '11' }, draw: { type: 'boolean' }, png: { type: 'string' }, lines: { type: 'string' } } });
const diagrams = options.lines
    ? fs.readFileSync(options.lines, 'utf8').split('\n').filter(Boolean).map((line, i) => ({ file: String(i), text: JSON.parse(line) }))
    : files.map(file => ({ file, text: fs.readFileSync(file === '-' ? 0 : file, 'utf8') }));
if (!diagrams.length) { console.error('usage: mermaid.mjs [--version 10|11] [--draw] [--png FOLDER] FILE... | --lines FILE'); process.exit(2); }

const { chromium } = await import(pathToFileURL(createRequire(path.join(modules, 'x')).resolve('playwright-core')).href)
    .then(module => module.default ?? module);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

// Runs in the page.
async function study({ text, draw, number }) {
    const flat = value => value instanceof Map ? Object.fromEntries(value) : value;
    const list = value => Object.values(flat(value) ?? {});
    // Mermaid hides #35; from its parser as ﬂ°°35¶ß and #quot; as ﬂ°quot¶ß; the browser decodes them at the end.
    const area = document.createElement('textarea');
    const plain = value => {
        if (typeof value !== 'string') return value ?? null;
        area.innerHTML = value.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';').replaceAll('<', '&lt;');
        return area.value;
    };
    const result = { ok: true };
    try {
        const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
        result.dump = { type: diagram.type };
        if (diagram.type.startsWith('flowchart')) {
            const db = diagram.db;
            Object.assign(result.dump, {
                direction: db.getDirection(), title: db.getDiagramTitle() ?? '',
                vertices: list(db.getVertices()).map(v => ({ id: v.id, shape: v.type ?? null, text: plain(v.text ?? v.id), styles: v.styles ?? [],
                    classes: v.classes ?? [], link: v.link ?? null })),
                edges: db.getEdges().map(e => ({ start: e.start, end: e.end, text: plain(e.text ?? ''), type: e.type ?? null,
                    stroke: e.stroke ?? null, length: e.length ?? null, style: e.style ?? [], classes: e.classes ?? [] })),
                subgraphs: db.getSubGraphs().map(s => ({ id: s.id, title: plain(s.title), nodes: s.nodes, dir: s.dir ?? null })),
                classes: flat(db.getClasses()) });
        }
        if (draw) {
            const { svg } = await mermaid.render(`d${number}`, text);
            const place = document.getElementById('place');
            place.innerHTML = svg;
            const texts = selector => [...place.querySelectorAll(selector)].map(label => {
                label.querySelectorAll('br').forEach(br => br.replaceWith('\n'));
                return label.textContent;
            });
            result.drawn = { nodes: texts('.node .nodeLabel'), edges: texts('.edgeLabels > g') };
            place.innerHTML = svg;
        }
    } catch (error) { return { ok: false, error: String(error?.message ?? error) }; }
    return JSON.parse(JSON.stringify(result));
}

let failed = false;
async function freshPage() {
    const page = await (await browser.newContext({ offline: true, viewport: { width: 1600, height: 1200 } })).newPage();
    await page.setContent('<!doctype html><meta charset=utf-8><div id=place></div>');
    await page.addScriptTag({ path: path.join(modules, options.version === '10' ? 'mermaid10' : 'mermaid', 'dist/mermaid.min.js') });
    await page.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true }));
    return page;
}
try {
    let page = await freshPage();
    let number = 0;
    for (const { file, text } of diagrams) {
        if (++number % 500 === 0) { await page.context().close(); page = await freshPage(); }
        const result = await page.evaluate(study, { text, draw: Boolean(options.draw || options.png), number });
        failed ||= !result.ok;
        process.stdout.write(JSON.stringify({ file, ...result }) + '\n');
        if (options.png && result.ok) {
            fs.mkdirSync(options.png, { recursive: true });
            await (await page.$('#place svg')).screenshot({ path: path.join(options.png, path.basename(file).replace(/\.\w+$/, '') + '.png') });
        }
    }
} finally { await browser.close(); }
process.exit(failed ? 1 : 0);

#!/usr/bin/env node
// labels_survive.mjs WRITER [COUNT]: does the real Mermaid show every label as it was? WRITER is the program of write_labels.cpp.
// COUNT pseudo-random hostile labels (fixed seed) and the named ones in labels.json go through Mermaid 10 and 11, drawn.
// Compared: the parser's text and the picture's text, with white space collapsed. Exit 1 when one was altered.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [writer, count = '300'] = process.argv.slice(2);
let state = 20240611;
const random = n => { state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff; return (state >>> 8) % n; };
const parts = ['"', '#', '<', '>', '&', '\\', '`', '*', '_', '~', '$', ':', ';', '%', '@', '[', ']', '{', '}', '|', '.', '+', '=', '^', '(', ')', '/', '-',
    '!', '?', ',', "'", ' ', ' ', '\n', '\t', 'a', 'n', 'x', 'o', 'é', '漢', '🙂', 'ﬂ', '°', '¶', 'ß', '1.', '2) ', '- ', '> ', '# ', '--', '-->', '==>',
    '-.->', '---', '~~~', '$$', '%%', '%%{init', '}%%', '<b>', '</b>', '<br>', '<int>', '<script>', '&lt;', '&copy', '&amp;', '#35;', '#quot;', '#x41;',
    'fa:fa-x', 'fab:fa-y', '\\n', '"`', '`"', 'end', 'graph', 'style A fill:#fff;', 'classDef x:#1;', 'direction LR', 'direction TB', 'click', 'http://a.b/c',
    'www.a.b', 'a@b.c', ':::', '||', '](', '[a](b)', '![a](b)', '[^1]', '**b**', '__b__', '*i*', '_i_', 'snake_case', '~~s~~', 'word', 'two words', '671B',
    '__proto__', 'constructor', '\u200b', '\u202e', '\u2028', '\ufeff', 'subgraph', ' - ', ' . ', ':', '1', '100%', 'C#', 'R&D', 'AT&T', '$6'];
const labels = JSON.parse(fs.readFileSync(path.join(here, 'labels.json'), 'utf8'));
for (let i = 0; i < Number(count); ++i) {
    let label = '';
    for (let n = 1 + random(7); n > 0; --n) label += parts[random(parts.length)];
    if (label.trim()) labels.push(label);  // a blank label is no label on an arrow
}
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'skein-labels-'));
const written = spawnSync(writer, { input: labels.map(l => JSON.stringify(l) + '\n').join(''), encoding: 'utf8', maxBuffer: 1 << 28 });
if (written.status !== 0) { console.error(`${writer}: ${written.error ?? written.stderr}`); process.exit(1); }
const file = path.join(scratch, 'diagrams.jsonl');
fs.writeFileSync(file, written.stdout);
// What a picture cannot show: blanks beyond one, invisible characters, control characters (U+FFFD stands for them).
const seen = text => text.replace(/<br\s*\/?>/gi, '\n').replace(/[\u200b\ufeff]/g, '').replace(/\s+/g, ' ').trim();
let altered = 0;
for (const version of ['10', '11']) {
    const run = spawnSync(process.execPath, [path.join(here, 'mermaid.mjs'), '--version', version, '--draw', '--lines', file], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const results = run.stdout.split('\n').filter(Boolean).map(line => JSON.parse(line));
    const diagrams = written.stdout.split('\n').filter(Boolean).map(line => JSON.parse(line));
    if (results.length !== diagrams.length) { console.error(`Mermaid ${version}: ${run.stderr}`); process.exit(1); }
    results.forEach((result, d) => {
        const expected = labels.slice(10 * d, 10 * d + 10);
        const complain = (what, want, got) => { if (++altered <= 40) console.log(`Mermaid ${version}, ${what}: ${JSON.stringify(want)} became ${JSON.stringify(got)}`); };
        if (!result.ok) return complain('diagram', expected, result.error.slice(0, 300) + diagrams[d]);
        expected.forEach((label, i) => {
            const want = seen(label);
            const node = result.dump.vertices.find(v => v.id === `n${i}`);
            if (seen(node.text) !== want) complain('node as parsed', label, node.text);
            if (seen(result.drawn.nodes[i]) !== want) complain('node as drawn', label, result.drawn.nodes[i]);
            if (seen(result.dump.edges[i].text) !== want) complain('arrow as parsed', label, result.dump.edges[i].text);
            if (seen(result.drawn.edges[i] ?? '') !== want) complain('arrow as drawn', label, result.drawn.edges[i]);
        });
    });
}
fs.rmSync(scratch, { recursive: true });
console.log(`${labels.length} labels, Mermaid 10 and 11: ${altered} altered`);
process.exit(altered ? 1 : 0);

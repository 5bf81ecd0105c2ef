#!/usr/bin/env node
// reference_cases.mjs SKEIN REFERENCE: the reference's broken diagrams and its concept map through `skein repair`, judged by its own
// compare.mjs; Mermaid 10 and 11 must draw each, and the lines a case's note names must be named on standard error.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [skein, reference] = process.argv.slice(2);
const folder = path.join(reference, 'mermaid-repair');
const cases = fs.readdirSync(folder).filter(name => /^\d/.test(name)).sort().map(name => {
    const own = path.join(folder, name);
    return { name, input: path.join(own, fs.readdirSync(own).find(file => file.startsWith('broken.'))), meant: path.join(own, 'meant.json'),
        note: fs.readFileSync(path.join(own, 'note.txt'), 'utf8') };
});
cases.push({ name: 'concept map', input: path.join(reference, 'concept-map.original.mmd'), meant: path.join(reference, 'concept-map.flowdb.json'), note: '' });
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'skein-reference-'));
const all = path.join(scratch, 'all.jsonl');
const outputs = cases.map(c => spawnSync(skein, ['repair', c.input], { encoding: 'utf8' }));
fs.writeFileSync(all, outputs.map(o => JSON.stringify(o.stdout || 'nothing') + '\n').join(''));
const results = ['11', '10'].map(version => spawnSync(process.execPath, [path.join(here, 'mermaid.mjs'), '--version', version, '--draw', '--lines', all],
    { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.split('\n').filter(Boolean).map(line => JSON.parse(line)));
let bad = 0;
cases.forEach((c, i) => {
    const problems = [];
    for (const [version, result] of [['11', results[0][i]], ['10', results[1][i]]])
        if (!result?.ok) problems.push(`Mermaid ${version}: ${result?.error}`);
    if (!problems.length) {
        const got = path.join(scratch, 'got.json');
        fs.writeFileSync(got, JSON.stringify(results[0][i].dump));
        const compared = spawnSync(process.execPath, [path.join(folder, 'compare.mjs'), c.meant, got], { encoding: 'utf8' });
        if (compared.status !== 0) problems.push(compared.stdout + compared.stderr);
    }
    const named = c.note.match(/^report: line ([\d, orand]+):/)?.[1];
    if (named) {
        const heard = line => new RegExp(`:${line}[: \\n]`).test(outputs[i].stderr);
        const lines = named.match(/\d+/g);
        if (!(named.includes('or') ? lines.some(heard) : lines.every(heard))) problems.push(`standard error does not name line ${named}:\n${outputs[i].stderr}`);
    }
    if (problems.length) { ++bad; console.log(`### ${c.name}\n${problems.join('\n')}`); }
});
fs.rmSync(scratch, { recursive: true });
console.log(`${cases.length} reference diagrams, ${bad} wrong`);
process.exit(bad ? 1 : 0);

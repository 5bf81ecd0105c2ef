#!/usr/bin/env node
// repaired_cases.mjs SKEIN [WORD]: each case of cases.txt through `skein repair` and the real Mermaid: what comes out must mean the same as
// what was meant, in Mermaid 11, be drawn by 10 and 11 (10 alone where the case itself needs 11), and stay as it is when repaired again.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [skein, word = ''] = process.argv.slice(2);
const cases = fs.readFileSync(path.join(here, 'cases.txt'), 'utf8').split(/^### /m).slice(1).map(text => {
    const [name, ...rest] = text.split('\n');
    const [broken, meant] = rest.join('\n').split(/^=>\n/m);
    return { name, broken: broken.trimEnd() + '\n', meant: meant.trimEnd() + '\n' };
}).filter(c => c.name.includes(word));
const repair = text => spawnSync(skein, ['repair', '-'], { input: text, encoding: 'utf8' });
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'skein-cases-'));
function mermaid(version, texts) {
    const file = path.join(scratch, 'all.jsonl');
    fs.writeFileSync(file, texts.map(text => JSON.stringify(text) + '\n').join(''));
    const run = spawnSync(process.execPath, [path.join(here, 'mermaid.mjs'), '--version', version, '--draw', '--lines', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const results = run.stdout.split('\n').filter(Boolean).map(line => JSON.parse(line));
    if (results.length !== texts.length) { console.error(run.stderr); process.exit(1); }
    return results;
}
const tidy = text => (text ?? '').replace(/\u200b/g, '').replace(/<br\s*\/?>/g, '\n').replace(/\s+/g, ' ').trim();
// Everything a diagram says, without its ids.
function facts({ direction, title, vertices, edges, subgraphs, classes }) {
    const groups = new Map(subgraphs.map(s => [s.id, `(${tidy(s.title)})`]));
    const names = new Map(vertices.map(v => [v.id, groups.get(v.id) ?? tidy(v.text)]));
    const of = id => groups.get(id) ?? names.get(id) ?? id;
    const styles = list => [...(list ?? [])].map(s => s.replace(/\s/g, '').toLowerCase()).sort().join(',');
    const lines = [`direction ${direction} title ${title}`];
    for (const v of vertices.filter(v => !groups.has(v.id))) {
        lines.push(`node ${of(v.id)} ${v.shape ?? 'square'} ${styles(v.styles)} ${v.link ?? ''} ${v.classes.map(c => styles(classes[c]?.styles)).sort()}`);
    }
    for (const e of edges) lines.push(`edge ${of(e.start)} > ${of(e.end)} "${tidy(e.text)}" ${e.type} ${e.stroke} ${styles(e.style)}`);
    for (const s of subgraphs) lines.push(`group ${tidy(s.title)} ${s.dir ?? ''} {${s.nodes.map(of).sort()}}`);
    return lines.sort();
}
const outputs = cases.map(c => repair(c.broken));
const got = mermaid('11', outputs.map(o => o.stdout || 'nothing'));
const old = mermaid('10', outputs.map(o => o.stdout || 'nothing'));
const meant = mermaid('11', cases.map(c => c.meant));
let bad = 0;
cases.forEach((c, i) => {
    const problems = [];
    if (!meant[i].ok) problems.push(`the case itself is wrong: ${meant[i].error}`);
    if (outputs[i].status !== 0) problems.push(`exit ${outputs[i].status}: ${outputs[i].stderr}`);
    if (!got[i].ok) problems.push(`Mermaid 11: ${got[i].error}`);
    if (!old[i].ok && !c.broken.includes('@{')) problems.push(`Mermaid 10: ${old[i].error}`);
    if (got[i].ok && meant[i].ok) {
        const a = facts(meant[i].dump), b = facts(got[i].dump);
        for (const line of a) { const at = b.indexOf(line); if (at < 0) problems.push(`- ${line}`); else b.splice(at, 1); }
        problems.push(...b.map(line => `+ ${line}`));
    }
    const again = repair(outputs[i].stdout);
    if (again.stdout !== outputs[i].stdout) problems.push(`repaired again: ${again.stderr}`);
    if (c.broken === c.meant && outputs[i].stdout !== c.broken) problems.push('what was valid has changed');
    if (c.broken !== c.meant && !outputs[i].stderr) problems.push('nothing was said on standard error');
    if (problems.length) { ++bad; console.log(`### ${c.name}\n${problems.join('\n')}\n${outputs[i].stdout}`); }
});
fs.rmSync(scratch, { recursive: true });
console.log(`${cases.length} cases, ${bad} wrong`);
process.exit(bad ? 1 : 0);

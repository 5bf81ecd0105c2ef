// Asks Kùzu what skein_bench_scale asked Skein, over the same graph, and compares answers and medians. On request alone:
//
//   skein_bench_scale --statements 1000000 --csv FOLDER
//   npm ci --prefix tests/bench/kuzu && node tests/bench/kuzu/compare.mjs FOLDER
import { readFileSync, rmSync, statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import kuzu from "kuzu";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node compare.mjs FOLDER");
  process.exit(2);
}
const file = `${folder}/graph.kuzu`;
rmSync(file, { recursive: true, force: true });
const connection = new kuzu.Connection(new kuzu.Database(file, 2 ** 31, true, false));

const load = performance.now();
await connection.query("CREATE NODE TABLE entity(id INT64 PRIMARY KEY, name STRING)");
await connection.query("CREATE REL TABLE statement(FROM entity TO entity, relation INT64, document INT64, evidence STRING)");
await connection.query(`COPY entity FROM "${folder}/entity.csv" (PARALLEL=FALSE)`);
await connection.query(`COPY statement FROM "${folder}/statement.csv" (PARALLEL=FALSE)`);
const seconds = (performance.now() - load) / 1000;

const questions = readFileSync(`${folder}/questions.csv`, "utf8").trim().split("\n").map((line) => line.split(",").map(Number));
const one = await connection.prepare("MATCH (a:entity {id: $a})-[r:statement]->(b:entity) RETURN b.name, r.evidence");
const two = await connection.prepare("MATCH (a:entity {id: $a})-[:statement]->(:entity)-[:statement]->(c:entity) RETURN count(DISTINCT c.id) AS n");
const path = await connection.prepare(
  "MATCH p = (a:entity {id: $a})-[:statement* SHORTEST 1..12]-(b:entity {id: $b}) RETURN length(p) AS n LIMIT 1",
);

let differ = 0;
async function median(prepared, pairs, answer) {
  const times = [];
  for (const [a, b, ...expected] of pairs) {
    const start = performance.now();
    const rows = await (await connection.execute(prepared, b === undefined ? { a } : { a, b })).getAll();
    times.push(performance.now() - start);
    if (!answer(rows, expected)) differ += 1;
  }
  times.sort((x, y) => x - y);
  return times[Math.floor(times.length / 2)].toFixed(4);
}
const few = questions.slice(0, 20);
const medians = [
  await median(one, questions.map(([a, , hops]) => [a, undefined, hops]), (rows, [hops]) => rows.length === hops),
  await median(two, questions.map(([a, , , entities]) => [a, undefined, entities]), (rows, [entities]) => Number(rows[0].n) === entities),
  await median(path, few.map(([a, b, , , steps]) => [a, b, steps]), (rows, [steps]) => (rows.length ? Number(rows[0].n) : -1) === steps),
];
console.log(`Kùzu                     ${medians.map((m) => m.padStart(10) + " ms").join(" ")}   (path: 20 questions)`);
console.log(`Kùzu: loaded in ${seconds.toFixed(1)} s, ${statSync(file).size} bytes; ${differ} answers differ`);
process.exit(differ === 0 ? 0 : 1);

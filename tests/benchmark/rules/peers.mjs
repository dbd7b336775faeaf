// One peer over the first COUNT records: node peers.mjs PEER RECORDS.ndjson RULES COUNT TIMES
// RULES holds the rules in the peer's language, a line each. Prints a JSON object: the median of evaluations a second of CPU time
// after a first round that does not count, and the hash of the scores (FNV-1a over 32-bit integers, as main.cc has it).
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const [peer, recordsPath, rulesPath, countText, timesText] = process.argv.slice(2);
const count = Number(countText);
const times = Number(timesText);
const rules = readFileSync(rulesPath, "utf8").trim().split("\n");

function firstRecords() {
  const lines = readFileSync(recordsPath, "utf8").split("\n", count);
  return lines.map((line) => JSON.parse(line));
}

function hashOf(scores) {
  let hash = 14695981039346656037n;
  for (const score of scores) {
    for (let shift = 0; shift < 32; shift += 8) hash = BigInt.asUintN(64, (hash ^ BigInt((score >> shift) & 0xff)) * 1099511628211n);
  }
  return hash.toString();
}

// feelin parses at every evaluation: its interface has no other way. It reads `a in [1..2) and b` as `a in ([1..2) and b)`, against
// the grammar (DMN 1.5, 10.3.1.2), so that membership is put in brackets for it.
const bracketed = (rule) => rule.replaceAll(/(\w+(?: \/ \w+)?) in (\[[^)\]]*[)\]])/g, "($1 in $2)");

async function feelin() {
  const { evaluate } = await import("feelin");
  const texts = rules.map(bracketed);
  const records = firstRecords();
  return { run: async () => records.map((record) => texts.reduce((score, rule) => score + evaluate(rule, record).value, 0)) };
}

async function cel() {
  const { Environment } = await import("@marcbachmann/cel-js");
  const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
  environment.registerFunction("total_capacity(dyn): double", (services) => services.reduce((sum, service) => sum + service.capacity, 0));
  const compiled = rules.map((rule) => environment.parse(rule));
  const records = firstRecords();
  return { run: async () => records.map((record) => compiled.reduce((score, rule) => score + rule(record), 0)) };
}

// The last four rules as zen's users write them: first hit, cells of unary tests.
const TABLES = [
  [["income", "headcount"],
   [[">= 20000000", "", 1], [">= 5000000", ">= 100", 2], [">= 5000000", "", 4], ["[500000..5000000)", ">= 20", 3], ["[500000..5000000)", "", 5],
    ["< 500000", "< 3", 8], ["", "", 6]]],
  [["equity / income", "result / income"],
   [["< 0", "< 0", 25], ["< 0", "", 18], ["[0..0.1)", "< -0.05", 16], ["[0..0.1)", "< 0", 12], ["[0..0.1)", "", 8], ["[0.1..0.25)", "< -0.05", 9],
    ["[0.1..0.25)", "", 4], ["", "< -0.1", 6], ["", "", 0]]],
  [["legal_form", "establishments", "audited"],
   [['"association", "foundation"', ">= 10", '"no"', 20], ['"association"', ">= 5", '"no"', 12], ['"foundation"', "", '"no"', 14],
    ['"sas", "sarl"', ">= 10", "", 6], ['"sas", "sarl"', "", '"no"', 5], ['"sci"', "", "", 7], ['"scic"', "< 5", "", 3], ["", "", "", 0]]],
  [["sector", "adverse_events", "absenteeism"],
   [['"childhood"', ">= 5", "", 20], ['"childhood"', "[2..5)", ">= 0.1", 14], ['"elderly", "disability"', ">= 6", ">= 0.12", 16],
    ['"elderly", "disability"', ">= 6", "", 9], ['"elderly", "disability"', "", ">= 0.15", 5], ['"health"', ">= 7", "", 8],
    ['"social"', ">= 8", "", 6], ["", "", "", 0]]],
];

function tableNode(number, [fields, rows], loop) {
  const inputs = fields.map((field, place) => ({ id: `i${place}`, name: field, field }));
  const cells = rows.map((row, line) => {
    const cell = { _id: `r${line}`, o: String(row.at(-1)) };
    fields.forEach((_, place) => { cell[`i${place}`] = row[place]; });
    return cell;
  });
  const output = { id: "o", name: "points", field: `table${number}` };
  return { id: `table${number}`, name: `table${number}`, type: "decisionTableNode", position: { x: 0, y: 0 },
           content: { hitPolicy: "first", inputs, outputs: [output], rules: cells, passThrough: false, ...(loop ? looped(`table${number}`) : {}) } };
}

const looped = (outputPath) => ({ inputField: "records", outputPath, executionMode: "loop" });

function zenDecision({ ZenEngine, ZenDecisionContent }, loop) {
  const plain = rules.slice(0, rules.length - TABLES.length);
  const expressions = plain.map((value, number) => ({ id: `e${number}`, key: `rule${number}`, value }));
  const middle = [{ id: "rules", name: "rules", type: "expressionNode", position: { x: 0, y: 0 },
                    content: { expressions, passThrough: false, ...(loop ? looped("rules") : {}) } },
                  ...TABLES.map((table, number) => tableNode(number, table, loop))];
  const nodes = [{ id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } }, ...middle,
                 { id: "out", name: "out", type: "outputNode", position: { x: 0, y: 0 } }];
  const edges = middle.flatMap(({ id }) => [{ id: `in-${id}`, sourceId: "in", targetId: id, type: "edge" },
                                            { id: `${id}-out`, sourceId: id, targetId: "out", type: "edge" }]);
  return new ZenEngine().createDecision(new ZenDecisionContent({ nodes, edges }));
}

const totalOf = (points) => Object.values(points).reduce((sum, value) => sum + value, 0);

async function zen() {
  const decision = zenDecision(await import("@gorules/zen-engine"), false);
  const records = firstRecords();
  return { run: async () => {
    const scores = [];
    for (const record of records) scores.push(totalOf((await decision.evaluate(record)).result));
    return scores;
  } };
}

/** The same decision over a thousand records a call. */
async function zenLoop() {
  const decision = zenDecision(await import("@gorules/zen-engine"), true);
  const records = firstRecords();
  return { run: async () => {
    const scores = [];
    for (let first = 0; first < records.length; first += 1000) {
      const { result } = await decision.evaluate({ records: records.slice(first, first + 1000) });
      const parts = Object.values(result);
      parts[0].forEach((_, row) => scores.push(parts.reduce((sum, part) => sum + totalOf(part[row]), 0)));
    }
    return scores;
  } };
}

function sqlType(value) {
  if (Array.isArray(value)) return `${sqlType(value[0])}[]`;
  if (typeof value === "object") return `STRUCT(${Object.entries(value).map(([name, entry]) => `"${name}" ${sqlType(entry)}`).join(", ")})`;
  return typeof value === "number" ? "DOUBLE" : "VARCHAR";
}

/** The first line of the records alone: it tells the types. */
function firstRecord() {
  const file = openSync(recordsPath);
  const start = Buffer.alloc(1 << 16);
  const length = readSync(file, start);
  closeSync(file);
  return JSON.parse(start.toString("utf8", 0, length).split("\n", 1)[0]);
}

/** One thread. Timed: the sum of all scores, in the quicker of two ways; the scores themselves are fetched aside. */
async function duckdb() {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const columns = Object.entries(firstRecord()).map(([name, value]) => `"${name}": '${sqlType(value)}'`).join(", ");
  await connection.run(`CREATE TABLE records AS SELECT * FROM (SELECT * FROM read_json('${recordsPath}', format = 'newline_delimited',
                        columns = {${columns}})) LIMIT ${count}`);
  const score = rules.join(" + ");
  const query = async (text) => (await connection.run(text)).getRows();
  return { run: () => query(`SELECT sum(${score}) FROM records`),
           other: () => query(`SELECT ${rules.map((rule) => `sum(${rule})`).join(", ")} FROM records`),
           scores: async () => (await query(`SELECT ${score} FROM records`)).map(([value]) => Number(value)) };
}

async function rateOf(run) {
  await run();
  const rates = [];
  for (let time = 0; time < times; ++time) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    rates.push((count * rules.length * 1e6) / (user + system));
  }
  return rates.sort((left, right) => left - right)[rates.length >> 1];
}

const { run, other, scores } = await { feelin, cel, zen, "zen-loop": zenLoop, duckdb }[peer]();
let rate = await rateOf(run);
if (other) rate = Math.max(rate, await rateOf(other));
console.log(JSON.stringify({ name: peer, rate, records: count, hash: hashOf(await (scores ?? run)()) }));
process.exit(0);

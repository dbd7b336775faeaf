// DuckDB over the same files: node duckdb.mjs THREADS ROUNDS. The join that was its quickest of three: a key of type and cell, each
// candidate looking into the nine cells around its own. Prints a JSON object a round after a first one that does not count.
import { DuckDBInstance } from "@duckdb/node-api";

const [threads, roundsText] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(":memory:", { threads })).connect();
for (const table of ["services", "candidates"]) {
  await connection.run(`CREATE TABLE ${table} AS SELECT id::INT id, latitude::DOUBLE lat, longitude::DOUBLE lon, type::INT typ FROM read_csv('${table}.csv')`);
}
const haversine = `2 * 6371.0088 * asin(sqrt(pow(sin(radians(p.lat - q.lat) / 2), 2)
  + cos(radians(q.lat)) * cos(radians(p.lat)) * pow(sin(radians(p.lon - q.lon) / 2), 2)))`;
// A cell is at least 30 km high and wide up to 51.2 degrees north.
const query = `WITH around AS (
    SELECT c.*, floor(lat / 0.28)::INT + dy AS cy, floor(lon / 0.45)::INT + dx AS cx
    FROM candidates c, (VALUES (-1), (0), (1)) a(dy), (VALUES (-1), (0), (1)) b(dx)),
  celled AS (SELECT *, floor(lat / 0.28)::INT AS cy, floor(lon / 0.45)::INT AS cx FROM services)
  SELECT count(*) FROM around q JOIN celled p ON p.typ = q.typ AND p.cy = q.cy AND p.cx = q.cx
  WHERE p.id <> q.id AND ${haversine} <= 30`;
for (let round = 0; round <= Number(roundsText); round += 1) {
  const start = process.hrtime.bigint();
  const used = process.cpuUsage();
  const rows = await (await connection.run(query)).getRows();
  const { user, system } = process.cpuUsage(used);
  // Whoever else uses the machine slows one thread by the clock, not in CPU time.
  const milliseconds = threads === "1" ? (user + system) / 1e3 : Number(process.hrtime.bigint() - start) / 1e6;
  if (round > 0) console.log(JSON.stringify({ name: `duckdb/${threads}`, build: 0, query: milliseconds, pairs: Number(rows[0][0]) }));
}
process.exit(0);

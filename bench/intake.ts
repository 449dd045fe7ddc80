import { hotlineAssist } from "@yingsheng/pack-hotline-assist";
import autocannon from "autocannon";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { rawCopyOf } from "./support/copy-rows.ts";
import { logIn, startBenchServer } from "./support/server.ts";

/** Short slices in turn: disk and neighbours disturb both sides alike. */
const slices = Number(process.argv[2] ?? 5);
const sliceSeconds = 3;
const connections = 16;

type Slice = { done: number; seconds: number };

async function rawSlice(
  pool: pg.Pool,
  statement: Awaited<ReturnType<typeof rawCopyOf>>,
  counter: { n: number },
): Promise<Slice> {
  const started = performance.now();
  const end = started + sliceSeconds * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) {
      const values = statement.values(counter.n++, { caseId: uuid(), fresh: uuid });
      await pool.query({ name: "raw", text: statement.text, values });
      done++;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { done, seconds: (performance.now() - started) / 1000 };
}

const bodies = hotlineAssist.demoCases.slice(0, 60).map((demo) =>
  JSON.stringify({
    kind: demo.kind,
    title: demo.title,
    content: demo.content,
    channel: demo.channel,
    category: demo.category,
    region: demo.region,
    place: demo.place,
    requester: demo.requester,
  }),
);

async function httpSlice(base: string, session: Awaited<ReturnType<typeof logIn>>, times: number[]): Promise<Slice> {
  const path = `/api/programs/${session.programId}/cases`;
  const requests = bodies.map((body) => ({ method: "POST" as const, path, body }));
  const options = { url: base, connections, duration: sliceSeconds, headers: session.headers, requests };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, outcome) => (error ? reject(error) : resolve(outcome)));
    run.on("response", (_client, status, _bytes, ms) => {
      if (status === 200) times.push(ms);
      else reject(new Error(`openCase answered ${status}`));
    });
  });
  return { done: result["2xx"], seconds: result.duration };
}

const rate = (all: readonly Slice[]) =>
  all.reduce((sum, s) => sum + s.done, 0) / all.reduce((sum, s) => sum + s.seconds, 0);

async function main(): Promise<void> {
  const server = await startBenchServer();
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: connections });
  try {
    const session = await logIn(server.base, "agent");
    const pattern = await fetch(`${server.base}/api/programs/${session.programId}/cases`, {
      method: "POST",
      headers: session.headers,
      body: bodies[0] ?? "",
    });
    const { id } = (await pattern.json()) as { id: string };
    const client = await pool.connect();
    const statement = await rawCopyOf(client, id);
    client.release();
    const counter = { n: 0 };
    const [raw, http, times]: [Slice[], Slice[], number[]] = [[], [], []];
    await httpSlice(server.base, session, []);
    await rawSlice(pool, statement, counter);
    for (let i = 0; i < slices; i++) {
      raw.push(await rawSlice(pool, statement, counter));
      http.push(await httpSlice(server.base, session, times));
      console.log(
        `slice ${i + 1}: raw ${rate(raw.slice(-1)).toFixed(0)}/s, openCase ${rate(http.slice(-1)).toFixed(0)}/s`,
      );
    }
    const sorted = times.toSorted((a, b) => a - b);
    const p95Ms = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    console.log(
      `one raw statement writes ${statement.rows} rows; durable commits, ${connections} connections on both sides`,
    );
    console.log(
      JSON.stringify({
        name: "intake",
        ratio: Number((rate(http) / rate(raw)).toFixed(3)),
        perSecond: Number(rate(http).toFixed(1)),
        p95Ms: Number(p95Ms.toFixed(1)),
        rawPerSecond: Number(rate(raw).toFixed(1)),
      }),
    );
  } finally {
    await pool.end();
    await server.stop();
  }
}

await main();

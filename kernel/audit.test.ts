import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { systemActor } from "./access.ts";
import { sealAudit, verifyAudit, writeAudit } from "./audit.ts";
import type { Db, Queryable, Tx } from "./db.ts";
import { openDb } from "./db.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { person, program } from "./testing/small-people.ts";

let house: SmallHouse;
let db: Db;
before(async () => {
  house = await openSmallHouse({ connections: 16 });
  db = house.platform.db;
});
after(() => house.close());

const write = (to: Queryable, subjectId: string, count = 1, at = new Date()) =>
  writeAudit(
    to,
    { action: "test", actor: systemActor, at, requestId: "test", ip: null },
    Array.from({ length: count }, () => ({ subject: "thing", subjectId, detail: { changed: ["title"] } })),
  );
const seal = () => db.transaction((tx) => sealAudit(tx, new Date()));
const unsealed = async () =>
  (
    await db.one<{ n: number }>(
      `select count(*) as n from kernel.audit_entry
       where xact_id >= coalesce((select max(to_xact::text::bigint) from kernel.audit_seal), 0)::text::xid8`,
    )
  ).n;
/** Seals until all is sealed: transactions of other databases of the same server count as open ones too. */
async function sealAll(): Promise<void> {
  for (let tries = 0; (await unsealed()) > 0; tries++) {
    if (tries > 0) await sleep(50);
    if (tries > 200) assert.fail("entries stay unsealed");
    await seal();
  }
}
const verify = () => db.transaction((tx) => verifyAudit(tx), { readOnly: true });
const written = async () => (await db.one<{ n: number }>("select count(*) as n from kernel.audit_entry")).n;

/** Does what only a database administrator can, looks what the check says, and takes it back. */
async function tamper(sql: string): Promise<number | null> {
  let found: number | null | undefined;
  await db
    .transaction(async (tx) => {
      await tx.query("alter table kernel.audit_entry disable trigger audit_entry_append_only");
      await tx.query("alter table kernel.audit_seal disable trigger audit_seal_append_only");
      await tx.query(sql);
      found = (await verifyAudit(tx)).brokenSeal;
      throw new Error("taken back");
    })
    .catch((error: Error) => assert.equal(error.message, "taken back"));
  assert.notEqual(found, undefined);
  return found as number | null;
}

test("nobody changes, removes or empties the audit or its seals", async () => {
  await write(db, "a");
  await sealAll();
  for (const table of ["kernel.audit_entry", "kernel.audit_seal"]) {
    const column = table.endsWith("entry") ? "action" : "hash";
    for (const sql of [
      `update ${table} set ${column} = 'x'`,
      `update ${table} set ${column} = 'x' where false`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await assert.rejects(db.query(sql), /is append-only/, sql);
    }
  }
});

test("an entry says who did what to what, when and from where", async () => {
  const id = uuid();
  const at = new Date("2026-03-02T01:02:03.004Z");
  await writeAudit(
    db,
    { action: "placeOrder", actor: person("boss"), at, requestId: "r-1", ip: "10.0.0.1" },
    [{ subject: "order", subjectId: id, programId: program.north, detail: { changed: ["state"] } }],
    "refused",
  );
  const entry = await db.one(
    `select at, action, outcome, actor_kind, actor_id, actor_name, request_id, ip, subject, program_id, detail
     from kernel.audit_entry where subject_id = $1`,
    [id],
  );
  assert.deepEqual(entry, {
    at: at.toISOString(),
    action: "placeOrder",
    outcome: "refused",
    actorKind: "person",
    actorId: person("boss").personId,
    actorName: "boss",
    requestId: "r-1",
    ip: "10.0.0.1",
    subject: "order",
    programId: program.north,
    detail: { changed: ["state"] },
  });
});

test("a transaction that is still open when others are sealed is not passed over", async () => {
  await sealAll();
  const before = (await verify()).entries;
  let finish: () => void = () => undefined;
  const mayFinish = new Promise<void>((done) => {
    finish = done;
  });
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((done) => {
    begun = done;
  });
  const slow = db.transaction(async (tx) => {
    await write(tx, "slow", 2);
    begun();
    await mayFinish;
    await write(tx, "slow", 3);
  });
  await hasBegun;
  await write(db, "quick", 4);
  const early = await seal();
  finish();
  await slow;
  assert.equal(early, undefined, "nothing older than the open transaction is new");
  await sealAll();
  assert.deepEqual(await verify(), { ...(await verify()), entries: before + 9, brokenSeal: null });
});

test("with many writing and two sealing at once every entry is sealed exactly once", async () => {
  let isWriting = true;
  const sealers = [1, 2].map(async () => {
    while (isWriting) {
      await seal();
      await sleep(5);
    }
  });
  await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      await sleep(i * 3);
      await db
        .transaction(async (tx) => {
          await write(tx, `w${i}`);
          await sleep((i * 37) % 50);
          await write(tx, `w${i}`, i % 3);
          if (i % 7 === 0) throw new Error("rolled back");
        })
        .catch((error: Error) => assert.equal(error.message, "rolled back"));
    }),
  );
  isWriting = false;
  await Promise.all(sealers);
  await sealAll();
  const { entries, brokenSeal } = await verify();
  assert.deepEqual({ entries, brokenSeal }, { entries: await written(), brokenSeal: null });
  const seals = await db.query<{ number: number }>("select number from kernel.audit_seal order by number");
  assert.deepEqual(
    seals.map(({ number }) => number),
    seals.map((_, at) => at + 1),
  );
});

test("tampering is found, with the number of the seal that no longer fits", async () => {
  await sealAll();
  const { number } = await db.one<{ number: number }>("select max(number) as number from kernel.audit_seal");
  await db.transaction(async (tx) => {
    await writeAudit(tx, { action: "test", actor: systemActor, at: new Date(), requestId: "r", ip: null }, [
      { subject: "order", subjectId: "7" },
    ]);
    await write(tx, "middle", 2);
  });
  await sealAll();
  await write(db, "last");
  await sealAll();
  const middle = number + 1;
  const one = `(select id from kernel.audit_entry where subject_id = 'middle' limit 1)`;
  assert.equal(await tamper("select 1"), null);
  const tricks: readonly (readonly [string, string, number])[] = [
    ["an act under another name", `update kernel.audit_entry set actor_name = '别人' where id = ${one}`, middle],
    ["another time", `update kernel.audit_entry set at = at + interval '1 microsecond' where id = ${one}`, middle],
    ["another detail", `update kernel.audit_entry set detail = '{}' where id = ${one}`, middle],
    ["an entry removed", `delete from kernel.audit_entry where id = ${one}`, middle],
    [
      "an entry slipped in",
      `insert into kernel.audit_entry
         select '${uuid()}', at, 'forged', outcome, actor_kind, actor_id, actor_name, request_id, ip, subject, subject_id,
                program_id, detail, xact_id
         from kernel.audit_entry where id = ${one}`,
      middle,
    ],
    [
      "values moved by one column",
      `update kernel.audit_entry set ip = subject, subject = subject_id, subject_id = null where subject_id = '7'`,
      middle,
    ],
    [
      "values joined in one column",
      `update kernel.audit_entry set action = action || '|' || outcome || '|' || actor_kind, outcome = 'done' where id = ${one}`,
      middle,
    ],
    ["another digest", `update kernel.audit_seal set hash = md5('x') where number = ${middle}`, middle],
    ["another count", `update kernel.audit_seal set entries = entries - 1 where number = ${middle}`, middle],
    ["a seal removed", `delete from kernel.audit_seal where number = ${middle}`, middle],
    ["the first seal removed", "delete from kernel.audit_seal where number = 1", 1],
    [
      "an entry let fall between two seals",
      `update kernel.audit_seal set from_xact = (from_xact::text::bigint + 1)::text::xid8 where number = ${middle}`,
      middle,
    ],
  ];
  for (const [what, sql, broken] of tricks) assert.equal(await tamper(sql), broken, what);
  assert.equal((await verify()).brokenSeal, null);
});

test("the check says the same wherever it runs", async () => {
  await write(db, "zone");
  await sealAll();
  const elsewhere = new URL(house.databaseUrl);
  elsewhere.searchParams.set("options", "-c TimeZone=Asia/Shanghai -c DateStyle=German -c IntervalStyle=sql_standard");
  const other = openDb(elsewhere.href, 1);
  const said = await other.transaction((tx: Tx) => verifyAudit(tx));
  await other.close();
  assert.equal(said.brokenSeal, null);
});

test("a database that was moved to another server stops sealing rather than passing entries over", async () => {
  const moved = db.transaction(async (tx) => {
    await tx.query(
      `insert into kernel.audit_seal (number, sealed_at, from_xact, to_xact, entries, hash)
       select max(number) + 1, now(), max(to_xact), '900000000000'::xid8, 0, 'x' from kernel.audit_seal`,
    );
    await write(tx, "after the move");
    await sealAudit(tx, new Date());
  });
  await assert.rejects(moved, /transaction numbers/);
});

type Listed = { items: { id: string; subjectId: string }[]; nextCursor: string | null };

test("the list shows newest first, page by page, by subject and by person", async () => {
  const at = new Date("2026-05-04T00:00:00Z");
  for (let i = 0; i < 7; i++) await write(db, `page${i}`, 1, at);
  const list = async (query: string) => {
    const answer = await house.call(`GET /audit?${query}`, { who: "boss" });
    assert.equal(answer.status, 200, answer.text);
    return answer.json<Listed>();
  };
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed = await list(`subject=thing&limit=5${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  const all = await db.query<{ id: string }>(
    "select id from kernel.audit_entry where subject = 'thing' order by at desc, id desc",
  );
  assert.deepEqual(
    seen,
    all.map(({ id }) => id),
  );
  assert.deepEqual((await list("subject=thing&subjectId=page3")).items.length, 1);
  const byBoss = await list(`actorId=${person("boss").personId}`);
  assert.ok(byBoss.items.length > 0);
});

test("a cursor that was never given is refused", async () => {
  for (const cursor of ["x", "-".repeat(36), program.north.toUpperCase()]) {
    const answer = await house.call(`GET /audit?cursor=${cursor}`, { who: "boss" });
    assert.deepEqual([answer.status, answer.json().code], [422, "request.invalid"]);
    assert.deepEqual(
      answer.json().invalid_params?.map(({ name }) => name),
      ["cursor"],
    );
  }
});

test("the check can be asked for by who may see the audit, and by nobody else", async () => {
  const answer = await house.call("GET /audit/integrity", { who: "boss" });
  assert.equal(answer.status, 200);
  assert.equal(answer.json<{ brokenSeal: number | null }>().brokenSeal, null);
  assert.equal((await house.call("GET /audit/integrity", { who: "hallPacker" })).status, 403);
  assert.equal((await house.call("GET /audit", { who: "hallPacker" })).status, 403);
  assert.equal((await house.call("GET /audit")).status, 401);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { kernelDatabase } from "../testing/kernel-database.ts";
import { isDay, isInstant, isUuid } from "./formats.ts";

let database: Awaited<ReturnType<typeof kernelDatabase>>;
before(async () => {
  database = await kernelDatabase();
});
after(() => database.drop());

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));
const dash = fc.constant("-");
const year = fc.oneof(digits(4), fc.integer({ min: 1890, max: 2210 }).map(String));
const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"));
const day = joined(year, dash, two(13), dash, two(32));
const time = joined(two(24), fc.constant(":"), two(60), fc.constant(":"), two(61));
const decimals = fc.oneof(fc.constant(""), joined(fc.constant("."), fc.stringMatching(/^[0-9]{0,12}$/)));
const zone = fc.oneof(
  fc.constantFrom("Z", "z", "", "[UTC]"),
  joined(fc.constantFrom("+", "-"), two(24), fc.constantFrom(":", ""), two(60)),
);
const instant = joined(day, fc.constantFrom("T", "t", " "), time, decimals, zone);
const uuid = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.uuid().map((id) => `{${id}}`),
);

const accepted = (texts: fc.Arbitrary<string>, check: (text: string) => boolean) =>
  fc.sample(texts, 30_000).filter(check);

test("PostgreSQL and Date take every day that is accepted, and mean the same day", async () => {
  const days = accepted(day, isDay);
  assert.ok(days.length > 500, `${days.length}`);
  const rows = await database.db.query<{ day: string }>("select d::date as day from unnest($1::text[]) d", [days]);
  assert.deepEqual(
    rows.map((row) => row.day),
    days,
  );
  for (const text of days) assert.equal(new Date(text).toISOString().slice(0, 10), text);
});

test("PostgreSQL and Date take every instant that is accepted, and mean the same instant", async () => {
  const instants = accepted(instant, isInstant);
  assert.ok(instants.length > 50, `${instants.length}`);
  const rows = await database.db.query<{ ms: number }>(
    "select floor(extract(epoch from date_trunc('milliseconds', t::timestamptz)) * 1000) as ms from unnest($1::text[]) t",
    [instants],
  );
  for (const [at, text] of instants.entries()) {
    // PostgreSQL rounds at the sixth decimal, Date cuts at the third.
    assert.ok(Math.abs((rows[at]?.ms ?? 0) - new Date(text).getTime()) <= 1, text);
  }
});

test("PostgreSQL takes every id that is accepted, and spells it the same", async () => {
  const ids = accepted(uuid, isUuid);
  assert.ok(ids.length > 500);
  const rows = await database.db.query<{ id: string }>("select i::uuid as id from unnest($1::text[]) i", [ids]);
  assert.deepEqual(
    rows.map((row) => row.id),
    ids,
  );
});

test("what clocks and calendars send is accepted, what they cannot mean is not", () => {
  for (const text of ["2026-02-28", "2024-02-29", "1900-01-01", "2199-12-31"]) assert.ok(isDay(text), text);
  for (const text of [
    "2026-02-29",
    "2100-02-29",
    "1899-12-31",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "２０２６-01-01",
    " 2026-01-01",
    "",
  ]) {
    assert.ok(!isDay(text), text);
  }
  for (const text of ["2026-03-02T09:00:00Z", "2026-03-02T09:00:00.123Z", "2026-03-02T09:00:00+08:00"]) {
    assert.ok(isInstant(text), text);
  }
  assert.ok(isInstant(new Date().toISOString()));
  for (const text of [
    "2026-03-02T09:00:00",
    "2026-03-02 09:00:00Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02T23:59:60Z",
    "2026-02-30T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "2026-03-02T09:00:00+15:00",
    "2026-03-02",
  ]) {
    assert.ok(!isInstant(text), text);
  }
});

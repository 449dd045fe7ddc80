import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dueView } from "./due.ts";

const at = (clock: string): string => `2026-11-22T${clock}:00Z`;
const ms = (clock: string): number => Date.parse(at(clock));
const clock = { startedAt: at("00:00"), dueAt: at("10:00") };

test("a running clock fills and says what is left", () => {
  const view = dueView(clock, ms("06:40"), "投诉 5 个工作日");
  assert.deepEqual([view?.tone, view?.text], ["calm", "剩 3 小时 20 分"]);
  assert.ok(Math.abs((view?.share ?? 0) - 2 / 3) < 0.001);
  assert.equal(view?.sentence, "投诉 5 个工作日：2026-11-22 08:00 起算，2026-11-22 18:00 到期，还剩 3 小时 20 分。");
});

test("the server's whole explanation is kept as it is", () => {
  assert.equal(dueView(clock, ms("06:40"), "11-22 到期。")?.sentence, "11-22 到期。还剩 3 小时 20 分。");
});

test("amber comes at the warning, or at four fifths without one", () => {
  assert.equal(dueView(clock, ms("07:59"))?.tone, "calm");
  assert.equal(dueView(clock, ms("08:00"))?.tone, "warn");
  assert.equal(dueView({ ...clock, warnAt: at("09:30") }, ms("09:00"))?.tone, "calm");
  assert.equal(dueView({ ...clock, warnAt: at("01:00") }, ms("01:00"))?.tone, "warn");
});

test("past due is red and counts the larger unit", () => {
  const view = dueView({ startedAt: "2026-11-18T00:00:00Z", dueAt: "2026-11-20T00:00:00Z" }, ms("06:40"));
  assert.deepEqual([view?.tone, view?.text, view?.share], ["over", "超 2 天", 1]);
  assert.equal(dueView(clock, ms("10:25"))?.text, "超 25 分");
  assert.equal(dueView(clock, ms("13:25"))?.text, "超 3 小时");
  assert.equal(dueView(clock, ms("10:00") + 30_000)?.text, "刚超时");
  assert.equal(dueView(clock, ms("10:00") - 30_000)?.text, "剩不到 1 分");
});

test("a suspended clock stands still", () => {
  const paused = { ...clock, pausedAt: at("05:00") };
  assert.deepEqual(dueView(paused, ms("06:00")), dueView(paused, ms("23:00")));
  assert.deepEqual(
    [dueView(paused, ms("06:00"))?.text, dueView(paused, ms("06:00"))?.share],
    ["挂起 · 剩 5 小时", 0.5],
  );
  assert.equal(dueView({ ...clock, dueAt: null, isPaused: true }, ms("06:00"))?.text, "挂起");
});

test("a stopped clock tells the outcome", () => {
  assert.deepEqual(
    [dueView({ ...clock, stoppedAt: at("09:00") }, 0)?.tone, dueView({ ...clock, stoppedAt: at("09:00") }, 0)?.text],
    ["kept", "按时"],
  );
  assert.equal(dueView({ ...clock, stoppedAt: at("10:30") }, 0)?.text, "超 30 分");
});

test("without an end or a pause there is nothing to draw", () => {
  assert.equal(dueView({ startedAt: at("00:00"), dueAt: null }, ms("06:00")), undefined);
});

test("the share never leaves 0 to 1", () => {
  const instants = fc.integer({ min: 0, max: 2_000_000_000_000 });
  fc.assert(
    fc.property(instants, instants, instants, (start, due, now) => {
      const view = dueView({ startedAt: new Date(start).toISOString(), dueAt: new Date(due).toISOString() }, now);
      assert.ok(view && view.share >= 0 && view.share <= 1);
    }),
  );
});

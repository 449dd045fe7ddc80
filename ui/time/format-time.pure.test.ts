import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatDay, formatRelative, formatSpan, formatTime, instantOf, weekdayOf } from "./format-time.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test("an instant reads as China time whatever the machine's zone", () => {
  assert.equal(formatTime("2026-11-22T01:14:59Z"), "2026-11-22 09:14");
  assert.equal(formatTime("2026-12-31T16:00:00Z"), "2027-01-01 00:00");
  assert.equal(formatDay("2026-11-21T16:00:00Z"), "2026-11-22");
  assert.equal(formatTime("不是时间"), "不是时间");
});

test("what is shown can be typed back", () => {
  const minutes = fc.integer({ min: Date.UTC(1995, 0, 1) / minute, max: Date.UTC(2090, 0, 1) / minute });
  fc.assert(
    fc.property(minutes, (at) => {
      assert.equal(instantOf(formatTime(at * minute)), new Date(at * minute).toISOString());
    }),
  );
  assert.equal(instantOf("下周一"), undefined);
});

test("spans take two units at most", () => {
  assert.equal(formatSpan(20_000), "不到 1 分");
  assert.equal(formatSpan(5 * minute), "5 分");
  assert.equal(formatSpan(3 * hour + 20 * minute), "3 小时 20 分");
  assert.equal(formatSpan(3 * hour), "3 小时");
  assert.equal(formatSpan(2 * day + 3 * hour + 59 * minute), "2 天 3 小时");
  assert.equal(formatSpan(12 * day + 3 * hour), "12 天");
  assert.equal(formatSpan(-2 * hour), "2 小时");
});

test("relative time says which way", () => {
  assert.equal(formatRelative(0, 5 * minute), "5 分前");
  assert.equal(formatRelative(2 * day, 0), "2 天后");
  assert.equal(formatRelative(1_000, 0), "刚刚");
});

test("weekdays are those of the calendar", () => {
  assert.equal(weekdayOf("2026-11-22"), "周日");
  assert.equal(weekdayOf("2026-11-23"), "周一");
});

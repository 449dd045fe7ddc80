import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lingshui } from "./pack.ts";

const cases = lingshui.demoCases;
const OPEN = ["received", "dispatched", "returned", "handling", "suspended", "replied", "sentBack"];

/** Both texts hold the same run of this many characters: one was made from the other. */
const COPIED = 18;

describe("demo cases", () => {
  test("are many, of all kinds and fates, from every channel", () => {
    assert.ok(cases.length >= 160, `${cases.length} cases`);
    const kinds = ["complaint", "consult", "help", "other", "praise", "report", "suggestion"];
    assert.deepEqual([...new Set(cases.map(({ kind }) => kind))].sort(), kinds);
    assert.equal(new Set(cases.map(({ fate }) => fate)).size, 14);
    assert.deepEqual(
      lingshui.channels.filter(({ code }) => !cases.some(({ channel }) => channel === code)),
      [],
    );
  });

  test("are each told in words of their own, 60 to 250 characters long", () => {
    const seen = new Map<string, string>();
    for (const { title, content, reply = "" } of cases) {
      assert.ok(content.length >= 60 && content.length <= 250, `${title}: ${content.length} characters`);
      for (const text of [content, reply])
        for (let at = 0; at + COPIED <= text.length; at += 1) {
          const run = text.slice(at, at + COPIED);
          assert.equal(seen.get(run) ?? title, title, `"${run}"`);
          seen.set(run, title);
        }
    }
  });

  test("are about three fifths finished, and only consult, praise and other are answered at once", () => {
    const finished = cases.filter(({ fate }) => !OPEN.includes(fate)).length / cases.length;
    assert.ok(finished > 0.55 && finished < 0.65, `${Math.round(finished * 100)} % finished`);
    const answered = cases.filter(({ fate }) => fate === "answered").map(({ kind }) => kind);
    assert.deepEqual([...new Set(answered)].sort(), ["consult", "other"]);
  });

  test("spread over a hundred days, and nothing waits for dispatch longer than a week", () => {
    const days = cases.map(({ daysAgo }) => daysAgo);
    assert.ok(Math.max(...days) >= 95 && Math.max(...days) <= 100);
    // Nothing came in today: the demo may be loaded in the morning, and no case comes from the future.
    assert.equal(Math.min(...days), 1);
    const waiting = cases.filter(({ fate }) => fate === "received" || fate === "returned");
    assert.ok(waiting.every(({ daysAgo }) => daysAgo <= 7));
  });

  test("had time for what they went through", () => {
    for (const { title, daysAgo, handleHours, fate } of cases) {
      if (fate === "answered" || OPEN.slice(0, 5).includes(fate) || fate === "void") continue;
      assert.ok(handleHours, `${title}: no handling hours`);
      const after = OPEN.includes(fate) ? 1 : 2;
      assert.ok(daysAgo * 24 >= handleHours + after * 24, `${title}: ${handleHours} h in ${daysAgo} days`);
    }
  });

  test("include matters handled too late and matters still open that are late", () => {
    const slow = cases.filter(({ fate, handleHours = 0 }) => !OPEN.includes(fate) && handleHours > 14 * 24);
    const stale = cases.filter(({ fate, daysAgo }) => fate === "handling" && daysAgo > 14);
    assert.ok(slow.length >= 8, `${slow.length} handled late`);
    assert.ok(stale.length >= 3, `${stale.length} open late`);
  });

  test("give each person one telephone number, and hide who asked for secrecy", () => {
    const owners = new Map<string, string>();
    for (const { requester, secret } of cases) {
      assert.equal(owners.get(requester.phone) ?? requester.name, requester.name, requester.phone);
      owners.set(requester.phone, requester.name);
      if (secret) assert.match(requester.name, /^匿名/);
    }
    assert.ok(cases.some(({ secret }) => secret));
  });
});

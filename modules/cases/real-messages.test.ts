import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startTestApp } from "@yingsheng/server/testing";
import { imported, whoIn } from "./testing/index.ts";

const folder = process.env.SHARED_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const path = join(folder, "messages-labelled.jsonl");

type Message = { id: number; label: string; title: string; body: string; time: string };
type Case = {
  externalNumber: string;
  title: string;
  content: string;
  categoryName: string;
  submittedAt: string | null;
  steps: number;
  clocks: number;
};

test("real messages come in whole, by name of category, in under a minute", { skip: !existsSync(path) }, async () => {
  const app = await startTestApp();
  try {
    const content = readFileSync(path);
    const messages = content
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Message);
    const file = { name: "messages-labelled.jsonl", content };
    const began = performance.now();
    const done = await imported(app, file, { channel: "web", kind: "complaint" });
    const seconds = (performance.now() - began) / 1000;
    assert.deepEqual([done.state, done.accepted, done.duplicate, done.refused], ["done", messages.length, 0, 0]);

    const cases = await app.platform.db.query<Case>(
      `select c.external_number, c.title, c.content, k.name as category_name, c.submitted_at,
              (select count(*)::int from cases.case_event e where e.case_id = c.id) as steps,
              (select count(*)::int from clocks.v_clock k where k.case_id = c.id and k.due_at is not null) as clocks
       from cases.case c left join programs.v_code k on k.program_id = c.program_id and k.list = 'category' and k.code = c.category_code`,
    );
    const byNumber = new Map(cases.map((one) => [one.externalNumber, one]));
    assert.equal(byNumber.size, messages.length);
    for (const message of messages) {
      const taken = byNumber.get(String(message.id));
      assert.ok(taken && taken.steps === 1 && taken.clocks === 2, `number ${message.id}`);
      assert.ok(taken.title !== "" && taken.content !== "", `text of ${message.id}`);
      if (message.title !== "")
        assert.equal(taken.title, message.title.replaceAll("\u200b", "").trim(), `title of ${message.id}`);
      assert.equal(taken.categoryName, message.label, `category of ${message.id}`);
      const spoken = message.time === "" ? null : new Date(`${message.time} +0800`).toISOString();
      assert.equal(taken.submittedAt, spoken, `time of ${message.id}`);
    }

    const first = content.toString("utf8").split("\n").slice(0, 300).join("\n");
    const again = await imported(app, { ...file, content: first }, { channel: "web", kind: "complaint" });
    assert.deepEqual([again.accepted, again.duplicate], [0, 300]);
    const listed = await whoIn(app)("manager").must<{ items: unknown[] }>(
      `GET /programs/${app.programs["hotline-assist"]}/cases?limit=200`,
    );
    assert.equal(listed.items.length, 200);
    // On a machine that does other work as well the time says nothing.
    if ((loadavg()[0] ?? 0) <= 2 * availableParallelism()) assert.ok(seconds < 60, `${seconds.toFixed(1)} s`);
  } finally {
    await app.close();
  }
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { type Api, apiAs } from "./support/api.ts";
import type { Desk } from "./support/browser.ts";
import { eventually } from "./support/eventually.ts";
import { type Batch, inventedRows } from "./support/invented-rows.ts";
import { journey } from "./support/journey.ts";

// Two thousand rows through the import page: progress, cancel, the file of faults, and a power cut in the middle.

const { house, open, step } = journey("import");

type Import = {
  id: string;
  fileName: string;
  state: string;
  linesDone: number;
  linesTotal: number | null;
  accepted: number;
  duplicate: number;
  refused: number;
};

const importWithinMs = 90_000;
let supervisor: Desk;
let api: Api;

const upload = (batch: Batch): Promise<void> =>
  supervisor.page.getByLabel("选择要导入的文件").setInputFiles({
    name: batch.fileName,
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(batch.text),
  });

const rowOf = (batch: Batch) => supervisor.page.getByRole("row", { name: batch.fileName });

async function importOf(batch: Batch): Promise<Import> {
  const { items } = await api.must<{ items: Import[] }>(`/programs/${api.programId}/imports`);
  const found = items.find((item) => item.fileName === batch.fileName);
  assert.ok(found, `${batch.fileName} is not in the list`);
  return found;
}

const counts = ({ accepted, duplicate, refused }: Import) => ({ accepted, duplicate, refused });

/** How many cases came in from a batch, by paging through the list with the batch's own word. */
async function casesOf(batch: Batch): Promise<string[]> {
  const numbers: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `words=${encodeURIComponent(batch.word)}&limit=200${cursor ? `&cursor=${cursor}` : ""}`;
    const page: { items: { number: string }[]; nextCursor: string | null } = await api.must(
      `/programs/${api.programId}/cases?${query}`,
    );
    numbers.push(...page.items.map((item) => item.number));
    cursor = page.nextCursor;
  } while (cursor);
  return numbers;
}

step("progress moves, and every row is decided", async () => {
  supervisor = await open("supervisor");
  api = await apiAs(house(), "supervisor");
  const { page } = supervisor;
  await page.getByRole("link", { name: "导入" }).click();
  await page.getByText("还没有导入过文件").waitFor();
  await supervisor.inspect("empty");
  const batch = inventedRows("甲", 2_000);
  await upload(batch);
  const seen = new Set<string>();
  await eventually(async () => {
    const row = (await rowOf(batch).textContent()) ?? "";
    seen.add(/(\d+)%/.exec(row)?.[1] ?? "");
    if (seen.size === 3) await supervisor.page.screenshot();
    assert.match(row, /已完成/);
  }, importWithinMs);
  assert.ok(seen.size >= 3, `progress was seen at ${[...seen].join(", ")} %`);
  assert.deepEqual(counts(await importOf(batch)), batch.expected);
  await supervisor.inspect("done");
});

step("the faults come as a file, with row, field and reason", async () => {
  const { page } = supervisor;
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /行 · 下载/ }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  const lines = text.trimEnd().split(/\r?\n/);
  assert.equal(lines.length, inventedRows("甲", 2_000).expected.refused + 1, "a heading and one line per fault");
  assert.match(lines[0] ?? "", /行号.*字段.*原因/);
  assert.match(text, /没有诉求内容/);
  assert.match(text, /代码表中没有/);
  assert.match(text, /无法识别/);
});

step("cancel stops between batches and keeps what came in", async () => {
  const { page } = supervisor;
  const batch = inventedRows("乙", 4_000);
  await upload(batch);
  await rowOf(batch).getByRole("button", { name: "取消" }).click();
  await page
    .getByRole("button", { name: "停 止" })
    .or(page.getByRole("button", { name: "停止" }))
    .click();
  await eventually(async () => assert.match((await rowOf(batch).textContent()) ?? "", /已取消/), importWithinMs);
  await supervisor.shot("cancelled");
  const stopped = await importOf(batch);
  assert.ok(stopped.linesDone < 4_000, "it stopped before the end");
  assert.equal(stopped.accepted + stopped.duplicate + stopped.refused, stopped.linesDone);
  assert.equal((await casesOf(batch)).length, stopped.accepted);
});

step("a kill in the middle loses nothing and doubles nothing", async () => {
  const batch = inventedRows("丙", 1_200);
  await upload(batch);
  await eventually(async () => assert.ok((await importOf(batch)).linesDone >= 300), importWithinMs);
  const reachable = supervisor.faults.expectOutage();
  await house().killAtOnce();
  await supervisor.page.getByRole("alert").filter({ hasText: "离线" }).waitFor();
  await supervisor.shot("offline");
  await house().startAgain();
  const before = await importOf(batch);
  assert.ok(before.linesDone >= 300 && before.linesDone < 1_200, `${before.linesDone} rows were decided at the kill`);
  await supervisor.page.getByRole("alert").filter({ hasText: "离线" }).waitFor({ state: "detached" });
  reachable();
  await eventually(async () => assert.match((await rowOf(batch).textContent()) ?? "", /已完成/), importWithinMs);
  await supervisor.shot("resumed");
  const done = await importOf(batch);
  assert.deepEqual(counts(done), batch.expected);
  assert.equal(done.linesDone, 1_200);
  const numbers = await casesOf(batch);
  assert.equal(numbers.length, batch.expected.accepted);
  assert.equal(new Set(numbers).size, numbers.length);
});

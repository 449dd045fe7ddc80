import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Claim, claimDataDir, DataDirTaken, holderOf } from "./claim-data-dir.ts";

const base = mkdtempSync(join(tmpdir(), "claim-"));
after(() => rmSync(base, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(base, `data-${++folders}`);

/** Another process that tries to claim the folder, says "held" or "taken", and stays until it is ended. */
async function claimant(dir: string): Promise<{ child: ChildProcess; said: string }> {
  const source = `
    const { claimDataDir } = await import(${JSON.stringify(import.meta.resolve("./claim-data-dir.ts"))});
    try { claimDataDir(${JSON.stringify(dir)}); process.stdout.write("held"); }
    catch (error) { process.stdout.write("taken"); }
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: chunk.toString() };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

function editClaim(dir: string, change: (claim: Claim) => void): string {
  const name = readdirSync(dir).find((entry) => entry.endsWith(".lock"));
  assert.ok(name);
  const path = join(dir, name);
  const claim = JSON.parse(readFileSync(path, "utf8")) as Claim;
  change(claim);
  writeFileSync(path, JSON.stringify(claim));
  return path;
}

test("a folder has one holder, who is named, until it is released", () => {
  const dir = newFolder();
  const claim = claimDataDir(dir);
  assert.equal(holderOf(dir)?.pid, process.pid);
  assert.throws(
    () => claimDataDir(dir),
    (error: unknown) => {
      assert.ok(error instanceof DataDirTaken);
      assert.match(error.message, new RegExp(`in use by process ${process.pid}, .*stop that one first`));
      return true;
    },
  );
  claim.release();
  claim.release();
  assert.equal(holderOf(dir), undefined);
  claimDataDir(dir).release();
  assert.deepEqual(readdirSync(dir), []);
});

test("claims of different kinds do not see each other", () => {
  const dir = newFolder();
  const claims = [claimDataDir(dir), claimDataDir(dir, "starting")];
  for (const claim of claims) claim.release();
});

test("the claim of a process that was killed is swept away", async () => {
  const dir = newFolder();
  const other = await claimant(dir);
  assert.equal(other.said, "held");
  assert.throws(() => claimDataDir(dir), DataDirTaken);
  await kill(other.child);
  claimDataDir(dir).release();
  assert.deepEqual(readdirSync(dir), []);
});

test("a process id that was given to another process does not hold the folder", async () => {
  const dir = newFolder();
  const other = await claimant(dir);
  await kill(other.child);
  // The killed claimant's file, as if its process id now belonged to this living process.
  editClaim(dir, (claim) => {
    claim.pid = process.pid;
  });
  claimDataDir(dir).release();
});

test("a claim from a container or an earlier boot holds while it gives signs of life", async () => {
  const dir = newFolder();
  const other = await claimant(dir);
  await kill(other.child);
  const path = editClaim(dir, (claim) => {
    claim.space = "elsewhere";
    claim.host = "box-7";
  });
  assert.throws(() => claimDataDir(dir), /on box-7 \(or a container there\)/);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  claimDataDir(dir).release();
});

test("a claim that a power cut left empty does not hold", () => {
  const dir = newFolder();
  claimDataDir(dir).release();
  writeFileSync(join(dir, "running-1-00000000.lock"), "");
  claimDataDir(dir).release();
});

test("of several that start at once at most one holds the folder", async () => {
  const dir = newFolder();
  const all = await Promise.all([1, 2, 3, 4, 5].map(() => claimant(dir)));
  const held = all.filter((one) => one.said === "held");
  for (const { child } of all) await kill(child);
  assert.equal(held.length, 1);
});

test("a folder that cannot be made gives a sentence", () => {
  const file = newFolder();
  writeFileSync(file, "");
  assert.throws(() => claimDataDir(join(file, "below")), /cannot be written by this account .*DATA_DIR/);
});

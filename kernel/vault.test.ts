import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import fc from "fast-check";
import type { Db } from "./db.ts";
import { kernelDatabase } from "./testing/kernel-database.ts";
import { openVault, VaultError } from "./vault.ts";

const phone = "13900001234";
const purpose = "cases.case.requester_phone";

let db: Db;
let drop: () => Promise<void>;
let dataDir: string;

before(async () => {
  ({ db, drop } = await kernelDatabase());
});
after(() => drop());
beforeEach(async () => {
  await db.query("truncate kernel.data_key");
  dataDir = await mkdtemp(join(tmpdir(), "vault-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const refused = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof VaultError);
  assert.match(error.message, words);
  assert.doesNotMatch(error.message, /13900001234/);
  return true;
};

for (const algorithm of ["aes", "sm4"]) {
  describe(algorithm, () => {
    const env = { VAULT_ALGORITHM: algorithm };

    test("what is sealed opens again, now and after a restart, and looks different each time", async () => {
      const vault = await openVault({ db, dataDir, env });
      const sealed = vault.seal(phone, purpose);
      assert.notDeepEqual(sealed, vault.seal(phone, purpose));
      assert.ok(!sealed.includes(phone));
      assert.equal(vault.open(sealed, purpose), phone);
      const again = await openVault({ db, dataDir, env });
      assert.equal(again.open(sealed, purpose), phone);
      assert.deepEqual(again.index(phone, purpose), vault.index(phone, purpose));
      assert.equal(again.open(again.seal("", purpose), purpose), "");
    });

    test("any text comes back as it was", async () => {
      const vault = await openVault({ db, dataDir, env });
      fc.assert(
        fc.property(fc.string({ unit: "binary" }), fc.string(), (text, column) => {
          assert.equal(vault.open(vault.seal(text, column), column), text);
        }),
      );
    });

    test("changed, cut, foreign and misplaced bytes are refused without telling anything", async () => {
      const vault = await openVault({ db, dataDir, env });
      const sealed = vault.seal(phone, purpose);
      for (let at = 0; at < sealed.length; at++) {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ 1;
        assert.throws(() => vault.open(changed, purpose), refused(/数据密钥|已损坏/));
        assert.throws(() => vault.open(sealed.subarray(0, at), purpose), refused(/数据密钥|已损坏/));
      }
      assert.throws(() => vault.open(sealed, "cases.case.requester_name"), refused(/不属于这个字段/));
      assert.throws(() => vault.open(Buffer.from(phone), purpose), refused(/数据密钥/));
    });

    test("blind index: equal for equal values of one column, different elsewhere, nothing readable", async () => {
      const vault = await openVault({ db, dataDir, env });
      assert.equal(vault.index(phone, purpose).length, 16);
      assert.deepEqual(vault.index(phone, purpose), vault.index(phone, purpose));
      assert.notDeepEqual(vault.index(phone, purpose), vault.index("13900001235", purpose));
      assert.notDeepEqual(vault.index(phone, purpose), vault.index(phone, "callbacks.task.phone"));
    });

    test("rotation: the new key seals once it is active, the old one still opens", async () => {
      const vault = await openVault({ db, dataDir, env });
      const other = await openVault({ db, dataDir, env });
      const sealed = vault.seal(phone, purpose);
      const found = vault.index(phone, purpose);
      await vault.rotateDataKey({ afterMs: 60_000 });
      assert.equal(vault.seal(phone, purpose).readUInt16BE(1), 1, "not before the other processes know it");
      await vault.rotateDataKey({ afterMs: 0 });
      const fresh = vault.seal(phone, purpose);
      assert.equal(fresh.readUInt16BE(1), 3);
      assert.equal(vault.open(sealed, purpose), phone);
      assert.equal(vault.open(fresh, purpose), phone);
      assert.deepEqual(vault.index(phone, purpose), found);
      assert.throws(() => other.open(fresh, purpose), refused(/数据密钥/));
      await other.refresh();
      assert.equal(other.open(fresh, purpose), phone);
      const keys = await db.query(
        "select number, retired_at is null as used from kernel.data_key where purpose = 'seal'",
      );
      assert.deepEqual(
        keys.map((key) => key.used),
        [false, false, true],
      );
    });
  });
}

test("a change of algorithm adds a key; what was sealed before still opens and the blind index stays", async () => {
  const aes = await openVault({ db, dataDir, env: {} });
  const sealed = aes.seal(phone, purpose);
  const sm4 = await openVault({ db, dataDir, env: { VAULT_ALGORITHM: "sm4" } });
  assert.equal(sm4.algorithm, "sm4-cbc-hmac-sm3");
  const fresh = sm4.seal(phone, purpose);
  assert.deepEqual([sealed[0], fresh[0]], [1, 2]);
  assert.equal(sm4.open(sealed, purpose), phone);
  assert.deepEqual(sm4.index(phone, purpose), aes.index(phone, purpose));
  const back = await openVault({ db, dataDir, env: {} });
  assert.equal(back.seal(phone, purpose)[0], 1);
  assert.equal(back.open(fresh, purpose), phone);
});

test("the master key is made once, readable by its owner only; several processes may start at once", async () => {
  const vaults = await Promise.all([1, 2, 3, 4].map(() => openVault({ db, dataDir, env: {} })));
  const file = join(dataDir, "keys", "vault.key");
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal(Buffer.from(await readFile(file, "utf8"), "base64").length, 32);
  const sealed = vaults.map((vault) => vault.seal(phone, purpose));
  await Promise.all(vaults.map((vault) => vault.refresh()));
  for (const vault of vaults) for (const bytes of sealed) assert.equal(vault.open(bytes, purpose), phone);
  assert.equal((await db.one<{ n: number }>("select count(*) as n from kernel.data_key")).n, 2);
});

test("the data keys in the database are of no use without the master key", async () => {
  await openVault({ db, dataDir, env: {} });
  const file = join(dataDir, "keys", "vault.key");
  await rm(file);
  await assert.rejects(openVault({ db, dataDir, env: {} }), refused(/没有找到主密钥/));
  await assert.rejects(stat(file), { code: "ENOENT" });
  await writeFile(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  for (const env of [{}, { VAULT_ALGORITHM: "sm4" }]) {
    await assert.rejects(openVault({ db, dataDir, env }), refused(/换回原来的主密钥/));
  }
  assert.equal((await db.one<{ n: number }>("select count(*) as n from kernel.data_key")).n, 2);
});

test("a master key from the environment comes first; malformed or exposed ones are refused", async () => {
  const key = randomBytes(32).toString("base64");
  const vault = await openVault({ db, dataDir, env: { VAULT_KEY: key } });
  await assert.rejects(stat(join(dataDir, "keys")), { code: "ENOENT" });
  await writeFile(join(dataDir, "vault.key"), key);
  const again = await openVault({ db, dataDir, env: { VAULT_KEY: `${key}\n` } });
  assert.equal(again.open(vault.seal(phone, purpose), purpose), phone);
  for (const wrong of ["密钥", "c2hvcnQ=", randomBytes(33).toString("base64"), `${key}!`]) {
    await assert.rejects(openVault({ db, dataDir, env: { VAULT_KEY: wrong } }), refused(/不是有效的主密钥/));
  }
  await assert.rejects(openVault({ db, dataDir, env: { VAULT_ALGORITHM: "des" } }), refused(/只能是 aes 或 sm4/));
});

test("a master key file that others can read is refused", { skip: process.platform === "win32" }, async () => {
  await openVault({ db, dataDir, env: {} });
  await chmod(join(dataDir, "keys", "vault.key"), 0o644);
  await assert.rejects(openVault({ db, dataDir, env: {} }), refused(/chmod 600/));
});

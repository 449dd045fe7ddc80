import { randomBytes } from "node:crypto";
import { type Algorithm, type Cipher, ciphers, expandKey, type VaultKey } from "./vault/cipher.ts";
import { type MasterKey, readMasterKey, VaultError } from "./vault/master-key.ts";

export { VaultError } from "./vault/master-key.ts";

/** What the vault needs of the database: the pool (`Db`) satisfies it. */
export type VaultDatabase = { query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> };

/**
 * Encrypts personal data (PIPL art. 51, GB/T 39786). `purpose` names the column a value belongs to, such as
 * `cases.case.requester_phone`: a value moved into another column does not open there.
 */
export type Vault = {
  /** The algorithm with which new values are sealed. */
  readonly algorithm: Algorithm;
  /** Encrypts a text; the same text gives different bytes each time. Synchronous, some microseconds. */
  seal(plain: string, purpose: string): Buffer;
  /** Decrypts what `seal` gave. Throws VaultError when the bytes were changed or sealed for another purpose. */
  open(sealed: Uint8Array, purpose: string): string;
  /**
   * Blind index: 16 bytes that are equal for equal values of one purpose, for finding a value without decrypting.
   * The caller normalises first (digits only for telephone numbers, upper case for identity numbers).
   */
  index(value: string, purpose: string): Buffer;
  /**
   * Makes a new data key; from five minutes later (`afterMs`) values are sealed with it, and the old key goes on
   * opening what it sealed. The delay lets other processes read the key at their next `refresh`.
   */
  rotateDataKey(options?: { afterMs?: number }): Promise<void>;
  /** Reads data keys that another process made. Call it every minute where several processes run. */
  refresh(): Promise<void>;
};

export type VaultOptions = {
  db: VaultDatabase;
  dataDir: string;
  /** `VAULT_KEY`: master key instead of the file; `VAULT_ALGORITHM`: `aes` (default) or `sm4`. */
  env?: NodeJS.ProcessEnv;
};

type KeyPurpose = "seal" | "index";
type KeyRow = { number: number; purpose: KeyPurpose; algorithm: Algorithm; wrapped: Buffer; activeFrom: string };
type DataKey = { number: number; cipher: Cipher; key: VaultKey; activeFromMs: number };

const defaultRotationDelayMs = 5 * 60_000;
const headerBytes = 3;
const indexBytes = 16;

function chosenAlgorithm(env: NodeJS.ProcessEnv): Algorithm {
  const name = env.VAULT_ALGORITHM || "aes";
  if (name === "aes") return "aes-256-gcm";
  if (name === "sm4") return "sm4-cbc-hmac-sm3";
  throw new VaultError("环境变量 VAULT_ALGORITHM 只能是 aes 或 sm4。");
}

const wrapBinding = (purpose: KeyPurpose, number: number): Buffer =>
  Buffer.from(`kernel.data_key ${purpose} ${number}`);

const readKeys = (db: VaultDatabase): Promise<KeyRow[]> =>
  db.query<KeyRow>(
    `select number, purpose, algorithm, wrapped, active_from as "activeFrom" from kernel.data_key order by number`,
  );

/** Wraps 32 fresh random bytes as the next key. Losing the race for the number is fine: the other key is as good. */
async function addKey(db: VaultDatabase, master: MasterKey, rows: readonly KeyRow[], key: NewKey): Promise<void> {
  const number = Math.max(0, ...rows.filter((row) => row.purpose === key.purpose).map((row) => row.number)) + 1;
  const wrapped = ciphers[key.algorithm].seal(
    expandKey(key.algorithm, master.key),
    randomBytes(32),
    wrapBinding(key.purpose, number),
  );
  await db.query(
    `insert into kernel.data_key (number, purpose, algorithm, wrapped, created_at, active_from)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [number, key.purpose, key.algorithm, wrapped, new Date(), key.activeFrom],
  );
  if (key.purpose === "seal") {
    await db.query(
      `update kernel.data_key set retired_at = $2 where purpose = 'seal' and number < $1 and retired_at is null`,
      [number, key.activeFrom],
    );
  }
}
type NewKey = { purpose: KeyPurpose; algorithm: Algorithm; activeFrom: Date };

function unwrap(row: KeyRow, master: MasterKey): DataKey {
  const cipher = ciphers[row.algorithm];
  try {
    const secret = cipher.open(expandKey(row.algorithm, master.key), row.wrapped, wrapBinding(row.purpose, row.number));
    return {
      number: row.number,
      cipher,
      key: expandKey(row.algorithm, secret),
      activeFromMs: Date.parse(row.activeFrom),
    };
  } catch {
    throw new VaultError(
      `${master.where} 打不开数据库里的数据密钥：它不是加密这些个人信息时用的那一把，请换回原来的主密钥。`,
    );
  }
}

/** Sealed bytes are: mark of the algorithm (1), number of the key (2), then what the cipher made. */
function header(key: DataKey): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes[0] = key.cipher.mark;
  bytes.writeUInt16BE(key.number, 1);
  return bytes;
}

/** The keys of a running process. */
type KeyRing = { seal: ReadonlyMap<number, DataKey>; newestFirst: readonly DataKey[]; index: DataKey };

function keyRing(rows: readonly KeyRow[], master: MasterKey): KeyRing {
  const seal = new Map<number, DataKey>();
  let index: DataKey | undefined;
  for (const row of rows) {
    const key = unwrap(row, master);
    if (row.purpose === "seal") seal.set(row.number, key);
    else index ??= key;
  }
  if (!index || seal.size === 0) throw new Error("data keys are missing");
  return { seal, newestFirst: [...seal.values()].reverse(), index };
}

/** The keys as they are in the database, after making those that are missing or of another algorithm. */
async function readOrMakeKeys(db: VaultDatabase, master: MasterKey, algorithm: Algorithm): Promise<KeyRow[]> {
  let rows = await readKeys(db);
  for (const purpose of ["index", "seal"] as const) {
    const latest = rows.filter((row) => row.purpose === purpose).at(-1);
    if (latest && (purpose === "index" || latest.algorithm === algorithm)) continue;
    // The blind index keeps the algorithm it began with: its values must stay equal.
    await addKey(db, master, rows, { purpose, algorithm, activeFrom: new Date() });
    rows = await readKeys(db);
  }
  return rows;
}

/** The key to seal with now: the newest that every process has had the time to read. */
function activeKey(ring: KeyRing): DataKey {
  const instant = Date.now();
  for (const key of ring.newestFirst) if (key.activeFromMs <= instant) return key;
  return ring.newestFirst.at(-1) as DataKey;
}

function openSealed(ring: KeyRing, bytes: Buffer, purpose: string): string {
  const key = bytes.length > headerBytes ? ring.seal.get(bytes.readUInt16BE(1)) : undefined;
  if (!key || key.cipher.mark !== bytes[0]) throw new VaultError("没有打开这项个人信息所需的数据密钥。");
  const bound = Buffer.concat([bytes.subarray(0, headerBytes), Buffer.from(purpose)]);
  try {
    return key.cipher.open(key.key, bytes.subarray(headerBytes), bound).toString();
  } catch {
    throw new VaultError("这项个人信息的密文已损坏，或不属于这个字段。");
  }
}

/**
 * Reads or, on the first start, makes the keys, and gives the vault. After that sealing and opening ask nobody.
 * Throws VaultError with a plain sentence when the master key is missing, malformed, readable by others, or is not the
 * one that wrapped the data keys. Choosing another algorithm adds a data key of that algorithm; old values stay readable.
 */
export async function openVault({ db, dataDir, env = process.env }: VaultOptions): Promise<Vault> {
  const algorithm = chosenAlgorithm(env);
  const before = await readKeys(db);
  const master = await readMasterKey(dataDir, env, before.length === 0);
  // Nothing may be added under a master key that does not open what is there.
  for (const row of before) unwrap(row, master);
  let ring = keyRing(await readOrMakeKeys(db, master, algorithm), master);
  const refresh = async () => {
    ring = keyRing(await readKeys(db), master);
  };
  return {
    algorithm,
    seal(plain, purpose) {
      const key = activeKey(ring);
      const head = header(key);
      const bound = Buffer.concat([head, Buffer.from(purpose)]);
      return Buffer.concat([head, key.cipher.seal(key.key, Buffer.from(plain), bound)]);
    },
    open: (sealed, purpose) =>
      openSealed(ring, Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength), purpose),
    index: (value, purpose) =>
      ring.index.cipher.digest(ring.index.key, Buffer.from(`${purpose}\u0000${value}`)).subarray(0, indexBytes),
    async rotateDataKey({ afterMs = defaultRotationDelayMs } = {}) {
      const activeFrom = new Date(Date.now() + afterMs);
      await addKey(db, master, await readKeys(db), { purpose: "seal", algorithm, activeFrom });
      await refresh();
    },
    refresh,
  };
}

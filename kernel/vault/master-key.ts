import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** The vault cannot be used. The message is a plain sentence that says what to do; it never holds keys or contents. */
export class VaultError extends Error {
  override name = "VaultError";
}

const keyBytes = 32;

function decodeKey(text: string, where: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, "base64");
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed) || key.length !== keyBytes) {
    throw new VaultError(
      `${where} 不是有效的主密钥：应为 32 个随机字节的 Base64 编码，可用 openssl rand -base64 32 生成。`,
    );
  }
  return key;
}

async function readKeyFile(path: string): Promise<Buffer | undefined> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new VaultError(`主密钥文件 ${path} 其他用户也能读取，请先执行 chmod 600 ${path}。`);
    }
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
  return decodeKey(text, `主密钥文件 ${path}`);
}

/** Writes a new key so that it is either whole and on disk or not there; of two processes starting at once one wins. */
async function createKeyFile(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `.${randomUUID()}`);
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString("base64")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(folder);
}

/** Makes the new name survive a power cut: without the master key everything sealed since would be lost. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders and needs no such step.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export type MasterKey = { key: Buffer; where: string };

/**
 * The key that wraps the data keys: `VAULT_KEY` (Base64 of 32 bytes) or the file `<dataDir>/keys/vault.key`, which is
 * made on the first start with mode 0600.
 * @param mayCreate false once data keys exist: a new master key could not open them, so a missing one is refused.
 */
export async function readMasterKey(dataDir: string, env: NodeJS.ProcessEnv, mayCreate: boolean): Promise<MasterKey> {
  if (env.VAULT_KEY) return { key: decodeKey(env.VAULT_KEY, "环境变量 VAULT_KEY"), where: "环境变量 VAULT_KEY" };
  const folder = join(dataDir, "keys");
  const path = join(folder, "vault.key");
  const where = `主密钥文件 ${path}`;
  const found = await readKeyFile(path);
  if (found) return { key: found, where };
  if (!mayCreate) {
    throw new VaultError(
      `数据库里已有加密的个人信息，但没有找到主密钥：请把原来的主密钥放回 ${path}，或设置环境变量 VAULT_KEY。`,
    );
  }
  await createKeyFile(folder, path);
  const created = await readKeyFile(path);
  if (!created) throw new VaultError(`主密钥文件 ${path} 写入后读不到，请检查该目录的权限。`);
  return { key: created, where };
}

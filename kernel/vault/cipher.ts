import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync, timingSafeEqual } from "node:crypto";

export type Algorithm = "aes-256-gcm" | "sm4-cbc-hmac-sm3";

/**
 * One way to encrypt with authentication. Keys are always 32 bytes. `bound` is authenticated but not stored: what was
 * sealed for one purpose does not open for another. `open` throws on anything that was changed.
 */
export type Cipher = {
  algorithm: Algorithm;
  /** Stands in the first byte of everything sealed, so that what was sealed before a change of algorithm still opens. */
  mark: number;
  seal(key: VaultKey, plain: Buffer, bound: Buffer): Buffer;
  open(key: VaultKey, sealed: Buffer, bound: Buffer): Buffer;
  /** Keyed digest, 32 bytes. */
  digest(key: VaultKey, data: Buffer): Buffer;
};

/** A 32-byte key and the keys derived from it, so that no key serves two mechanisms. */
export type VaultKey = { encryption: Buffer; authentication: Buffer };

/** Derives the working keys of an algorithm from 32 random bytes (HKDF, RFC 5869, with SM3 for SM4). */
export function expandKey(algorithm: Algorithm, secret: Buffer): VaultKey {
  if (secret.length !== 32) throw new Error("a vault key has 32 bytes");
  const digest = algorithm === "aes-256-gcm" ? "sha256" : "sm3";
  const derive = (use: string, length: number) =>
    Buffer.from(hkdfSync(digest, secret, Buffer.alloc(0), `yingsheng vault ${use}`, length));
  return {
    encryption: derive("encryption", algorithm === "aes-256-gcm" ? 32 : 16),
    authentication: derive("authentication", 32),
  };
}

// Asking the system for 12 bytes at a time costs more than encrypting a telephone number.
const pool = Buffer.alloc(4096);
let used = pool.length;
function randomFromPool(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}

const nonceBytes = 12;
const tagBytes = 16;

/** Nonces are random: one data key is good for 2^32 values (NIST SP 800-38D, 8.3), far above a hotline's lifetime. */
const aes256gcm: Cipher = {
  algorithm: "aes-256-gcm",
  mark: 1,
  seal(key, plain, bound) {
    const nonce = randomFromPool(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", key.encryption, nonce, { authTagLength: tagBytes }).setAAD(bound);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, bound) {
    if (sealed.length < nonceBytes + tagBytes) throw new Error("too short");
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv("aes-256-gcm", key.encryption, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(bound).setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
  },
  digest: (key, data) => createHmac("sha256", key.authentication).update(data).digest(),
};

const ivBytes = 16;
const macBytes = 32;

/** HMAC over what is bound, its length, IV and ciphertext; the length keeps the border between them unambiguous. */
function sm3mac(key: VaultKey, bound: Buffer, sealed: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bound.length);
  return createHmac("sm3", key.authentication).update(length).update(bound).update(sealed).digest();
}

/** GB/T 32907 SM4 in CBC mode, then HMAC-SM3 (GB/T 32905): OpenSSL has no SM4-GCM. The MAC is checked before decrypting. */
const sm4cbc: Cipher = {
  algorithm: "sm4-cbc-hmac-sm3",
  mark: 2,
  seal(key, plain, bound) {
    const iv = randomFromPool(ivBytes);
    const cipher = createCipheriv("sm4-cbc", key.encryption, iv);
    const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
    return Buffer.concat([sealed, sm3mac(key, bound, sealed)]);
  },
  open(key, whole, bound) {
    if (whole.length < ivBytes * 2 + macBytes) throw new Error("too short");
    const end = whole.length - macBytes;
    const sealed = whole.subarray(0, end);
    if (!timingSafeEqual(sm3mac(key, bound, sealed), whole.subarray(end))) throw new Error("changed");
    const decipher = createDecipheriv("sm4-cbc", key.encryption, sealed.subarray(0, ivBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes)), decipher.final()]);
  },
  digest: (key, data) => createHmac("sm3", key.authentication).update(data).digest(),
};

export const ciphers: Readonly<Record<Algorithm, Cipher>> = { "aes-256-gcm": aes256gcm, "sm4-cbc-hmac-sm3": sm4cbc };

import { createHash, randomBytes } from "node:crypto";

/** The cookie that carries a session. */
export const sessionCookie = "ys_session";

/** A new secret: 256 random bits as 43 URL-safe characters. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token. It is random already, so a plain digest cannot be searched. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

import type { Logger } from "pino";
import type { Actor } from "./access.ts";
import type { Db, Tx } from "./db.ts";
import type { FileStore } from "./files.ts";
import type { Vault } from "./vault.ts";

/** What one running process has: made once at start, handed down, never reached for globally. */
export type Platform = { db: Db; vault: Vault; files: FileStore; log: Logger };

/** What an action, a job or an event handler works with. Verbs of other modules take it as their first argument. */
export type Context = Platform & {
  /** The one transaction of this step. */
  tx: Tx;
  actor: Actor;
  /** The instant of this step; the same for everything it writes. */
  now: Date;
  /** Names the request or job in logs, audit and error pages. */
  requestId: string;
  /** Records who did what to what. An action that never calls it is rolled back. */
  audit(entry: AuditEntry): void;
};

/**
 * One line of the audit. `detail` must not contain personal data: name the fields that changed, not their contents.
 */
export type AuditEntry = {
  subject: string;
  subjectId: string | null;
  programId?: string | null;
  detail?: Readonly<Record<string, unknown>>;
};

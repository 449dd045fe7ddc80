import { createHash } from "node:crypto";
import { installRoles, installUnits, registerProgramScope } from "@yingsheng/identity";
import { type Context, Refused } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { type InstallList, installCodes } from "./install-codes.ts";
import { installPosts } from "./install-posts.ts";
import type { Pack } from "./pack.ts";

/** What installing came to; `changed` is false when this very pack was installed already. */
export type InstalledPack = { programId: string; changed: boolean };

/** The lists every program has; the reasons of the pack come beside them under their own codes. */
const lists = (pack: Pack): InstallList[] => [
  { list: "channel", codes: pack.channels },
  { list: "category", codes: pack.categories },
  { list: "region", codes: pack.regions },
  ...Object.entries(pack.reasons).map(([list, codes]) => ({ list, codes })),
];

/**
 * Writes a pack as the configuration of its program: program, code lists, units, roles and posts. The same pack again
 * writes nothing; a later version changes what differs, keeps what was edited on screen, and makes inactive what it no
 * longer names. Sections of modules above this one are written by their own `installPack`. The caller's transaction
 * makes it all or nothing. Refuses `request.conflict` when the number prefix is another program's.
 */
export async function installPack(context: Pick<Context, "tx" | "now" | "audit">, pack: Pack): Promise<InstalledPack> {
  // Two processes starting together install one after the other.
  await context.tx.query("select pg_advisory_xact_lock(719003)");
  const contentHash = createHash("sha256").update(JSON.stringify(pack)).digest("hex");
  const before = await context.tx.maybe<{ id: string; number: number; contentHash: string }>(
    `select p.id, i.number, i.content_hash from programs.program p
     join lateral (select number, content_hash from programs.pack_install where program_id = p.id
                   order by number desc limit 1) i on true
     where p.code = $1`,
    [pack.program.code],
  );
  if (before?.contentHash === contentHash) return { programId: before.id, changed: false };

  const programId = await installProgram(context, pack);
  for (const list of lists(pack)) await installCodes(context, programId, list);
  await installUnits(context, programId, pack.units);
  await installRoles(context, programId, pack.roles);
  await installPosts(context, programId, pack.posts);
  await context.tx.query(
    `insert into programs.pack_install (program_id, number, pack_id, version, content_hash, installed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [programId, (before?.number ?? 0) + 1, pack.id, pack.version, contentHash, context.now],
  );
  const detail = { pack: pack.id, version: pack.version };
  context.audit({ subject: "program", subjectId: programId, programId, detail });
  return { programId, changed: true };
}

async function installProgram(context: Pick<Context, "tx" | "now">, pack: Pack): Promise<string> {
  const { code, name, purchaser, numberPrefix, source } = pack.program;
  const clash = await context.tx.maybe("select 1 from programs.program where number_prefix = $1 and code <> $2", [
    numberPrefix,
    code,
  ]);
  if (clash) throw new Refused("request.conflict", { detail: `工单编号前缀 ${numberPrefix} 已被另一个项目使用。` });
  const { id } = await context.tx.one<{ id: string }>(
    `insert into programs.program (id, code, name, purchaser, number_prefix, source, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (code) do update set name = excluded.name, purchaser = excluded.purchaser,
       number_prefix = excluded.number_prefix, source = excluded.source
     returning id`,
    [uuid(), code, name, purchaser, numberPrefix, source, context.now],
  );
  await registerProgramScope(context, { id, code, name });
  return id;
}

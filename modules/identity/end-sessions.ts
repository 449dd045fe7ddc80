import type { Context } from "@yingsheng/kernel";

/** Ends all open sessions of a person, except one if given. Returns how many were ended. */
export async function endSessions(
  context: Pick<Context, "tx" | "now">,
  personId: string,
  exceptSessionId: string | null = null,
): Promise<number> {
  const ended = await context.tx.query(
    `update identity.session set ended_at = $2
     where person_id = $1 and ended_at is null and id is distinct from $3 returning id`,
    [personId, context.now, exceptSessionId],
  );
  return ended.length;
}

import type { Context } from "@yingsheng/kernel";

/**
 * Tells identity what the permissions of all modules allow, in Chinese, for the screens that explain rights. The server
 * calls it at start with what the modules declare; the same again writes nothing.
 */
export async function registerPermissions(
  context: Pick<Context, "tx">,
  permissions: Readonly<Record<string, string>>,
): Promise<void> {
  await context.tx.query(
    `insert into identity.permission as p (name, title) select key, value from jsonb_each_text($1::jsonb)
     on conflict (name) do update set title = excluded.title where p.title <> excluded.title`,
    [JSON.stringify(permissions)],
  );
}

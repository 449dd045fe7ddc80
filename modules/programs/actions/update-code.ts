import { Closed, type Context, Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { type Code, findCode } from "../find-code.ts";
import { demandFreeName, lockList } from "../lock-list.ts";
import { rebuildPathNames } from "../rebuild-path-names.ts";
import { CodeName } from "./add-code.ts";

/** A tree in use has no gaps: nothing is taken out above codes in use, nothing comes back below one that is out. */
async function demandWholeTree(context: Context, programId: string, found: Code, active: boolean): Promise<void> {
  if (active) {
    const parent = found.parentCode && (await findCode(context, programId, found.list, found.parentCode));
    if (parent && !parent.active) throw new Refused("code.parent-missing");
    return;
  }
  const below = await context.tx.query(
    "select from programs.code where program_id = $1 and list = $2 and parent_code = $3 and active limit 1",
    [programId, found.list, found.code],
  );
  if (below.length > 0) throw new Refused("code.has-children");
}

/**
 * 修改代码: renames a code, takes it out of use or back in. Cases that carry it keep it; a later version of the pack
 * leaves what was edited here alone.
 */
export const updateCode = defineAction({
  name: "updateCode",
  title: "修改代码",
  route: "PUT /programs/:programId/codes/:list/:code",
  permission: "program.manage",
  input: Closed({ name: Type.Optional(CodeName), active: Type.Optional(Type.Boolean({ title: "启用" })) }),
  output: Done,
  refuses: ["code.list-not-found", "code.not-found", "code.name-taken", "code.parent-missing", "code.has-children"],
  async run(context) {
    const { tx, params, input, audit } = context;
    const { programId, list, code } = params;
    await lockList(context, programId, list);
    const found = await findCode(context, programId, list, code);
    if (!found) throw new Refused("code.not-found");
    const name = input.name ?? found.name;
    const active = input.active ?? found.active;
    if (active !== found.active) await demandWholeTree(context, programId, found, active);
    if (active) {
      await demandFreeName(context, { programId, list, parentCode: found.parentCode, name, exceptCode: code });
    }
    await tx.query(
      `update programs.code set name = $4, active = $5, edited = true
       where program_id = $1 and list = $2 and code = $3`,
      [programId, list, code, name, active],
    );
    await rebuildPathNames(context, programId, list);
    const changed = [name !== found.name ? "name" : [], active !== found.active ? "active" : []].flat();
    audit({ subject: "code", subjectId: `${list}/${code}`, programId, detail: { changed } });
    return done;
  },
});

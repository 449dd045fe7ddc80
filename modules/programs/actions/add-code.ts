import { Closed, Done, defineAction, done, Nullable, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { findCode } from "../find-code.ts";
import { demandFreeName, lockList } from "../lock-list.ts";
import { rebuildPathNames } from "../rebuild-path-names.ts";

/** A name without the mark that joins names to paths. */
export const CodeName = Type.String({ title: "名称", minLength: 1, maxLength: 60, pattern: "^[^/／]+$" });

/** 新增代码 at the end of its siblings. No list grows deeper than it is: the levels are what cases and reports rely on. */
export const addCode = defineAction({
  name: "addCode",
  title: "新增代码",
  route: "POST /programs/:programId/codes/:list",
  permission: "program.manage",
  input: Closed({
    code: Type.String({
      title: "代码",
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
      description: "字母、数字和 . _ -，建后不能改",
    }),
    name: CodeName,
    parentCode: Type.Optional(Nullable(Type.String({ title: "上级代码", minLength: 1, maxLength: 64 }))),
  }),
  output: Done,
  refuses: ["code.list-not-found", "code.parent-missing", "code.too-deep", "code.name-taken", "code.taken"],
  async run(context) {
    const { tx, params, input, audit } = context;
    const { programId, list } = params;
    const levels = await lockList(context, programId, list);
    const parentCode = input.parentCode ?? null;
    const parent = parentCode === null ? undefined : await findCode(context, programId, list, parentCode);
    if (parentCode !== null && !parent?.active) throw new Refused("code.parent-missing", { field: "parentCode" });
    const level = (parent?.level ?? 0) + 1;
    if (level > levels) throw new Refused("code.too-deep", { field: "parentCode" });
    await demandFreeName(context, { programId, list, parentCode, name: input.name, exceptCode: null });
    const added = await tx.query(
      `insert into programs.code (program_id, list, code, name, parent_code, path_name, level, sort)
       select $1, $2, $3, $4, $5, $4, $6, coalesce(max(sort), 0) + 1
       from programs.code where program_id = $1 and list = $2
       on conflict do nothing returning code`,
      [programId, list, input.code, input.name, parentCode, level],
    );
    if (added.length === 0) throw new Refused("code.taken", { field: "code" });
    await rebuildPathNames(context, programId, list);
    audit({ subject: "code", subjectId: `${list}/${input.code}`, programId });
    return done;
  },
});

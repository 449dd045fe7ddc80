import { defineRefusals } from "@yingsheng/kernel";

/** Every reason for which programs and their code lists say no. */
export const programRefusals = defineRefusals({
  "program.not-found": [404, "没有这个项目。"],
  "code.list-not-found": [404, "没有这个代码表。"],
  "code.not-found": [404, "代码表中没有这个代码。"],
  "code.taken": [409, "这个代码已被使用。"],
  "code.name-taken": [409, "同一级已有同名的代码。"],
  "code.parent-missing": [422, "上级代码不存在或已停用。"],
  "code.has-children": [409, "该代码下还有启用的下级代码，请先停用下级代码。"],
  "code.too-deep": [422, "这个代码表不能再分下级。"],
});

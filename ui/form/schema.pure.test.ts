import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, type Field, fieldsOf, initialValues } from "./schema.ts";
import { problemWith } from "./validate.ts";

const schema = {
  type: "object",
  required: ["reason", "kind"],
  properties: {
    reason: { type: "string", title: "退单原因", "x-widget": "code", "x-list": "returnReason" },
    kind: {
      title: "类型",
      anyOf: [
        { const: "a", title: "甲" },
        { const: "b", title: "乙" },
      ],
    },
    note: { anyOf: [{ type: "string", title: "说明", maxLength: 500 }, { type: "null" }] },
    units: { type: "array", title: "协办单位", maxItems: 2, items: { type: "string" }, "x-widget": "units" },
    times: { type: "integer", title: "次数", minimum: 1, default: 1 },
    at: { type: "string", format: "date-time", title: "时间" },
    requester: {
      type: "object",
      title: "联系人",
      required: ["phone"],
      properties: { phone: { type: "string", title: "电话", minLength: 5 } },
    },
  },
};
const fields = fieldsOf(schema);
const field = (name: string): Field => fields.find((one) => one.name === name) as Field;

test("a schema becomes fields with widgets", () => {
  assert.deepEqual(
    fields.map((one) => [one.name, one.widget, one.required]),
    [
      ["reason", "code", true],
      ["kind", "radio", true],
      ["note", "textarea", false],
      ["units", "unit", false],
      ["times", "number", false],
      ["at", "datetime", false],
      ["requester.phone", "text", true],
    ],
  );
  assert.equal(field("reason").list, "returnReason");
  assert.ok(field("units").multiple);
  assert.deepEqual(field("kind").choices, [
    { value: "a", title: "甲" },
    { value: "b", title: "乙" },
  ]);
  assert.equal(field("requester.phone").group, "联系人");
});

test("defaults fill what is not given", () => {
  assert.deepEqual(initialValues(fields, { kind: "a" }), { kind: "a", times: 1 });
  assert.deepEqual(initialValues(fields, { times: 4 }), { times: 4 });
});

test("the body holds what was filled in, trimmed", () => {
  const values = { reason: " r1 ", note: "  ", units: [], times: 2, requester: { phone: "13900000001" }, stray: "x" };
  assert.deepEqual(bodyOf(fields, values), { reason: "r1", times: 2, requester: { phone: "13900000001" } });
});

test("problems are said in Chinese", () => {
  assert.equal(problemWith(field("reason"), ""), "请选择退单原因");
  assert.equal(problemWith(field("requester.phone"), "   "), "请填写电话");
  assert.equal(problemWith(field("requester.phone"), "123"), "至少 5 个字，现在 3 个");
  assert.equal(problemWith(field("note"), "字".repeat(501)), "最多 500 个字，现在 501 个");
  assert.equal(problemWith(field("times"), 0), "不能小于 1");
  assert.equal(problemWith(field("times"), 1.5), "请填整数");
  assert.equal(problemWith(field("units"), ["a", "b", "c"]), "最多选 2 项");
  assert.equal(problemWith(field("note"), undefined), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldName, problemOf, sentenceOf } from "./problem.ts";

test("problem+json arrives whole", () => {
  const problem = problemOf(422, {
    code: "request.invalid",
    title: "提交的内容有误。",
    detail: "请检查。",
    requestId: "r1",
    invalid_params: [{ name: "requester/phone", reason: "号码不完整" }, { name: 5 }],
  });
  assert.equal(problem.code, "request.invalid");
  assert.deepEqual(problem.invalidParams, [{ name: "requester.phone", reason: "号码不完整" }]);
  assert.equal(sentenceOf(problem), "提交的内容有误。请检查。");
});

test("anything else still becomes a sentence", () => {
  for (const body of [undefined, null, "<html>", 7, [], { title: 3, invalid_params: "x" }]) {
    const problem = problemOf(500, body);
    assert.equal(problem.code, "http.500");
    assert.match(problem.title, /稍后再试/);
    assert.deepEqual(problem.invalidParams, []);
  }
  assert.match(sentenceOf(new TypeError("x is undefined")), /没有完成/);
});

test("field names lose what only the server needs", () => {
  assert.equal(fieldName("/body/units/0"), "units.0");
  assert.equal(fieldName("bodyText"), "bodyText");
});

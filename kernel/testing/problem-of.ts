import assert from "node:assert/strict";
import type { Problem } from "../errors.ts";
import type { Answer } from "./small-house.ts";

/** Every refusal, whatever it is for, has this shape. */
export function problemOf(answer: Answer): Problem {
  assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
  const problem = answer.json<Problem>();
  assert.equal(problem.type, `/problems/${problem.code}`);
  assert.equal(problem.status, answer.status);
  assert.match(problem.title, /^[\u3400-\u9fff，。、]+$/);
  assert.match(problem.code, /^[a-z]+\.[a-z-]+$/);
  assert.match(problem.requestId, /^[0-9a-f-]{36}$/);
  for (const { name, reason } of problem.invalid_params ?? []) {
    assert.equal(typeof name, "string");
    assert.match(reason, /^[\u3400-\u9fff0-9 ，。、-]+$/);
  }
  return problem;
}

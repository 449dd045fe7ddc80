import assert from "node:assert/strict";
import { test } from "node:test";
import { actionKeys } from "./action-keys.ts";

test("each action has the first free letter of its name; list keys are never taken", () => {
  const keys = actionKeys(["signCase", "suspendCase", "returnCase", "kx", "j"]);
  assert.deepEqual(
    [...keys],
    [
      ["signCase", "s"],
      ["suspendCase", "u"],
      ["returnCase", "r"],
    ],
  );
});

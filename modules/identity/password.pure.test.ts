import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { oneTimePassword, passwordFault } from "./password.ts";

const rules = { passwordMinLength: 10, passwordMinClasses: 3 };

test("a password is measured in characters, classes and by the login", () => {
  assert.equal(passwordFault("Abcdef-123", "zhang", rules), undefined);
  assert.equal(passwordFault("Abcdef-12", "zhang", rules), "密码至少 10 位。");
  assert.match(passwordFault("abcdefgh12", "zhang", rules) ?? "", /至少 3 类/);
  assert.equal(passwordFault("xZhang-12345", "zhang", rules), "密码不能包含登录名。");
  // Five characters of two UTF-16 units each are five, not ten.
  assert.equal(passwordFault("😀😀😀😀😀", "zhang", rules), "密码至少 10 位。");
});

test("characters outside ASCII count as symbols", () => {
  assert.equal(passwordFault("热线abcDEFghi", "zhang", rules), undefined);
});

test("every one-time password satisfies the rules it is made for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 40 }), (passwordMinLength) => {
      const password = oneTimePassword({ passwordMinLength });
      assert.equal(passwordFault(password, "no-such-login", { passwordMinLength, passwordMinClasses: 3 }), undefined);
      assert.doesNotMatch(password, /[IlO01o]/);
    }),
    { numRuns: 50 },
  );
});

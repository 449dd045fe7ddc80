import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { test } from "node:test";
import fc from "fast-check";
import { describeFault, openLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  let text = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, next) {
      text += chunk.toString();
      next();
    },
  });
  write(openLog("info", sink));
  return text;
}

/** As `pg` throws it: the value in the message, the row in `detail` and `where`. */
const databaseError = (message: string) =>
  Object.assign(new Error(message), {
    severity: "ERROR",
    code: "23514",
    table: "sku",
    constraint: "sku_stock",
    detail: `Failing row contains (${message}).`,
    where: message,
  });

test("of a database error only code and place are logged", () => {
  const line = logged((log) => log.error({ err: databaseError("张三\nZhang San, 13900001234") }, "failed"));
  const { err } = JSON.parse(line) as { err: Record<string, string> };
  const { stack, ...rest } = err;
  assert.deepEqual(rest, {
    type: "Error",
    message: "database error 23514",
    code: "23514",
    table: "sku",
    constraint: "sku_stock",
  });
  assert.match(stack ?? "", /^\s+at .*log\.pure\.test\.ts/);
  assert.doesNotMatch(line, /张三|Zhang|13900001234/);
});

test("no error, whatever it quotes and however deep it lies, brings Chinese text or long numbers into the log", () => {
  const secret = fc.constantFrom("张三", "13900001234", "北京路 5 号", "430102199001011234");
  const wrap = [
    (text: string) => new Error(text),
    (text: string) => new TypeError(`cannot read ${text}\n    at ${text}`),
    (text: string) => new SyntaxError(`Unexpected token in "${text}"`),
    (text: string) => databaseError(text),
    (text: string) => new Error("outer", { cause: databaseError(text) }),
    (text: string) => new Error("outer", { cause: new Error(text, { cause: text }) }),
    (text: string) => text,
    (text: string) => ({ message: text }),
  ];
  fc.assert(
    fc.property(secret, fc.constantFrom(...wrap), (text, make) => {
      const line = logged((log) => log.error({ err: make(text) }, "failed"));
      assert.ok(!line.includes(text), line);
    }),
  );
});

test("what a text that cannot be read, or a database error, quotes stays out even in plain letters", () => {
  for (const error of [
    new SyntaxError("in Zhang San\n    at Zhang San"),
    databaseError("Zhang San\n    at Zhang San"),
  ]) {
    assert.doesNotMatch(
      logged((log) => log.error({ err: error }, "failed")),
      /Zhang/,
    );
  }
});

test("ours say what happened, with their causes", () => {
  const described = describeFault(new Error("job 17 of shop.slow ended", { cause: new RangeError("no room") }));
  assert.equal(described.message, "job 17 of shop.slow ended");
  assert.deepEqual([described.cause?.type, described.cause?.message], ["RangeError", "no room"]);
  const loop = new Error("loop");
  loop.cause = loop;
  assert.ok(JSON.stringify(describeFault(loop)).length < 20_000);
  for (const nothing of [undefined, null, 0, "text", {}]) {
    assert.equal(describeFault(nothing).message, "something that is no error was thrown");
  }
});

test("names, telephones and passwords are left out by name", () => {
  const line = logged((log) =>
    log.info({ name: "张三", phone: "13900001234", person: { name: "李四", password: "x1y2" }, caseId: 7 }, "done"),
  );
  assert.doesNotMatch(line, /张三|李四|13900001234|x1y2/);
  assert.match(line, /"caseId":7/);
});

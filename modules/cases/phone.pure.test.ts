import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { normalPhone } from "./phone.ts";

/** One spelling → everything that people type for it. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  "13900001234": [
    "139 0000 1234",
    "139-0000-1234",
    "１３９００００１２３４",
    "+86 139 0000 1234",
    "＋８６１３９００００１２３４",
    "0086-139-0000-1234",
    "8613900001234",
    "013900001234",
    "（139）00001234",
    "电话：13900001234",
    "13900001234（白天）",
    "139.0000.1234",
  ],
  "089883310000": [
    "0898-83310000",
    "(0898)83310000",
    "（０８９８）８３３１００００",
    "0898 8331 0000",
    "+86 898 8331 0000",
    "86-0898-83310000",
    "+86-0898-83310000",
    "898-83310000",
    "0898—83310000",
  ],
  "01065310000": ["010-65310000", "10 6531 0000", "+86 10 65310000"],
  "089883310000转801": [
    "0898-83310000-801",
    "0898-83310000转801",
    "0898 83310000 分机 801",
    "0898-83310000 ext. 801",
    "0898-83310000#801",
  ],
  "83310000": ["8331-0000", "8331 0000"],
  "4008000000": ["400-800-0000", "+86 400 800 0000"],
  "12345": ["１２３４５", "12345热线"],
  "089812345": ["0898-12345"],
  "110": ["110"],
  "+85223450000": ["+852 2345 0000", "00852-23450000"],
  "+12025550100": ["+1 (202) 555-0100"],
};

it("gives one number one spelling, whatever was typed", () => {
  for (const [normal, typed] of Object.entries(spellings)) {
    for (const text of typed) assert.equal(normalPhone(text), normal, text);
    assert.equal(normalPhone(normal), normal);
  }
});

it("takes nothing for a number that is none, or that could be two", () => {
  const garbage = [
    "张三",
    "12",
    "0",
    "000000",
    "+",
    "+86",
    "139000012345",
    "13900001",
    "139abcd1234",
    "12345678901",
    "106900001234000",
    "13900001234/13900001235",
    "13900001234、13900001235",
    "A12号3栋",
    "1.39e10",
    "'; drop table",
    "📞",
  ];
  for (const text of garbage) {
    // Eight digits are a local number: they cannot be told from a mobile that was cut off.
    const expected = text === "13900001" ? "13900001" : undefined;
    assert.equal(normalPhone(text), expected, text);
  }
});

it("never changes what is normal already, and never throws", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789-+ ()转#０１３９"), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(digits, fc.string({ unit: "grapheme", maxLength: 30 })), (text) => {
      const normal = normalPhone(text);
      return (
        normal === undefined ||
        (normalPhone(normal) === normal && /^(?:\d{3,12}|\+\d{6,17})(?:转\d{1,6})?$/.test(normal))
      );
    }),
    { numRuns: 5000 },
  );
});

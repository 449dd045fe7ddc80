import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { maskAddress, maskIdNumber, maskName, maskPhone, maskText } from "./masking.ts";

const table = (mask: (text: string) => string, cases: readonly (readonly [string, string])[]) => () => {
  for (const [plain, masked] of cases) assert.equal(mask(plain), masked, plain);
};

test(
  "telephone numbers",
  table(maskPhone, [
    ["13900001234", "139****1234"],
    ["139 0000 1234", "139****1234"],
    ["139-0000-1234", "139****1234"],
    ["+86 13900001234", "+86139****1234"],
    ["008613900001234", "0086139****1234"],
    ["１３９００００１２３４", "139****1234"],
    ["0871-65312345", "0871-****2345"],
    ["087165312345", "0871-****2345"],
    ["(0898)83312345", "0898-****2345"],
    ["0898-8331234", "0898-***1234"],
    ["010-65312345-802", "010-****2345-***"],
    ["+86-10-65312345", "+86-10-****2345"],
    ["65312345", "****2345"],
    ["8331234", "***1234"],
    ["12345", "12345"],
    ["110", "110"],
    ["955980", "955980"],
    ["4001234567", "40*****567"],
    ["+44 20 7946 0000", "+44*******000"],
    ["", ""],
  ]),
);

test(
  "names",
  table(maskName, [
    ["张三", "张*"],
    ["张小三", "张**"],
    ["欧阳娜娜", "欧阳**"],
    ["欧阳锋", "欧阳*"],
    ["欧阳", "欧*"],
    ["买买提·艾力", "买**·**"],
    ["John Smith", "J*** S****"],
    ["张先生", "张先生"],
    ["欧阳女士", "欧阳女士"],
    ["张三先生", "张***"],
    ["王", "*"],
    ["𠮷田", "𠮷*"],
    ["", ""],
  ]),
);

test(
  "identity numbers",
  table(maskIdNumber, [
    ["530102199003071234", "530***********1234"],
    ["53010219900307123X", "530***********123X"],
    ["530102900307123", "530*********123"],
    ["E12345678", "E******78"],
    ["", ""],
  ]),
);

test(
  "addresses",
  table(maskAddress, [
    ["云南省昆明市五华区华山街道人民中路12号3栋402室", "云南省昆明市五华区华山街道人民中路****"],
    ["海南省陵水县椰林镇桃源小区三栋二单元", "海南省陵水县椰林镇****"],
    ["五华区华山街道翠湖小区", "五华区华山街道****"],
    ["昆明市五华区", "昆明市五华区"],
    ["幸福里3栋402", "幸福****"],
    ["翠湖小区", "翠****"],
    ["家", "****"],
    ["", ""],
  ]),
);

test(
  "free text",
  table(maskText, [
    ["我的电话13900001234，打不通请拨139 0000 5678。", "我的电话139****1234，打不通请拨139****5678。"],
    ["电话：+86-139-0000-1234", "电话：+86-139****1234"],
    ["电话１３９００００１２３４", "电话139****1234"],
    ["座机0871-65312345或(0871)65312345", "座机0871-****2345或(0871)****2345"],
    ["身份证53010219900307123X，谢谢", "身份证530***********123X，谢谢"],
    ["邮箱lisi.demo@example.com联系", "邮箱l***@example.com联系"],
    ["单号202611220000123456789不是电话", "单号202611220000123456789不是电话"],
    ["请打12345，罚款1000元，2026-11-22 09:14", "请打12345，罚款1000元，2026-11-22 09:14"],
  ]),
);

const mobile = fc
  .tuple(fc.constantFrom("13", "15", "17", "18", "19"), fc.stringMatching(/^\d{9}$/))
  .map(([head, rest]) => head + rest);

test("a mobile number is never readable again, whatever surrounds it", () => {
  const around = fc.string({ unit: fc.constantFrom("的", "路", "，", " ", "a", "(", "：", "\n", "-", "@") });
  fc.assert(
    fc.property(mobile, around, around, (number, before, after) => {
      assert.ok(!maskText(before + number + after).includes(number));
      assert.ok(!maskPhone(number).includes(number.slice(3, 7).padEnd(5, number[7])));
    }),
  );
});

test("no text makes masking fail, and hostile texts take linear time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const mask of [maskPhone, maskName, maskIdNumber, maskAddress, maskText])
        assert.equal(typeof mask(text), "string");
    }),
    { numRuns: 300 },
  );
  const long = "0871 1390000 a.b.c@".repeat(20_000);
  const started = performance.now();
  maskText(long);
  assert.ok(performance.now() - started < 2000, "400 KB of hostile text stay linear");
});

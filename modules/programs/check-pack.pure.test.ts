import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPack } from "./check-pack.ts";

const WEEK = ["1", "2", "3", "4", "5", "6", "7"];

/** A small sound pack as plain data, fresh for each test, with the sections that other modules add. */
function aPack() {
  return {
    id: "tiny",
    version: "1",
    program: { code: "tiny", name: "小项目", purchaser: "某局", numberPrefix: "XM", source: "合同" },
    channels: [{ code: "phone", name: "电话" }],
    categories: [
      {
        code: "01",
        name: "城管",
        children: [{ code: "0101", name: "市容", children: [{ code: "010101", name: "噪声" }] }],
      },
    ],
    regions: [{ code: "99", name: "某区", children: [{ code: "9901", name: "某街道" }] }],
    reasons: { returnReason: [{ code: "not-ours", name: "不属本单位职责" }] },
    units: [
      { code: "bureau", name: "某局", kind: "department" },
      { code: "office", name: "某所", kind: "station", parent: "bureau" },
    ],
    posts: [{ code: "staff", name: "工作人员", headcount: 2, source: "合同" }],
    roles: [{ code: "handler", name: "经办人", permissions: ["case.sign", "case.handle"] }],
    demo: { people: [{ login: "handler", name: "甲", roles: ["handler"], unit: "bureau", post: "staff" }] },
    calendars: [{ code: "always", name: "全天", hours: everyDay([["00:00", "24:00"]]), source: "合同" }],
    deadlines: [aDeadline("sign", "minutes", 60), { ...aDeadline("handle", "workingDays", 5), kinds: ["complaint"] }],
    demoCases: [aCase("夜里施工太吵，睡不着")],
  };
}

function everyDay(spans: string[][]): Record<string, string[][]> {
  return Object.fromEntries(WEEK.map((day) => [day, spans]));
}

function aDeadline(clock: string, unit: string, amount: number) {
  const warnings: ({ atShare: number } | { minutesBefore: number })[] = [{ atShare: 0.5 }];
  const common = { calendar: "always", warnings, validFrom: "2024-01-01", source: "合同" };
  return { code: clock, name: clock, clock, allowance: { unit, amount }, ...common };
}

function aCase(content: string) {
  const where = { category: "010101", channel: "phone", region: "9901", place: "某街 1 号", unit: "office" };
  const who = { name: "乙", phone: "13900000001" };
  const what = { title: "噪声", content, kind: "complaint", fate: "satisfied", reply: "已处理" };
  return { ...what, ...where, requester: who, daysAgo: 3, at: "09:14", handleHours: 5 };
}

type Draft = ReturnType<typeof aPack>;

/** The draft is plain data on purpose: the faults below are such that the types of a real pack would stop some of them. */
function faultsOf(spoil: (pack: Draft) => unknown, permissions?: string[]): string[] {
  const pack = aPack();
  spoil(pack);
  return checkPack(pack as unknown as Parameters<typeof checkPack>[0], permissions);
}

/** Each guard with the fault it is there for: [what is spoilt, the words expected]. */
const GUARDS: [(pack: Draft) => unknown, RegExp][] = [
  [(pack) => (pack.program.code = "Tiny Pack"), /not kebab-case/],
  [(pack) => (pack.program.numberPrefix = "xm"), /not 1 to 6 capital letters/],
  [(pack) => (pack.program.source = " "), /program: source is blank/],
  [(pack) => pack.channels.splice(0), /channels: the list is empty/],
  [(pack) => pack.channels.push({ code: "phone", name: "热线" }), /channels: code "phone" is used twice/],
  [(pack) => pack.channels.push({ code: "tel", name: "电话" }), /"电话" stands twice at the same level/],
  [(pack) => pack.categories[0]?.children.splice(0), /"01" 城管 breaks the three levels/],
  [(pack) => pack.regions.push({ code: "9901", name: "别区", children: [] }), /regions: code "9901" is used twice/],
  [(pack) => pack.reasons.returnReason.push({ code: " ", name: "空" }), /"空" has a blank code/],
  [(pack) => pack.units.reverse(), /"office" names the parent "bureau", which does not stand before it/],
  [
    (pack) => pack.units.push({ code: "bureau", name: "又一局", kind: "department" }),
    /units: code "bureau" is used twice/,
  ],
  [(pack) => Object.assign(pack.posts[0] ?? {}, { headcount: 0 }), /whole head-count/],
  [(pack) => Object.assign(pack.posts[0] ?? {}, { source: "" }), /posts: "staff" has no source/],
  [(pack) => pack.roles.push({ code: "idle", name: "闲人", permissions: ["case.view"] }), /nobody has "idle"/],
  [(pack) => pack.roles[0]?.permissions.push("everything"), /unknown permission "everything"/],
  [(pack) => pack.demo.people[0]?.roles.push("chief"), /unknown role "chief"/],
  [(pack) => Object.assign(pack.demo.people[0] ?? {}, { unit: "nowhere" }), /unknown unit "nowhere"/],
  [(pack) => Object.assign(pack.demo.people[0] ?? {}, { post: "none" }), /unknown post "none"/],
  [(pack) => Object.assign(pack.demo.people[0] ?? {}, { login: "张三" }), /is not a login/],
  [(pack) => Object.assign(pack.calendars[0] ?? {}, { source: "" }), /calendars: "always" has no source/],
  [(pack) => Object.assign(pack.calendars[0]?.hours ?? {}, { 3: [["13:00", "12:00"]] }), /out of order on weekday 3/],
  [(pack) => Object.assign(pack.calendars[0]?.hours ?? {}, { 3: [["9:00", "12:00"]] }), /not HH:MM on weekday 3/],
  [(pack) => Object.assign(pack.calendars[0] ?? {}, { hours: everyDay([]) }), /never open/],
  [(pack) => delete pack.calendars[0]?.hours["7"], /whether weekday 7 is open/],
  [(pack) => Object.assign(pack.deadlines[0] ?? {}, { calendar: "lunar" }), /unknown calendar "lunar"/],
  [(pack) => Object.assign(pack.deadlines[0] ?? {}, { source: "" }), /deadlines: "sign" has no source/],
  [(pack) => Object.assign(pack.deadlines[0] ?? {}, { validFrom: "2024-02-30" }), /validFrom that is not a day/],
  [(pack) => Object.assign(pack.deadlines[0] ?? {}, { validUntil: "2023-12-31" }), /ends before it begins/],
  [(pack) => Object.assign(pack.deadlines[0]?.allowance ?? {}, { amount: 1.5 }), /whole allowance/],
  [(pack) => pack.deadlines[0]?.warnings.push({ minutesBefore: 60 }), /warns before its clock even starts/],
  [(pack) => pack.deadlines[0]?.warnings.push({ atShare: 1 }), /share outside 0 to 1/],
  [(pack) => pack.deadlines.push({ ...aDeadline("sign", "minutes", 90), code: "sign-2" }), /neither wins/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { category: "0101" }), /no third-level category "0101"/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { channel: "fax" }), /unknown channel "fax"/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { region: "98" }), /unknown region "98"/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { unit: "moon" }), /unknown unit "moon"/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { at: "24:00" }), /no time of day/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { daysAgo: -1 }), /whole days ago/],
  [(pack) => Object.assign(pack.demoCases[0] ?? {}, { reply: "" }), /ends as "satisfied" without a reply/],
  [(pack) => Object.assign(pack.demoCases[0]?.requester ?? {}, { phone: "13812345678" }), /outside 1390000xxxx/],
  [(pack) => pack.demoCases.push(aCase("夜里施工太吵，\n睡不着")), /stands twice/],
  [
    (pack) => Object.assign(pack.roles[0] ?? {}, { permissions: ["case.sign"] }),
    /nobody can sign and handle .* "office"/,
  ],
];

test("a sound pack has no faults", () => {
  assert.deepEqual(
    faultsOf(() => undefined, ["case.sign", "case.handle"]),
    [],
  );
});

test("a pack without the sections of other modules is not at fault for that", () => {
  const { calendars: _calendars, deadlines: _deadlines, demoCases: _demoCases, ...bare } = aPack();
  assert.deepEqual(checkPack(bare as unknown as Parameters<typeof checkPack>[0]), []);
});

for (const [spoil, words] of GUARDS) {
  test(`reports: ${words.source}`, () => {
    const faults = faultsOf(spoil);
    assert.ok(
      faults.some((fault) => words.test(fault)),
      `got ${JSON.stringify(faults)}`,
    );
  });
}

test("a permission that no module declares is reported when the declared ones are given", () => {
  assert.deepEqual(
    faultsOf(() => undefined, ["case.sign"]),
    ['roles: "handler" names the unknown permission "case.handle"'],
  );
});

test("a more specific or a later policy is no contradiction", () => {
  const faults = faultsOf((pack) => {
    pack.deadlines.push({ ...aDeadline("sign", "minutes", 30), code: "sign-later", validFrom: "2025-01-01" });
    pack.deadlines.push({ ...aDeadline("handle", "minutes", 90), code: "handle-other", kinds: ["consult"] });
  });
  assert.deepEqual(faults, []);
});

test("units in a circle are reported and do not hang the checker", () => {
  const faults = faultsOf((pack) => Object.assign(pack.units[0] ?? {}, { parent: "office" }));
  assert.ok(faults.some((fault) => fault.includes('"bureau" names the parent "office"')));
});

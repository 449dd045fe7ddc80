import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPack } from "@yingsheng/programs";
import { hotlineAssist as pack } from "./pack.ts";

/** Every permission that the modules of the product declare. */
const PERMISSIONS = [
  ...["person.view", "person.manage", "unit.view", "unit.manage", "grant.manage"],
  ...["program.view", "program.manage", "calendar.view", "calendar.manage", "deadline.view"],
  ...["case.view", "case.open", "case.dispatch", "case.sign", "case.handle", "case.review", "case.void"],
  ...["case.import", "case.reveal", "callback.view", "callback.work", "dispatch.manage", "audit.view", "system.view"],
];

const permissionsOf = (role: string) => pack.roles.find((each) => each.code === role)?.permissions ?? [];
const squeezed = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, ""));

function assertDistinct(texts: readonly string[]): void {
  const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
  assert.deepEqual(twice, []);
}

test("the pack has no faults", () => {
  assert.deepEqual(checkPack(pack, PERMISSIONS), []);
});

test("the head-counts of contract H are reached", () => {
  const headcount = (code: string) => pack.posts.find((post) => post.code === code)?.headcount ?? 0;
  assert.ok(headcount("project-manager") >= 1);
  assert.ok(headcount("supervisor") >= 2);
  assert.ok(headcount("platform-staff") >= 20);
  assert.ok(pack.posts.reduce((sum, post) => sum + post.headcount, 0) >= 23);
});

test("the deadlines of contract H: sign in an hour around the clock, consult 3 and complaint 5 working days", () => {
  const policy = (code: string) => pack.deadlines.find((each) => each.code === code);
  const calendar = (code?: string) => pack.calendars.find((each) => each.code === code);
  assert.deepEqual(policy("sign")?.allowance, { unit: "minutes", amount: 60 });
  assert.equal(policy("sign")?.kinds, undefined);
  assert.equal(calendar(policy("sign")?.calendar)?.observesHolidays, false);
  assert.deepEqual(policy("handle-consult")?.allowance, { unit: "workingDays", amount: 3 });
  assert.deepEqual(policy("handle-consult")?.kinds, ["consult"]);
  assert.deepEqual(policy("handle-complaint")?.allowance, { unit: "workingDays", amount: 5 });
  assert.ok(policy("handle-complaint")?.kinds?.includes("complaint"));
  assert.equal(calendar(policy("handle-complaint")?.calendar)?.observesHolidays, true);
});

test("every kind but praise has a handling deadline at every urgency, praise has none", () => {
  const handling = pack.deadlines.filter((each) => each.clock === "handle");
  const matching = (kind: string, urgency: string) =>
    handling.filter(
      (each) =>
        (each.kinds as readonly string[] | undefined)?.includes(kind) !== false &&
        (each.urgencies as readonly string[] | undefined)?.includes(urgency) !== false,
    );
  for (const urgency of ["normal", "urgent", "critical"]) {
    for (const kind of ["consult", "help", "complaint", "report", "suggestion", "other"]) {
      assert.notEqual(matching(kind, urgency).length, 0, `${kind} ${urgency}`);
    }
    assert.deepEqual(matching("praise", urgency), []);
  }
});

test("message files of older years find their first-level category by name, and nothing else bears that name", () => {
  const seven = ["城乡建设", "劳动和社会保障", "教育文体", "商贸旅游", "环境保护", "卫生计生", "交通运输"];
  const below = pack.categories.flatMap((first) => first.children ?? []);
  const names = [...pack.categories, ...below, ...below.flatMap((second) => second.children ?? [])].map(
    (each) => each.name,
  );
  for (const name of seven) {
    assert.ok(
      pack.categories.some((first) => first.name === name),
      name,
    );
    assert.equal(names.filter((each) => each === name).length, 1, name);
  }
  for (const first of pack.categories) {
    const rest = first.children?.at(-1);
    assert.equal(rest?.name, "其他");
    assert.equal(rest?.children?.at(-1)?.name, "其他");
  }
});

test("codes of categories and regions begin with the code of what they belong to", () => {
  for (const top of [...pack.categories, ...pack.regions]) {
    for (const middle of top.children ?? []) {
      assert.ok(middle.code.startsWith(top.code), middle.code);
      for (const low of middle.children ?? []) assert.ok(low.code.startsWith(middle.code), low.code);
    }
  }
});

test("administration, audit and case work are held by different people (GB/T 22239)", () => {
  assert.deepEqual(
    permissionsOf("admin").filter((each) => /^(case|callback|audit)\./.test(each)),
    [],
  );
  assert.deepEqual(permissionsOf("auditor"), ["audit.view"]);
  assert.deepEqual(
    permissionsOf("purchaser").filter((each) => !each.endsWith(".view")),
    [],
  );
  for (const person of pack.demo.people) assert.equal(person.roles.length, 1, person.login);
  for (const person of pack.demo.people) {
    assert.equal(person.unit !== undefined, person.roles.includes("handler"), person.login);
  }
});

test("the log-in names that the start page prints exist, each with the role of that name", () => {
  const desks = ["agent", "dispatcher", "handler", "reviewer", "callback", "supervisor", "manager"];
  for (const login of [...desks, "purchaser", "admin", "auditor"]) {
    assert.deepEqual(pack.demo.people.find((person) => person.login === login)?.roles, [login]);
  }
});

test("no two demo cases share their title, their text or their reply", () => {
  assert.ok(pack.demoCases.length >= 240);
  assertDistinct(pack.demoCases.map((one) => `${one.title} ${one.place}`));
  assertDistinct(squeezed(pack.demoCases.map((one) => one.content)));
  assertDistinct(pack.demoCases.map((one) => one.reply ?? one.title));
  for (const one of pack.demoCases) {
    assert.ok(one.content.length >= 60 && one.content.length <= 250, `${one.content.length}: ${one.title}`);
    assert.doesNotMatch(one.title + one.content + (one.reply ?? ""), /[{}]/);
  }
});

test("demo cases end in every way, come over most channels, and leave time for what they claim", () => {
  const fates = new Set(pack.demoCases.map((one) => one.fate));
  assert.equal(fates.size, 14);
  assert.equal(new Set(pack.demoCases.map((one) => one.kind)).size, 7);
  assert.ok(new Set(pack.demoCases.map((one) => one.channel)).size >= 13);
  const finished = ["answered", "closed", "satisfied", "unsatisfied", "unreachable", "redone", "void"];
  const share = pack.demoCases.filter((one) => finished.includes(one.fate)).length / pack.demoCases.length;
  assert.ok(share > 0.55 && share < 0.65, String(share));
  for (const one of pack.demoCases) {
    assert.ok(one.daysAgo <= 100, one.title);
    // The day is not over when the demo is loaded: what came in today came in at night.
    if (one.daysAgo === 0) assert.ok(one.at < "07:00", one.title);
    const hoursLeft = one.daysAgo * 24 - (one.handleHours ?? 0);
    assert.ok(hoursLeft > 0 || one.daysAgo === 0, one.title);
    // Callback within a day of closing, the second round of a redone case a few days more.
    if (["satisfied", "unsatisfied", "unreachable"].includes(one.fate)) assert.ok(hoursLeft >= 60, one.title);
    if (one.fate === "redone") assert.ok(hoursLeft >= 24 * 8, one.title);
    if (["received", "dispatched"].includes(one.fate)) assert.ok(one.daysAgo <= 1, one.title);
  }
});

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkPack, type PackCode } from "@yingsheng/programs";
import { lingshui } from "./pack.ts";

const KINDS = ["consult", "help", "complaint", "report", "suggestion", "praise", "other"] as const;
const URGENCIES = ["normal", "urgent", "critical"] as const;
/** What the modules declare; a role that names anything else would silently permit nothing. */
const PERMISSIONS = [
  ...["person.view", "person.manage", "unit.view", "unit.manage", "grant.manage", "program.view", "program.manage"],
  ...["calendar.view", "calendar.manage", "deadline.view", "case.view", "case.open", "case.dispatch", "case.sign"],
  ...["case.handle", "case.review", "case.void", "case.import", "case.reveal", "callback.view", "callback.work"],
  ...["dispatch.manage", "audit.view", "system.view"],
];
const CLOCKS = ["dispatch", "sign", "handle", "review", "callback"] as const;

test("the pack has no fault that its checker sees", () => {
  assert.deepEqual(checkPack(lingshui, PERMISSIONS), []);
});

describe("contract L", () => {
  test("asks for 37 people: one project specialist, nine managers, 27 agents", () => {
    const total = (codes: readonly string[]) =>
      lingshui.posts.filter(({ code }) => codes.includes(code)).reduce((sum, { headcount }) => sum + headcount, 0);
    const agents = ["call-taking", "dispatch", "callback"];
    const specialist = ["project-specialist"];
    const managers = lingshui.posts
      .map(({ code }) => code)
      .filter((code) => ![...agents, ...specialist].includes(code));
    assert.deepEqual([total(specialist), total(managers), total(agents)], [1, 9, 27]);
  });

  test("names the posts that must be filled", () => {
    const named = [
      "接话",
      "派单",
      "回访",
      "知识库",
      "督办申诉",
      "数据分析",
      "政策材料",
      "技术",
      "运行",
      "综合",
      "信息",
    ];
    const missing = named.filter((word) => !lingshui.posts.some(({ name }) => name.includes(word)));
    assert.deepEqual(missing, []);
  });

  test("wants the callback within 24 hours of closing, nights and holidays included", () => {
    const callbacks = lingshui.deadlines.filter(({ clock }) => clock === "callback");
    assert.deepEqual(
      callbacks.map(({ calendar, allowance }) => ({ calendar, allowance })),
      [{ calendar: "round-the-clock", allowance: { unit: "minutes", amount: 1440 } }],
    );
    assert.match(callbacks[0]?.source ?? "", /合同 L/);
  });

  test("does not say how often somebody is called in vain: three tries are a typical value, marked as one", () => {
    const { attempts, source } = lingshui.callback;
    assert.equal(attempts, 3);
    assert.match(source, /常见值，可在页面调整/);
  });

  test("receives what the provincial platform sends down", () => {
    assert.ok(lingshui.channels.some(({ code, name }) => code === "province" && name.includes("省12345平台")));
    assert.ok(lingshui.demoCases.some(({ channel }) => channel === "province"));
  });
});

describe("deadlines", () => {
  test("decide by exactly one policy for each clock, kind and urgency; only praise is handled without a clock", () => {
    for (const clock of CLOCKS)
      for (const kind of KINDS)
        for (const urgency of URGENCIES) {
          const matching = lingshui.deadlines.filter(
            (one) =>
              one.clock === clock && (one.kinds?.includes(kind) ?? true) && (one.urgencies?.includes(urgency) ?? true),
          );
          const conditions = matching.map((one) => Number(!!one.kinds) + Number(!!one.urgencies));
          const winners = conditions.filter((count) => count === Math.max(...conditions)).length;
          const wanted = clock === "handle" && kind === "praise" ? 0 : 1;
          assert.equal(winners, wanted, `${clock} ${kind} ${urgency}`);
        }
  });

  test("grant 2 working days for a consult, 5 for help and suggestion, 7 for complaint and report, 1 if urgent", () => {
    const days = new Map(lingshui.deadlines.map(({ code, allowance }) => [code, allowance]));
    const wanted = { "handle-consult": 2, "handle-help": 5, "handle-complaint": 7, "handle-urgent": 1 };
    for (const [code, amount] of Object.entries(wanted))
      assert.deepEqual(days.get(code), { unit: "workingDays", amount }, code);
    assert.deepEqual(days.get("sign"), { unit: "workingMinutes", amount: 120 });
  });

  test("hold since 2024-01-01 and say when they are only a typical value", () => {
    for (const one of lingshui.deadlines) {
      assert.equal(one.validFrom, "2024-01-01", one.code);
      assert.match(one.source, one.clock === "callback" ? /24 小时/ : /常见值.*可在页面调整/, one.code);
    }
  });

  test("in working time stop for the long midday break of the island", () => {
    const office = lingshui.calendars.find(({ code }) => code === "office");
    const morningAndAfternoon = [
      ["08:30", "12:00"],
      ["14:30", "17:30"],
    ];
    assert.deepEqual([office?.hours[1], office?.hours[5]], [morningAndAfternoon, morningAndAfternoon]);
    assert.deepEqual([office?.hours[6], office?.hours[7], office?.observesHolidays], [[], [], true]);
  });
});

describe("roles", () => {
  const permissionsOf = (role: string) => lingshui.roles.find(({ code }) => code === role)?.permissions ?? [];

  test("keep administration, audit and case work apart", () => {
    assert.deepEqual(
      permissionsOf("admin").filter((one) => /^(case|callback|audit)\./.test(one)),
      [],
    );
    assert.deepEqual(permissionsOf("auditor"), ["audit.view"]);
  });

  test("let the buyer read only", () => {
    assert.ok(permissionsOf("purchaser").includes("case.view"));
    assert.deepEqual(
      permissionsOf("purchaser").filter((one) => !one.endsWith(".view")),
      [],
    );
  });

  test("are each held by a demo person under the login `ls-<role>`", () => {
    const logins = new Map(lingshui.demo.people.map(({ login, roles }) => [login, roles]));
    for (const { code } of lingshui.roles) assert.deepEqual(logins.get(`ls-${code}`), [code]);
    assert.ok([...logins.keys()].every((login) => login.startsWith("ls-")));
  });
});

describe("lists", () => {
  test("of categories hold the first-level names that real files carry", () => {
    const first = lingshui.categories.map(({ name }) => name);
    const needed = ["城乡建设", "劳动和社会保障", "教育文体", "商贸旅游", "环境保护", "卫生计生", "交通运输"];
    assert.deepEqual(
      needed.filter((name) => !first.includes(name)),
      [],
    );
  });

  test("of categories and regions build each code on its parent's", () => {
    const walk = (parent: PackCode): void => {
      for (const child of parent.children ?? []) {
        assert.ok(child.code.startsWith(parent.code), `${child.code} ${child.name} below ${parent.code}`);
        walk(child);
      }
    };
    for (const root of [...lingshui.categories, ...lingshui.regions]) walk(root);
  });

  test("of units hold the same eleven towns as the regions", () => {
    const towns = lingshui.units.filter(({ kind }) => kind === "town").map(({ name }) => name.replace("人民政府", ""));
    const county = lingshui.regions[0]?.children ?? [];
    const regions = county.map(({ name }) => name).filter((name) => /[镇乡]$/.test(name));
    assert.deepEqual(towns, regions);
    assert.equal(towns.length, 11);
  });
});

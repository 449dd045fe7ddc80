import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Context, systemStep, time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { pickPolicy } from "./choose-policy.ts";
import { currentConfig } from "./config.ts";
import { choosePolicy } from "./index.ts";
import { installClocks } from "./install-clocks.ts";
import type { PackCalendar, PackDeadline } from "./pack-section.ts";
import { local, officeHours } from "./testing/index.ts";

let app: TestApp;
let programId: string;
before(async () => {
  app = await startTestApp();
  programId = app.programs.lingshui as string;
});
after(() => app.close());

const calendars: PackCalendar[] = [
  { code: "desk", name: "机关作息", observesHolidays: true, hours: officeHours, source: "测试" },
];
const deadline = (change: Partial<PackDeadline> = {}): PackDeadline => ({
  code: "handle",
  name: "办理",
  clock: "handle",
  calendar: "desk",
  allowance: { unit: "workingDays", amount: 5 },
  warnings: [{ minutesBefore: 120 }],
  validFrom: "2026-01-01",
  source: "测试",
  ...change,
});

const second = deadline({ code: "second", clock: "review", allowance: { unit: "workingDays", amount: 1 } });

const step = <T>(when: string, work: (context: Context) => Promise<T>) => {
  time.travelTo(local(when));
  return systemStep(app.platform, "test", work);
};
const install = (when: string, deadlines: PackDeadline[], using = calendars) =>
  step(when, (context) => installClocks(context, programId, { calendars: using, deadlines }));
const versions = async () => {
  const rows = await app.platform.db.query<Record<string, unknown>>(
    `select code, number, amount, valid_from, valid_until from clocks.policy
     where program_id = $1 and calendar_id in (select id from clocks.calendar where code = 'desk') order by code, number`,
    [programId],
  );
  return rows.map((row) => [row.code, row.number, row.amount, row.validFrom, row.validUntil].join(" "));
};
const configVersion = () => app.platform.db.one("select version from clocks.config");

describe("installing the clocks of a pack", () => {
  it("writes once, then nothing; a change closes the old version and opens a new one", async () => {
    await install("2026-11-01 10:00", [deadline()]);
    assert.deepEqual(await versions(), ["handle 1 5 2026-01-01 "]);
    const before = await configVersion();
    await install("2026-11-02 10:00", [deadline()]);
    assert.deepEqual(await configVersion(), before);

    // Changed without a date of its own: from the day of installation.
    await install("2026-11-10 10:00", [deadline({ allowance: { unit: "workingDays", amount: 4 } })]);
    assert.deepEqual(await versions(), ["handle 1 5 2026-01-01 2026-11-09", "handle 2 4 2026-11-10 "]);
    // Changed with a date: from that date.
    const dated = deadline({ allowance: { unit: "workingDays", amount: 3 }, validFrom: "2026-12-01" });
    await install("2026-11-12 10:00", [dated]);
    await install("2026-11-13 10:00", [dated]);
    assert.deepEqual(await versions(), [
      "handle 1 5 2026-01-01 2026-11-09",
      "handle 2 4 2026-11-10 2026-11-30",
      "handle 3 3 2026-12-01 ",
    ]);
  });

  it("ends what the pack no longer names, and takes it up again as a new version", async () => {
    const kept = deadline({ allowance: { unit: "workingDays", amount: 3 }, validFrom: "2026-12-01" });
    await install("2026-11-14 10:00", [kept, second]);
    await install("2026-11-16 10:00", [kept]);
    await install("2026-11-17 10:00", [kept]);
    await install("2026-11-20 10:00", [kept, second]);
    assert.deepEqual(
      (await versions()).filter((line) => line.startsWith("second")),
      ["second 1 1 2026-01-01 2026-11-15", "second 2 1 2026-11-20 "],
    );
  });

  it("leaves what somebody set on screen", async () => {
    const setBy = (person: string | null) =>
      app.platform.db.query(
        "update clocks.policy set set_by = $2 where program_id = $1 and code = 'handle' and valid_from = '2026-12-01'",
        [programId, person],
      );
    await setBy(uuid());
    const before = await versions();
    await install("2026-11-21 10:00", [deadline({ allowance: { unit: "workingDays", amount: 9 } }), second]);
    assert.deepEqual(await versions(), before);
    await setBy(null);
  });

  it("gives changed weekly hours from the day of installation; the days before keep theirs", async () => {
    const shorter = { ...officeHours, 1: [["09:00", "12:00"]] as const };
    await install("2026-11-23 10:00", [deadline()], [{ ...calendars[0], hours: shorter } as PackCalendar]);
    const config = await step("2026-11-23 10:00", ({ tx }) => currentConfig(tx, programId));
    const desk = [...config.calendars.values()].find(({ code }) => code === "desk")?.calendar;
    const hours = (date: string) => desk?.day(Date.parse(`${date}T00:00:00Z`) / 86_400_000).hours;
    assert.deepEqual(hours("2026-11-23"), [["09:00", "12:00"]]);
    assert.deepEqual(hours("2026-11-16"), officeHours[1]);
  });

  it("refuses a pack whose hours or allowances make no sense, writing nothing", async () => {
    const before = await versions();
    await assert.rejects(install("2026-11-24 10:00", [deadline({ allowance: { unit: "minutes", amount: 0 } })]), {
      code: "allowance.amount",
    });
    const wrong = { ...officeHours, 2: [["12:00", "09:00"]] as const };
    await assert.rejects(install("2026-11-24 10:00", [], [{ ...calendars[0], hours: wrong } as PackCalendar]), {
      code: "calendar.hours",
    });
    assert.deepEqual(await versions(), before);
  });
});

describe("choosing a policy", () => {
  it("in force that day, most conditions first, then the later one", async () => {
    const config = await step("2026-11-24 10:00", ({ tx }) =>
      currentConfig(tx, app.programs["hotline-assist"] as string),
    );
    const pick = (clock: string, kind: string, urgency: string, when: string) =>
      pickPolicy(config.policies, { clock, kind, urgency, at: local(when) })?.code ?? null;
    assert.equal(pick("handle", "consult", "normal", "2026-11-24 10:00"), "handle-consult");
    assert.equal(pick("handle", "consult", "urgent", "2026-11-24 10:00"), "handle-urgent");
    assert.equal(pick("handle", "praise", "urgent", "2026-11-24 10:00"), null);
    assert.equal(pick("sign", "praise", "critical", "2026-11-24 10:00"), "sign-critical");
    assert.equal(pick("sign", "praise", "normal", "2023-12-31 23:59"), null);
    assert.equal(pick("sign", "praise", "normal", "2024-01-01 00:00"), "sign");
    const one = config.policies.find(({ code }) => code === "sign");
    assert.ok(one);
    const later = { ...one, id: "later", validFrom: "2026-11-24" };
    const ended = { ...one, id: "ended", validFrom: "2026-11-25", validUntil: "2026-11-24" };
    const question = { clock: "sign", kind: "help", urgency: "normal", at: local("2026-11-25 10:00") };
    assert.equal(pickPolicy([later, one, ended], question)?.id, "later");
  });

  it("asks the database for the versions of now", async () => {
    const found = await step("2026-11-24 10:00", (context) =>
      choosePolicy(context, programId, { clock: "nothing", kind: "help", urgency: "normal", at: context.now }),
    );
    assert.equal(found, null);
  });
});

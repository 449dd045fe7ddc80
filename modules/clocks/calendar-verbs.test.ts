import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp, type TestClient } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { local, officeHours } from "./testing/index.ts";

type Answer = { status: number; body: unknown };
type Calendars = {
  calendars: { id: string; code: string; periods: { validFrom: string }[]; exceptions: number }[];
  loadedYears: number[];
};
type Year = {
  workingDays: number;
  source: string;
  months: { days: { date: string; kind: string; name?: string }[] }[];
};
type Deadlines = {
  deadlines: { id: string; code: string; number: number; name: string; validFrom: string; validUntil: string | null }[];
};

let app: TestApp;
let admin: TestClient;
let agent: TestClient;
let program: string;
let office: string;
before(async () => {
  app = await startTestApp();
  program = app.programs["hotline-assist"] as string;
  admin = await app.as("admin");
  agent = await app.as("agent");
  const listed = (await admin.get(`/programs/${program}/calendars`)).body as unknown as Calendars;
  office = listed.calendars.find(({ code }) => code === "office")?.id ?? "";
});
after(() => app.close());

const code = ({ body }: Answer) => (body as { code?: string }).code;
const refused = (answer: Answer, status: number, expected: string) =>
  assert.deepEqual([answer.status, code(answer)], [status, expected], JSON.stringify(answer.body));
const fine = <T>(answer: Answer): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as T;
};
const dayOf = async (date: string) => {
  const year = fine<Year>(await admin.get(`/calendars/${office}/years/${date.slice(0, 4)}`));
  return year.months.flatMap(({ days }) => days).find((day) => day.date === date);
};

describe("calendars on screen", () => {
  it("shows a year with the kind of every day, and refuses one that is not loaded", async () => {
    const year = fine<Year>(await agent.get(`/calendars/${office}/years/2026`));
    assert.equal(year.months.flatMap(({ days }) => days).length, 365);
    assert.equal(year.workingDays, 248);
    assert.equal(year.source, "国务院办公厅关于2026年部分节假日安排的通知");
    assert.deepEqual(await dayOf("2026-10-01"), { date: "2026-10-01", kind: "holiday", name: "国庆节", hours: [] });
    assert.equal((await dayOf("2026-10-10"))?.kind, "makeUp");
    refused(await agent.get(`/calendars/${office}/years/2028`), 409, "calendar.year-not-loaded");
    refused(await agent.get(`/calendars/${uuid()}/years/2026`), 404, "calendar.not-found");
    refused(await agent.get(`/calendars/nothing/years/2026`), 422, "request.invalid");
    assert.equal((await app.anonymous.get(`/calendars/${office}/years/2026`)).status, 401);
  });

  it("gives a day hours of its own and takes them back", async () => {
    const set = await admin.put(`/calendars/${office}/days/2026-12-24`, {
      hours: [["09:00", "12:00"]],
      reason: "停电检修",
    });
    assert.deepEqual(fine(set), {
      date: "2026-12-24",
      kind: "exception",
      name: "停电检修",
      hours: [["09:00", "12:00"]],
    });
    assert.equal((await dayOf("2026-12-24"))?.kind, "exception");
    fine(await admin.delete(`/calendars/${office}/days/2026-12-24`));
    assert.equal((await dayOf("2026-12-24"))?.kind, "workday");
    refused(await admin.delete(`/calendars/${office}/days/2026-12-24`), 404, "calendar.no-exception");
    const audited = await app.platform.db.query(
      "select action from kernel.audit_entry where subject = 'calendar' and subject_id = $1 order by at",
      [office],
    );
    assert.deepEqual(
      audited.map(({ action }) => action),
      ["setDayException", "removeDayException"],
    );
  });

  it("refuses hours, days and people that do not fit", async () => {
    const put = (day: string, body: unknown, by = admin) => by.put(`/calendars/${office}/days/${day}`, body);
    const reason = "检修";
    refused(await put("2026-12-24", { hours: [["14:00", "12:00"]], reason }), 422, "calendar.hours");
    refused(
      await put("2026-12-24", {
        hours: [
          ["09:00", "12:00"],
          ["11:00", "13:00"],
        ],
        reason,
      }),
      422,
      "calendar.hours",
    );
    refused(await put("2026-12-24", { hours: [["9:00", "12:00"]], reason }), 422, "request.invalid");
    refused(await put("2026-12-24", { hours: [], reason: "" }), 422, "request.invalid");
    refused(await put("2026-12-24", { hours: [], reason, extra: 1 }), 422, "request.invalid");
    refused(await put("2026-12-24", { hours: Array(7).fill(["09:00", "10:00"]), reason }), 422, "request.invalid");
    refused(await put("2026-02-30", { hours: [], reason }), 422, "request.invalid");
    refused(await put("2029-01-05", { hours: [], reason }), 409, "calendar.year-not-loaded");
    refused(await put("2026-12-24", { hours: [], reason }, agent), 403, "access.denied");
    const elsewhere = fine<Calendars>(
      await (await app.as("ls-admin")).get(`/programs/${app.programs.lingshui}/calendars`),
    );
    const foreign = elsewhere.calendars[0]?.id;
    refused(await admin.put(`/calendars/${foreign}/days/2026-12-24`, { hours: [], reason }), 403, "access.scope");
    refused(await admin.get(`/programs/${app.programs.lingshui}/calendars`), 403, "access.denied");
  });

  it("changes weekly hours from a day on, not before today", async () => {
    time.travelTo(local("2026-11-22 09:00"));
    const summer = { ...officeHours, 1: [["08:00", "12:00"]] };
    const post = (body: unknown, by = admin) => by.post(`/calendars/${office}/hours`, body);
    refused(await post({ validFrom: "2026-11-21", hours: summer, source: "通知" }), 422, "calendar.hours-in-past");
    const never = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    refused(await post({ validFrom: "2026-12-01", hours: never, source: "通知" }), 422, "calendar.never-open");
    refused(await post({ validFrom: "2026-12-01", hours: { 1: [] }, source: "通知" }), 422, "request.invalid");
    refused(await post({ validFrom: "2026-12-01", hours: summer, source: "通知" }, agent), 403, "access.denied");
    fine(await post({ validFrom: "2026-12-07", hours: summer, source: "关于调整作息时间的通知" }));
    assert.deepEqual(((await dayOf("2026-12-07")) as { hours?: unknown }).hours, [["08:00", "12:00"]]);
    assert.deepEqual(((await dayOf("2026-11-30")) as { hours?: unknown }).hours, [
      ["09:00", "12:00"],
      ["13:00", "17:30"],
    ]);
  });
});

describe("holiday years", () => {
  const day = (date: string, kind: "off" | "makeUp" = "off") => ({ date, name: "元旦", kind });
  const put = (days: unknown, year = 2028, by = admin) =>
    by.put(`/holiday-years/${year}`, { source: "测试用安排", days });

  it("refuses days that cannot be right, naming the line", async () => {
    refused(await put([day("2028-01-01"), day("2029-01-01")]), 422, "holiday.date");
    refused(await put([day("2028-02-30")]), 422, "holiday.date");
    refused(await put([day("2028-01-01"), day("2028-01-01")]), 422, "holiday.twice");
    refused(await put([day("2028-01-01"), day("2028-01-03", "makeUp")]), 422, "holiday.make-up-weekday");
    refused(await put([day("2028-01-02", "makeUp")]), 422, "holiday.no-days-off");
    refused(await put([]), 422, "request.invalid");
    refused(await put([day("2028-01-01")], 20_280), 422, "request.invalid");
    refused(await put([day("2028-01-01")], 2028, agent), 403, "access.denied");
    const wrong = (await put([day("2028-01-01"), day("2028-01-03", "makeUp")])).body as { invalid_params?: unknown };
    assert.deepEqual(wrong.invalid_params, [{ name: "days/1/date", reason: "这一天不是周六或周日" }]);
    const years = fine<{ years: { year: number }[] }>(await admin.get("/holiday-years")).years;
    assert.deepEqual(
      years.map(({ year }) => year),
      [2024, 2025, 2026],
    );
  });

  it("loads a year, which then can be counted, and corrects it", async () => {
    fine(await put([day("2027-12-31"), day("2028-01-03"), day("2028-01-02", "makeUp")]));
    assert.equal((await dayOf("2028-01-03"))?.kind, "holiday");
    assert.equal((await dayOf("2028-01-02"))?.kind, "makeUp");
    fine(await put([day("2028-01-03")]));
    assert.equal((await dayOf("2028-01-02"))?.kind, "weekend");
    const listed = fine<Calendars>(await admin.get(`/programs/${program}/calendars`));
    assert.deepEqual(listed.loadedYears, [2024, 2025, 2026, 2028]);
  });
});

describe("deadline policies", () => {
  const listed = async (all = "") => fine<Deadlines>(await agent.get(`/programs/${program}/deadlines${all}`)).deadlines;
  const named = async (wanted: string) => (await listed()).find((policy) => policy.code === wanted);
  const preview = (id: string | undefined, start: string, by = agent) =>
    by.get(`/deadlines/${id}/preview?start=${encodeURIComponent(start)}`);

  it("previews due time, warnings and reasons for a start", async () => {
    const complaint = await named("handle-complaint");
    assert.deepEqual(fine(await preview(complaint?.id, "2026-09-28T16:20:00+08:00")), {
      dueAt: "2026-10-10T09:30:00.000Z",
      warnings: [
        { stage: 1, at: "2026-10-08T05:10:00.000Z" },
        { stage: 2, at: "2026-10-09T09:29:00.000Z" },
        { stage: 3, at: "2026-10-10T07:30:00.000Z" },
      ],
      why:
        "2026-09-28 16:20 起算，当日不计，按“机关工作日”数 5 个工作日，到末日下班为止；" +
        "依次为 09-29、09-30、10-08、10-09、10-10；国庆节 10-01 至 10-07 放假不计；" +
        "10-10（周六）为国庆节调休上班，计入；2026-10-10 17:30 到期。",
    });
    refused(await preview(complaint?.id, "2026-12-31T10:00:00+08:00"), 409, "calendar.year-not-loaded");
    refused(await preview(complaint?.id, "yesterday"), 422, "request.invalid");
    refused(await preview(complaint?.id, "1990-06-01T00:00:00Z"), 422, "calendar.too-far");
    refused(await preview(uuid(), "2026-09-28T16:20:00+08:00"), 404, "deadline.not-found");
  });

  it("changes into a new version from a day on; the old one stays readable", async () => {
    time.travelTo(local("2026-11-22 09:00"));
    const before = await named("handle-consult");
    const change = {
      name: "咨询件办理 2 个工作日",
      calendarId: office,
      unit: "workingDays",
      amount: 2,
      warnings: [{ minutesBefore: 120 }],
      validFrom: "2026-12-01",
      source: "关于压缩咨询件办理时限的通知",
    };
    const post = (body: unknown, by = admin) => by.post(`/deadlines/${before?.id}/versions`, body);
    refused(await post({ ...change, validFrom: "2026-11-21" }), 422, "deadline.in-past");
    refused(await post({ ...change, amount: 0 }), 422, "request.invalid");
    refused(await post({ ...change, warnings: [{ atShare: 1 }] }), 422, "request.invalid");
    refused(await post({ ...change, unit: "minutes", amount: 60 }), 422, "deadline.warning");
    refused(await post({ ...change, calendarId: uuid() }), 404, "calendar.not-found");
    refused(await post(change, agent), 403, "access.denied");
    assert.equal(fine<{ number: number }>(await post(change)).number, 2);
    refused(await post(change), 409, "deadline.superseded");
    const versions = (await listed("?all=true")).filter((policy) => policy.code === "handle-consult");
    assert.deepEqual(
      versions.map(({ number, validFrom, validUntil }) => [number, validFrom, validUntil]),
      [
        [2, "2026-12-01", null],
        [1, "2024-01-01", "2026-11-30"],
      ],
    );
  });
});

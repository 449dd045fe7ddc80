import assert from "node:assert/strict";
import { type Api, apiAs } from "./support/api.ts";
import type { Desk } from "./support/browser.ts";
import { pick } from "./support/case-page.ts";
import { eventually } from "./support/eventually.ts";
import { journey } from "./support/journey.ts";
import { takeIn } from "./support/prepare.ts";

// Who may do what, and when a working day is one.

const { house, open, step } = journey("administration");
let admin: Desk;
let password = "";

const login = "shi-yong-yuan";
const ownPassword = "Zijide-mima-2026";

const railWords = (desk: Desk): Promise<string[]> =>
  desk.page.getByRole("navigation", { name: "主导航" }).getByRole("link").allTextContents();

step("the administrator sees people, units, code lists and calendars, and no case", async () => {
  admin = await open("admin");
  const { page } = admin;
  const words = await railWords(admin);
  const settings = ["人员与授权", "机构", "代码表", "工作日历", "后台任务"];
  assert.deepEqual(
    settings.filter((word) => !words.includes(word)),
    [],
    "missing in the rail",
  );
  const desks = ["受理", "我的工作", "工单", "回访", "导入", "审计"];
  assert.deepEqual(
    desks.filter((word) => words.includes(word)),
    [],
    "nothing of the administrator's",
  );
  for (const [path, heading, sight] of [
    ["/people", "人员与授权", "凌志刚"],
    ["/units", "机构", "城市管理局"],
    ["/codes", "代码表", "城市管理"],
    ["/jobs", "后台任务", ""],
  ] as const) {
    await page.goto(path);
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
    if (sight) await page.getByRole("gridcell", { name: sight }).or(page.getByText(sight)).first().waitFor();
    await admin.inspect(`admin${path.replace("/", "-")}`);
  }
  await page.goto("/cases");
  await page.getByText("没有权限：工单").waitFor();
  const api = await apiAs(house(), "admin");
  assert.equal((await api.get(`/programs/${api.programId}/cases`)).status, 403);
  assert.equal((await api.get("/audit")).status, 403);
});

step("a person is created with one role and given another", async () => {
  const { page } = admin;
  await page.goto("/people");
  await page.getByRole("button", { name: "新建人员" }).click();
  const form = page.getByRole("dialog", { name: "新建人员" });
  await form.getByLabel("登录名").fill(login);
  await form.getByLabel("姓名").fill("时雍远");
  await pick(form, "角色", "话务员", "话务员");
  await admin.shot("new-person");
  await form.getByRole("button", { name: "新建人员" }).click();
  const told = page.getByRole("dialog", { name: "一次性密码" });
  await told.waitFor();
  password = (await told.locator("code").last().textContent()) ?? "";
  await admin.inspect("one-time-password");
  await told.getByRole("button", { name: "已交给本人" }).click();
  await page.getByRole("textbox", { name: "姓名或登录名" }).fill("时雍远");
  await page.keyboard.press("Enter");
  await page.getByRole("row", { name: login }).click();
  await page.getByRole("heading", { name: "时雍远" }).waitFor();
  await page.getByRole("region", { name: "授权" }).getByRole("button", { name: "授权" }).click();
  const grant = page.getByRole("dialog", { name: "授权：时雍远" });
  await pick(grant, "角色", "派单员", "派单员");
  await grant.getByRole("button", { name: "授权" }).click();
  await page.getByRole("grid", { name: "授权" }).getByRole("row", { name: "派单员" }).waitFor();
  await admin.inspect("person");
});

step("that person must choose a password before anything else, and then has both roles", async () => {
  const desk = await open();
  const { page } = desk;
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "设置新密码" }).waitFor();
  await page.goto("/cases");
  await page.getByRole("heading", { name: "设置新密码" }).waitFor();
  await page.getByLabel("当前密码").fill(password);
  await page.getByLabel("新密码", { exact: true }).fill("12345678");
  await page.getByLabel("新密码（再输入一次）").fill("12345678");
  desk.faults.expect(422, "/api/password");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.getByRole("alert").filter({ hasText: "新密码不符合密码规则" }).waitFor();
  await desk.inspect("weak-password");
  await page.getByLabel("新密码", { exact: true }).fill(ownPassword);
  await page.getByLabel("新密码（再输入一次）").fill(ownPassword);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.getByRole("navigation", { name: "主导航" }).waitFor();
  const words = await railWords(desk);
  assert.ok(words.includes("受理") && words.includes("我的工作"), words.join(" "));
  await page.goto("/work");
  await page.getByRole("link", { name: /待派单/ }).waitFor();
  await desk.shot("both-roles");
});

step("the auditor sees the audit, and nothing else", async () => {
  const auditor = await open("auditor");
  const { page } = auditor;
  assert.deepEqual(await railWords(auditor), ["审计"]);
  await page.goto("/audit");
  await page.getByRole("grid", { name: "审计记录" }).getByRole("row").nth(5).waitFor();
  await page.getByRole("grid", { name: "审计记录" }).getByText("单明哲").first().waitFor();
  await auditor.inspect("audit");
  const api = await apiAs(house(), "auditor");
  for (const path of ["cases", "people", "units", "calendars"]) {
    assert.equal((await api.get(`/programs/${api.programId}/${path}`)).status, 403, path);
  }
});

step("the calendar shows three years, and why a day is off", async () => {
  const { page } = admin;
  await page.goto("/calendars");
  await page.getByRole("heading", { name: "工作日历", level: 1 }).waitFor();
  for (const [year, day, why] of [
    ["2024", "2024-10-01", "国庆"],
    ["2025", "2025-01-26", "春节"],
    ["2026", "2026-10-01", "国庆"],
  ] as const) {
    await page.goto(`/calendars?year=${year}`);
    const button = page.getByRole("button", { name: new RegExp(` ${day} `) });
    await button.click();
    const card = page.getByRole("region", { name: "所选日期" });
    await card.getByText(new RegExp(why)).waitFor();
  }
  await admin.inspect("calendar-2026");
});

type Clock = { name: string; dueAt: string | null; stoppedAt: string | null };

const handleDue = async (api: Api, caseId: string): Promise<string> => {
  const { clocks } = await api.must<{ clocks: Clock[] }>(`/cases/${caseId}`);
  return clocks.find((clock) => clock.name === "handle")?.dueAt ?? "";
};

step("a day taken out of the calendar moves a running due time", async () => {
  const agent = await apiAs(house(), "agent");
  const { id } = await takeIn(agent);
  const before = await handleDue(agent, id);
  const { page } = admin;
  await page.goto("/calendars");
  // The due day itself is a working day; closed, it pushes the due time to the next one.
  const dueDay = new Date(Date.parse(before) + 8 * 3_600_000).toISOString().slice(0, 10);
  await page.getByRole("button", { name: new RegExp(` ${dueDay} `) }).click();
  const card = page.getByRole("region", { name: "所选日期" });
  await card.getByRole("button", { name: "设特别安排" }).click();
  await card.getByLabel("办公时间").fill("休息");
  await card.getByLabel("原因").fill("全市停电检修");
  await admin.shot("exception-form");
  await card.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: new RegExp(` ${dueDay} .*全市停电检修`) }).waitFor();
  await admin.inspect("exception-set");
  const after = await eventually(async () => {
    const due = await handleDue(agent, id);
    assert.notEqual(due, before);
    return due;
  });
  assert.ok(after > before, `${after} is not later than ${before}`);
  const reader = await open("agent");
  await reader.page.goto(`/cases/${id}`);
  await reader.page
    .getByRole("complementary", { name: "工单要素" })
    .getByText(/全市停电检修/)
    .waitFor();
  await reader.shot("case-why");
});

import assert from "node:assert/strict";
import { logIn, sidewaysPixels } from "./support/browser.ts";
import { journey } from "./support/journey.ts";
import { tabStops } from "./support/keyboard.ts";

// Getting in, being thrown out, and working without a mouse or with a large zoom.

const { house, open, step } = journey("session");

/** Main pages, by somebody who may open them. */
const mainPages = {
  supervisor: ["/intake", "/work", "/cases", "/callbacks", "/imports"],
  admin: ["/people", "/units", "/codes", "/calendars", "/jobs"],
};

step("a wrong password is told in a sentence, and too many lock the account", async () => {
  const desk = await open();
  const { page, faults } = desk;
  faults.expect(401, "/api/sessions");
  faults.expect(423, "/api/sessions");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByText("请填写账号和密码").waitFor();
  await page.getByLabel("账号").fill("agent-2");
  const alert = page.getByRole("alert");
  let locked = false;
  for (let attempt = 0; attempt < 12 && !locked; attempt++) {
    await page.getByLabel("密码", { exact: true }).fill(`wrong-${attempt}`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/api/sessions")),
      page.keyboard.press("Enter"),
    ]);
    locked = answer.status() === 423;
    await alert.filter({ hasText: locked ? "账号已暂时锁定" : "登录名或密码不正确" }).waitFor();
    if (attempt === 0) await desk.inspect("wrong-password");
  }
  assert.ok(locked, "twelve wrong passwords did not lock the account");
  await desk.shot("locked");
  await page.getByLabel("账号").fill("agent");
  await logIn(page, "agent");
});

step("a session that was ended elsewhere asks for the password over the page, and the work goes on", async () => {
  const desk = await open("agent");
  const { page } = desk;
  await page.getByRole("combobox", { name: "诉求类型" }).waitFor();
  await page.getByLabel(/^标题/).fill("站前广场地下通道积水");
  // The page has what it needs; from here on every answer may be that the session is over.
  await page.waitForLoadState("networkidle");
  desk.faults.expect(401, "/api/");
  const elsewhere = await open("agent");
  await elsewhere.page.getByRole("button", { name: "沈雨桐" }).click();
  await elsewhere.page.getByRole("menuitem", { name: "全部退出" }).click();
  await elsewhere.page.getByRole("dialog").getByRole("button", { name: "全部退出" }).click();
  await elsewhere.page.getByRole("button", { name: "登录" }).waitFor();
  await page.getByRole("textbox", { name: "诉求内容" }).fill("通道里积水二十厘米，老人小孩过不去。");
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "登录已失效" });
  await dialog.waitFor();
  assert.equal(await page.getByLabel(/^标题/).inputValue(), "站前广场地下通道积水");
  await desk.inspect("session-ended");
  // The password has the focus: one types it and goes on.
  await page.keyboard.type("wrong-again");
  await page.keyboard.press("Enter");
  await dialog.getByRole("alert").filter({ hasText: "登录名或密码不正确" }).waitFor();
  await dialog.getByLabel("密码", { exact: true }).fill(house().password);
  await page.keyboard.press("Enter");
  // What was being sent is sent now, once.
  await page.getByRole("status").filter({ hasText: "可以继续受理下一件" }).waitFor();
  await dialog.waitFor({ state: "detached" });
  await desk.shot("session-resumed");
});

step("Tab reaches everything, in view and marked", async () => {
  const desk = await open("supervisor");
  const { page } = desk;
  for (const path of ["/intake", "/cases", "/imports"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const stops = await tabStops(page);
    assert.match(stops[0]?.what ?? "", /跳到正文/, `${path}: the first stop leads past the rail`);
    const unseen = stops.filter((stop) => !stop.isSeen || !stop.isMarked);
    assert.deepEqual(unseen, [], `${path}: focus that nobody sees`);
    const reached = stops.map((stop) => stop.what).join("\n");
    for (const word of ["我的工作", "查找工单", "邬立峰", "展开"]) assert.match(reached, new RegExp(word), path);
  }
  assert.ok((await tabStops(page)).some((stop) => stop.what.includes("选择文件")));
});

step("rows are walked and opened by keys, and the way back finds the row again", async () => {
  const desk = await open("dispatcher");
  const { page } = desk;
  const grid = page.getByRole("grid", { name: "待派单" });
  await grid.getByRole("row").nth(3).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const row = await page.evaluate(() => document.activeElement?.getAttribute("data-row"));
  assert.ok(row, "a row has the focus");
  await desk.shot("row-focus");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "诉求内容" }).waitFor();
  assert.match(page.url(), new RegExp(`/cases/${row}$`));
  await page.keyboard.press("d");
  await page.getByRole("dialog", { name: "派单" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "派单" }).waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "快捷键" }).getByText("派单").waitFor();
  await desk.inspect("shortcuts");
});

step("150 % zoom keeps the layout", async () => {
  const tooWide: string[] = [];
  for (const [login, paths] of Object.entries(mainPages)) {
    const desk = await open(login);
    const { page } = desk;
    // A window of 1440x900 at 150 % has this many CSS pixels.
    await page.setViewportSize({ width: 960, height: 600 });
    for (const path of paths) {
      await page.goto(path);
      await desk.shot(`zoom-150-${login}${path.replaceAll("/", "-")}`);
      const pixels = await sidewaysPixels(page);
      if (pixels > 0) tooWide.push(`${path} by ${pixels} px`);
    }
  }
  assert.deepEqual(tooWide, [], "pages that scroll sideways");
});

import assert from "node:assert/strict";
import type { Desk } from "./support/browser.ts";
import { act, actButton, findCase, openAct, pick, seeState, sendAct, storyWords } from "./support/case-page.ts";
import { eventually } from "./support/eventually.ts";
import { journey } from "./support/journey.ts";

// One complaint from the citizen's call to the archive, with a redo in the middle, through every desk it passes.

const { open, step } = journey("day-of-a-case");
let number = "";
let handler: Desk;
let reviewer: Desk;
let caller: Desk;

const title = "柳堤路夜市占道经营到凌晨";
const content = "柳堤路中段每晚八点以后有二十多个摊位占用人行道，一直摆到凌晨一点，行人只能走机动车道。";

/** The label of the field that has the focus. */
const focused = (desk: Desk): Promise<string> =>
  desk.page.evaluate(() => document.activeElement?.closest(".ys-field")?.querySelector("label")?.textContent ?? "");

step("the agent takes the complaint in by keyboard, and a reload in the middle loses nothing", async () => {
  const agent = await open("agent");
  const { page } = agent;
  const { keyboard } = page;
  await page.getByRole("heading", { name: "受理" }).waitFor();
  await agent.inspect("intake-empty");
  assert.match(await focused(agent), /诉求类型/);
  await pick(page, "诉求类型", "ts", "投诉");
  await keyboard.press("Tab");
  assert.match(await focused(agent), /来源渠道/);
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  assert.match(await focused(agent), /标题/);
  await keyboard.type(title);
  await keyboard.press("Tab");
  await keyboard.type(content);
  await keyboard.press("Tab");
  assert.match(await focused(agent), /诉求分类/);
  // What is typed is kept a moment later.
  await page.waitForTimeout(800);
  await page.reload();
  await page.getByText(/已恢复 .* 未提交的内容/).waitFor();
  assert.equal(await page.getByLabel(/^标题/).inputValue(), title);
  assert.equal(await page.getByRole("textbox", { name: "诉求内容" }).inputValue(), content);
  await agent.shot("intake-draft-restored");
  await pick(page, "诉求分类", "占道", "占道");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  assert.match(await focused(agent), /事发地点/);
  await keyboard.type("柳堤路中段");
  await keyboard.press("Tab");
  await keyboard.type("郑念慈");
  await keyboard.press("Tab");
  await keyboard.type("13900001234");
  await agent.shot("intake-filled");
  await keyboard.press("Control+Enter");
  const receipt = page.getByRole("status").filter({ hasText: "可以继续受理下一件" });
  await receipt.waitFor();
  number = (await receipt.getByRole("link").textContent()) ?? "";
  assert.match(number, /^YC\d+$/);
  assert.equal(await page.getByLabel(/^标题/).inputValue(), "");
  await agent.shot("intake-taken");
});

step("the dispatcher finds it in 我的工作 and sends it to 城市管理局", async () => {
  const dispatcher = await open("dispatcher");
  const { page } = dispatcher;
  await page.getByRole("heading", { name: "我的工作" }).waitFor();
  await dispatcher.inspect("dispatcher-work");
  await page.getByRole("grid", { name: "待派单" }).getByRole("row", { name: number }).click();
  await seeState(page, "已受理");
  await dispatcher.inspect("case-received");
  const form = await openAct(page, "派单");
  await pick(form, "主办单位", "csglj", "城市管理局");
  await dispatcher.shot("dispatch-form");
  await sendAct(form, "派单");
  await seeState(page, "已派单");
  await dispatcher.shot("case-dispatched");
});

step("the unit signs, records, suspends, resumes, attaches and replies", async () => {
  handler = await open("handler");
  const { page } = handler;
  await page.getByRole("grid", { name: "待签收" }).getByRole("row", { name: number }).click();
  await seeState(page, "已派单");
  await actButton(page, "签收").click();
  await seeState(page, "办理中");
  await act(page, "登记进展", (form) => form.getByLabel("进展情况").fill("已现场核实，约谈了夜市管理方。"));
  await act(page, "挂起", async (form) => {
    await pick(form, "挂起原因", "同意", "约定日期");
    await handler.shot("suspend-form");
  });
  await seeState(page, "挂起");
  await handler.shot("case-suspended");
  await act(page, "恢复办理");
  await seeState(page, "办理中");
  await page.getByLabel("选择附件").setInputFiles({
    name: "现场照片.png",
    mimeType: "image/png",
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }),
  });
  await page.getByRole("region", { name: "附件" }).getByRole("link", { name: "现场照片.png" }).waitFor();
  await act(page, "提交答复", (form) => form.getByLabel("答复内容").fill("已划定摆摊区域，限时到二十二点。"));
  await seeState(page, "待审核");
  await handler.inspect("case-replied");
});

step("the reviewer sends it back, the unit replies again, the reviewer closes", async () => {
  reviewer = await open("reviewer");
  const { page } = reviewer;
  await page.getByRole("grid", { name: "待审核" }).getByRole("row", { name: number }).click();
  await act(page, "退回补充", async (form) => {
    await pick(form, "退回原因", "整改", "承诺整改");
    await form.getByLabel(/补充要求/).fill("请写明清退完成的日期。");
  });
  await seeState(page, "办理中");
  await handler.page.reload();
  await act(handler.page, "提交答复", (form) =>
    form.getByLabel("答复内容").fill("已划定摆摊区域，限时到二十二点，11 月底前完成清退。"),
  );
  await seeState(handler.page, "待审核");
  await page.reload();
  await act(page, "审核办结");
  await seeState(page, "已办结");
});

step("the callback agent gets no answer, then 不满意: the case is done again", async () => {
  caller = await open("callback");
  const { page } = caller;
  await page.getByRole("link", { name: "回访" }).click();
  await caller.inspect("callback-list");
  await page.getByRole("grid", { name: "回访任务" }).getByRole("row", { name: number }).click();
  await page.getByRole("button", { name: "无人接听" }).click();
  await page.getByRole("region", { name: "联系记录" }).getByText("无人接听").waitFor();
  await caller.inspect("callback-no-answer");
  await rate(caller, "不满意", "未解决", "摊位还在，只是换了个路口。");
  await findCase(page, number);
  await seeState(page, "办理中");
  await page.getByRole("region", { name: "办理过程" }).getByText("重办", { exact: true }).waitFor();
  await caller.inspect("case-redo");
});

step("the second round ends with 满意 and the archive", async () => {
  await handler.page.reload();
  await act(handler.page, "提交答复", (form) =>
    form.getByLabel("答复内容").fill("两个路口的摊位已全部清退，安排夜间巡查一个月。"),
  );
  await seeState(handler.page, "待审核");
  await reviewer.page.reload();
  await act(reviewer.page, "审核办结");
  await seeState(reviewer.page, "已办结");
  const { page } = caller;
  await page.getByRole("link", { name: "回访" }).click();
  await eventually(async () => {
    await page.reload();
    await page.getByRole("row", { name: number }).waitFor({ timeout: 2_000 });
  });
  await page.getByRole("row", { name: number }).click();
  await page.getByText("重办后回访").waitFor();
  await rate(caller, "满意", "已解决", "");
  await findCase(page, number);
  await seeState(page, "已归档");
  await caller.inspect("case-archived");
  const story = await storyWords(page);
  const round = ["提交答复", "审核办结", "回访"];
  const wanted = ["受理", "派单", "签收", "登记进展", "挂起", "恢复办理", "上传附件", "提交答复", "退回补充"];
  const whole = [...wanted, "提交答复", "审核办结", "回访未接通", "回访", "重办", ...round, "归档"];
  assert.deepEqual(story.toSorted(), whole.toSorted());
});

step("the purchaser reads it without a button; another unit's handler may not open it", async () => {
  const purchaser = await open("purchaser");
  await findCase(purchaser.page, number);
  const address = purchaser.page.url();
  await seeState(purchaser.page, "已归档");
  assert.equal(await purchaser.page.getByRole("group", { name: "可做的操作" }).getByRole("button").count(), 0);
  await purchaser.shot("purchaser-reads");
  const stranger = await open("handler-zj");
  stranger.faults.expect(403, "/api/cases/");
  await stranger.page.goto(address);
  await stranger.page.getByText(/没有权限/).waitFor();
  assert.equal(await stranger.page.getByText(content).count(), 0);
  await stranger.inspect("stranger-no-right");
});

/** Records what the citizen said, and returns to the list. */
async function rate(desk: Desk, grade: string, solved: string, comment: string): Promise<void> {
  const { page } = desk;
  const rating = page.getByRole("region", { name: "市民评价" });
  await rating.getByRole("radio", { name: grade, exact: true }).check();
  await rating.getByRole("radio", { name: solved, exact: true }).check();
  await rating.getByLabel("市民意见").fill(comment);
  await desk.shot(`callback-${grade}`);
  await rating.getByRole("button", { name: "完成回访" }).click();
  await page.getByRole("grid", { name: "回访任务" }).waitFor();
}

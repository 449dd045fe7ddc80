import assert from "node:assert/strict";
import { act, actButton, findCase, pick, seeState } from "./support/case-page.ts";
import { eventually } from "./support/eventually.ts";
import { journey } from "./support/journey.ts";

// The second contract: its own people, units, categories and deadlines on the same screens.

const { open, step } = journey("lingshui");
let number = "";

step("open, dispatch, sign, reply, close", async () => {
  const agent = await open("ls-agent");
  await agent.page.getByRole("combobox", { name: "诉求类型" }).waitFor();
  assert.match((await agent.page.getByRole("banner").textContent()) ?? "", /陵水/);
  await agent.page.getByLabel(/^标题/).fill("槟榔园边的灌溉水渠堵了");
  await agent.page.getByRole("textbox", { name: "诉求内容" }).fill("村口灌溉渠被淤泥堵住，槟榔苗快旱死了。");
  // Without a number there would be nobody to call back.
  await agent.page.getByLabel(/^联系电话/).fill("13900003001");
  await agent.page.keyboard.press("Control+Enter");
  const receipt = agent.page.getByRole("status").filter({ hasText: "可以继续受理下一件" });
  number = (await receipt.getByRole("link").textContent()) ?? "";
  await agent.inspect("intake-taken");

  const dispatcher = await open("ls-dispatcher");
  await dispatcher.page.getByRole("grid", { name: "待派单" }).getByRole("row", { name: number }).click();
  await act(dispatcher.page, "派单", (form) => pick(form, "主办单位", "农业农村局", "农业农村局"));
  await seeState(dispatcher.page, "已派单");

  const handler = await open("ls-handler");
  await handler.page.getByRole("grid", { name: "待签收" }).getByRole("row", { name: number }).click();
  await actButton(handler.page, "签收").click();
  await seeState(handler.page, "办理中");
  await act(handler.page, "提交答复", (form) => form.getByLabel("答复内容").fill("已组织清淤，水渠当天通水。"));
  await seeState(handler.page, "待审核");
  await handler.shot("case-replied");

  const reviewer = await open("ls-reviewer");
  await findCase(reviewer.page, number);
  await act(reviewer.page, "审核办结");
  await seeState(reviewer.page, "已办结");
});

step("call back and archive", async () => {
  const caller = await open("ls-callback");
  const { page } = caller;
  await page.getByRole("link", { name: "回访" }).click();
  const row = page.getByRole("grid", { name: "回访任务" }).getByRole("row", { name: number });
  await eventually(async () => {
    await page.reload();
    await row.waitFor({ timeout: 2_000 });
  });
  await row.click();
  const rating = page.getByRole("region", { name: "市民评价" });
  await rating.getByRole("radio", { name: "满意", exact: true }).check();
  await rating.getByRole("radio", { name: "已解决" }).check();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("grid", { name: "回访任务" }).waitFor();
  await findCase(page, number);
  await seeState(page, "已归档");
  await caller.inspect("case-archived");
});

step("nobody of the other program finds it", async () => {
  const stranger = await open("dispatcher");
  await stranger.page.getByRole("textbox", { name: "查找工单" }).fill(number);
  await stranger.page.keyboard.press("Enter");
  await stranger.page.getByText("没有符合条件的工单").waitFor();
  await stranger.shot("stranger-finds-nothing");
});

import assert from "node:assert/strict";
import { apiAs } from "./support/api.ts";
import type { Desk } from "./support/browser.ts";
import { act, actButton, openAct, pick, seeState, sendAct } from "./support/case-page.ts";
import { eventually } from "./support/eventually.ts";
import { journey } from "./support/journey.ts";
import { type Opened, takeIn, unitId } from "./support/prepare.ts";

// What ends at the desk where it came in, and what comes back to a desk.

const { house, open, step } = journey("answer-at-once");
let agent: Desk;
let sent: Opened;

const question = "生育登记办理需要带哪些材料";
const content = "诉求人询问第二个孩子的生育登记要带哪些材料、能不能在网上办。";

step("mistakes are said at their fields, in Chinese, and nothing typed is lost", async () => {
  agent = await open("agent");
  const { page } = agent;
  await page.getByRole("combobox", { name: "诉求类型" }).waitFor();
  await pick(page, "诉求类型", "zx", "咨询");
  await page.getByRole("textbox", { name: "诉求内容" }).fill(content);
  await page.getByLabel(/^联系电话/).fill("1390000200");
  await page.getByRole("button", { name: "受理" }).click();
  await page.getByText("请填写标题").waitFor();
  assert.equal(await focusedField(agent), "标题", "the first wrong field has the focus");
  await page.keyboard.type(question);
  agent.faults.expect(422, "/cases");
  await page.keyboard.press("Control+Enter");
  const phone = page.locator(".ys-field").filter({ has: page.getByLabel(/^联系电话/) });
  await phone.getByText("电话号码格式不正确").waitFor();
  assert.equal(await focusedField(agent), "联系电话");
  await agent.inspect("phone-refused");
  assert.equal(await page.getByLabel(/^标题/).inputValue(), question);
  assert.equal(await page.getByRole("textbox", { name: "诉求内容" }).inputValue(), content);
  assert.equal(await page.getByLabel(/^联系电话/).inputValue(), "1390000200");
});

step("a consult is answered on the spot", async () => {
  const { page } = agent;
  await page.getByLabel(/^联系电话/).fill("13900002001");
  await page.getByLabel(/^即时答复内容/).fill("身份证、户口簿、结婚证；可在政务服务网办理，当场领取。");
  await page.keyboard.press("Control+Enter");
  const receipt = page.getByRole("status").filter({ hasText: "已即时答复" });
  await receipt.waitFor();
  await agent.shot("answered-receipt");
  await receipt.getByRole("link").click();
  await seeState(page, "直接答复");
  await agent.inspect("case-answered");
});

step("an answer that is refused is told together with the case that was taken in", async () => {
  const { page } = agent;
  await page.getByRole("link", { name: "受理" }).click();
  await page.getByRole("combobox", { name: "诉求类型" }).waitFor();
  await page.getByLabel(/^标题/).fill("井盖松动，夜里车过就响");
  await page.getByRole("textbox", { name: "诉求内容" }).fill("云杉路口井盖松动，夜里过车响声大。");
  await page.getByLabel(/^即时答复内容/).fill("已告知会尽快处理。");
  agent.faults.expect(409, "/answer-at-once");
  await page.keyboard.press("Control+Enter");
  const receipt = page.getByRole("status").filter({ hasText: "这类诉求不能即时答复" });
  await receipt.waitFor();
  assert.match((await receipt.textContent()) ?? "", /已受理.*YC\d+/);
  assert.equal(await page.getByLabel(/^标题/).inputValue(), "", "the form must not take the same case in twice");
  await agent.shot("answer-refused");
});

step("the unit returns a case with its reason", async () => {
  const taker = await apiAs(house(), "agent");
  sent = await takeIn(taker);
  const sender = await apiAs(house(), "dispatcher");
  const unit = await unitId(sender, "cg");
  await sender.send("POST", `/cases/${sent.id}/dispatch`, { unit });
  const handler = await open("handler");
  const { page } = handler;
  await page.goto(`/cases/${sent.id}`);
  const form = await openAct(page, "退单");
  await form.getByRole("button", { name: "退单" }).click();
  await form.getByText("请选择退单原因").waitFor();
  await form.getByText("请填写退单依据").waitFor();
  await handler.shot("return-form-empty");
  await pick(form, "退单原因", "法定职责", "不属于本单位法定职责");
  await form.getByLabel("退单依据").fill("路灯由市政设施养护中心负责，见“三定”规定。");
  await sendAct(form, "退单");
  // The unit gave it up; what it did with it stays readable.
  await seeState(page, "已受理");
  await handler.inspect("case-returned");
});

step("it is back at the dispatcher's desk, with the count", async () => {
  const dispatcher = await open("dispatcher");
  const { page } = dispatcher;
  await page.getByRole("grid", { name: "待派单" }).getByRole("row", { name: sent.number }).click();
  await seeState(page, "已受理");
  await eventually(async () => {
    const facts = await page.getByRole("complementary", { name: "工单要素" }).textContent();
    assert.match(facts ?? "", /退单次数\s*1/);
  });
  await page.getByRole("region", { name: "办理过程" }).getByText("不属于本单位法定职责").waitFor();
  await dispatcher.shot("case-back");
  await act(page, "派单", (form) => pick(form, "主办单位", "市政设施", "市政设施养护中心"));
  await seeState(page, "已派单");
  assert.equal(await actButton(page, "派单").getAttribute("aria-disabled"), "true");
});

/** The label of the field that has the focus, without its remark. */
const focusedField = (desk: Desk): Promise<string> =>
  desk.page.evaluate(
    () => document.activeElement?.closest(".ys-field")?.querySelector("label")?.firstChild?.textContent ?? "",
  );

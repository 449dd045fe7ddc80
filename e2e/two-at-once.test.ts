import assert from "node:assert/strict";
import { apiAs } from "./support/api.ts";
import type { Desk } from "./support/browser.ts";
import { actButton, openAct, pick, seeState } from "./support/case-page.ts";
import { journey } from "./support/journey.ts";
import { takeIn } from "./support/prepare.ts";

// Two people act on the same case in the same moment.

const { house, open, step } = journey("two-at-once");

const refused = "工单状态已经变化，这一步现在不能做。";

step("both dispatch: one wins, the other reads why not and sees how the case stands now", async () => {
  const { id } = await takeIn(await apiAs(house(), "agent"));
  const desks = [await open("dispatcher"), await open("dispatcher-2")] as const;
  const forms = [];
  for (const [index, { page, faults }] of desks.entries()) {
    faults.expect(409, `/cases/${id}/dispatch`);
    await page.goto(`/cases/${id}`);
    const form = await openAct(page, "派单");
    await pick(form, "主办单位", index === 0 ? "csglj" : "gdgs", index === 0 ? "城市管理局" : "供电公司");
    forms.push(form);
  }
  await Promise.all(forms.map((form) => form.getByRole("button", { name: "派单" }).click()));
  const told = await Promise.all(forms.map(async (form, index) => ((await isTold(form)) ? index : -1)));
  const losers = told.filter((index) => index >= 0);
  assert.equal(losers.length, 1, "exactly one is refused");
  const loser = desks[losers[0] as number] as Desk;
  const winner = desks[1 - (losers[0] as number)] as Desk;
  await loser.shot("loser-is-told");
  await seeState(winner.page, "已派单");
  await seeState(loser.page, "已派单");
  // The form stays with what was typed until it is put away; then the buttons show the new state.
  await loser.page.keyboard.press("Escape");
  const button = actButton(loser.page, "派单");
  await button.waitFor();
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  await loser.inspect("loser-sees-state");
  await winner.shot("winner");
});

type Form = Awaited<ReturnType<typeof openAct>>;

/** Waits for the outcome of a sent form: true when it stays with the refusal, false when it has closed. */
const isTold = (form: Form): Promise<boolean> =>
  Promise.race([
    form
      .getByRole("alert")
      .filter({ hasText: refused })
      .waitFor()
      .then(() => true),
    form.waitFor({ state: "detached" }).then(() => false),
  ]);

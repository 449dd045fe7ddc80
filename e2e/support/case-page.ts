import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually.ts";

/** Chooses from a picker by typing Chinese or pinyin initials and pressing Enter, as hands on a keyboard do. */
export async function pick(within: Page | Locator, label: string, typed: string, chosen: string): Promise<void> {
  const box = within.getByRole("combobox", { name: label });
  await box.focus();
  await box.pressSequentially(typed);
  const page = "keyboard" in within ? within : within.page();
  // Enter takes the marked line: wait until it is the wanted one.
  await eventually(async () => {
    const marked = page.locator(".ant-select-item-option-active");
    assert.match((await marked.allTextContents()).join("|"), new RegExp(chosen));
  });
  await box.press("Enter");
  // A Tab that comes before the list has closed still belongs to the list.
  await eventually(async () => assert.equal(await box.getAttribute("aria-expanded"), "false"));
}

/** The button of an act on the case page; acts that are not allowed are there too, greyed. */
export const actButton = (page: Page, title: string): Locator =>
  page.getByRole("group", { name: "可做的操作" }).getByRole("button", { name: title });

/** Opens the form of an act beside the case. */
export async function openAct(page: Page, title: string): Promise<Locator> {
  await actButton(page, title).click();
  const form = page.getByRole("dialog", { name: title });
  await form.getByRole("button", { name: title }).waitFor();
  return form;
}

/** Sends the form that `openAct` gave, and waits until it has closed. */
export async function sendAct(form: Locator, title: string): Promise<void> {
  await form.getByRole("button", { name: title }).click();
  await form.waitFor({ state: "detached" });
}

/** An act from button to closed form; `fill` types into it. */
export async function act(page: Page, title: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  const form = await openAct(page, title);
  await fill?.(form);
  await sendAct(form, title);
}

/** Waits until the head of the case page shows a state. */
export const seeState = (page: Page, word: string): Promise<void> =>
  page.locator(".ys-page-header").getByText(word, { exact: true }).waitFor();

/** What was done to the case, in the order of its story. */
export const storyWords = (page: Page): Promise<string[]> =>
  page.getByRole("region", { name: "办理过程" }).getByRole("listitem").locator("strong").allTextContents();

/** Opens a case by its number through the search box of the top bar. */
export async function findCase(page: Page, number: string): Promise<void> {
  await page.getByRole("textbox", { name: "查找工单" }).fill(number);
  await page.keyboard.press("Enter");
  await page.getByRole("row", { name: number }).click();
  await page.getByRole("region", { name: "诉求内容" }).waitFor();
}

import type { Page } from "playwright-core";

/** One stop on the way of the Tab key. */
export type Stop = { what: string; isSeen: boolean; isMarked: boolean };

/** Runs in the page: what has the focus, whether it is in view, and whether anything marks it. */
function describeFocus(): Stop | undefined {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body) return undefined;
  const frame = element.closest<HTMLElement>(
    ".ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-radio-wrapper, .ant-checkbox-wrapper, .ant-input-number",
  );
  // antd marks some controls on a part beside the input: the box of a radio, the frame of a picker.
  const parts = [
    element,
    frame,
    ...(frame?.querySelectorAll<HTMLElement>("[class*=inner], .ant-radio, .ant-checkbox") ?? []),
  ];
  const isMarked = parts.some((part) => {
    if (!part) return false;
    const style = getComputedStyle(part);
    const hasOutline = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    return hasOutline || style.boxShadow !== "none";
  });
  const box = (frame ?? element).getBoundingClientRect();
  const isSeen =
    box.width > 0 &&
    box.height > 0 &&
    box.bottom > 0 &&
    box.top < innerHeight &&
    box.right > 0 &&
    box.left < innerWidth;
  const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
  return { what: `${element.tagName.toLowerCase()} ${element.id} ${name.trim().slice(0, 30)}`, isSeen, isMarked };
}

/** Walks the page with Tab from its beginning until it comes round or `most` stops were seen. */
export async function tabStops(page: Page, most = 60): Promise<Stop[]> {
  // From the top of the document, wherever the page has put the focus.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const stops: Stop[] = [];
  for (let index = 0; index < most; index++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(describeFocus);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

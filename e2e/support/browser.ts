import assert from "node:assert/strict";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page, type Request } from "playwright-core";
import { seriousViolations } from "./accessibility.ts";
import { eventually } from "./eventually.ts";
import { type Faults, watchFaults } from "./faults.ts";
import { demoPassword, type House } from "./house.ts";

const pictures = resolve(import.meta.dirname, "../../build/screenshots");
const desk = { width: 1440, height: 900 };
const large = { width: 1920, height: 1080 };

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** Somebody's browser: a session of its own, watched for faults. */
export type Desk = {
  page: Page;
  context: BrowserContext;
  faults: Faults;
  /** Keeps a picture of the step at 1440x900. */
  shot(step: string): Promise<void>;
  /** A main page: pictures at both sizes, no sideways scrolling, no serious accessibility violation. */
  inspect(step: string): Promise<void>;
};

/** The browser of one journey; desks are opened in it. */
export type Hall = {
  open(login?: string): Promise<Desk>;
  /** Keeps a picture of every desk as it stands, whatever it is doing. */
  shotAll(step: string): Promise<void>;
  /** Fails when any desk has seen a fault. */
  check(): void;
  /** Ends the browser, and checks once more. */
  close(): Promise<void>;
};

/** Logs in through the page that is shown, and waits for the shell. */
export async function logIn(page: Page, login: string, password: string = demoPassword): Promise<void> {
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("navigation", { name: "主导航" }).waitFor();
}

/** How far the page, its main part or a table in it can be scrolled sideways, in CSS pixels. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll("main, .ys-grid-scroll")];
    return Math.max(...parts.map((part) => part.scrollWidth - part.clientWidth));
  });

const quietMs = 120;

/**
 * Gives a function that waits until the page has asked nothing for a moment and shows no skeleton, so that pictures show
 * what people see. Playwright's own "networkidle" waits four times as long.
 */
function settling(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let changedAt = Date.now();
  const change = (request: Request, isOpen: boolean): void => {
    changedAt = Date.now();
    if (isOpen) open.add(request);
    else open.delete(request);
  };
  page.on("request", (request) => change(request, true));
  page.on("requestfinished", (request) => change(request, false));
  page.on("requestfailed", (request) => change(request, false));
  return async () => {
    await page.waitForLoadState("load");
    await eventually(() =>
      assert.ok(open.size === 0 && Date.now() - changedAt >= quietMs, `${open.size} requests run`),
    );
    await page.locator(".ys-bone").first().waitFor({ state: "detached" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  };
}

async function openDesk(browser: Browser, house: House, journey: string, counter: () => number): Promise<Desk> {
  const context = await browser.newContext({
    viewport: desk,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    baseURL: house.url,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults = watchFaults(page);
  const settle = settling(page);
  const picture = async (step: string, ending = ""): Promise<void> => {
    const name = `${String(counter()).padStart(2, "0")}-${step}${ending}.png`;
    await page.screenshot({ path: join(pictures, journey, name) });
  };
  return {
    page,
    context,
    faults,
    async shot(step) {
      await settle();
      await picture(step);
    },
    async inspect(step) {
      await settle();
      await picture(step);
      assert.equal(await sidewaysPixels(page), 0, `${step}: the page scrolls sideways`);
      assert.deepEqual(await seriousViolations(page), [], `${step}: accessibility`);
      await page.setViewportSize(large);
      await picture(step, "-1920");
      await page.setViewportSize(desk);
    },
  };
}

/** Starts Chromium for a journey; pictures go to `build/screenshots/<journey>/`. */
export async function openHall(house: House, journey: string): Promise<Hall> {
  // Pictures of an earlier run would be taken for this one's.
  await rm(join(pictures, journey), { recursive: true, force: true });
  await mkdir(join(pictures, journey), { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: flags,
  });
  const desks: { name: string; page: Page; faults: Faults }[] = [];
  let taken = 0;
  const check = (): void => {
    const faults = desks.flatMap(({ name, faults: found }) => found.list().map((fault) => `${name}: ${fault}`));
    assert.deepEqual(faults, [], "faults seen in the browser");
  };
  return {
    async open(login) {
      const opened = await openDesk(browser, house, journey, () => ++taken);
      desks.push({ name: login ?? "nobody", page: opened.page, faults: opened.faults });
      await opened.page.goto("/");
      if (login) await logIn(opened.page, login);
      return opened;
    },
    async shotAll(step) {
      for (const { name, page } of desks) {
        await page.screenshot({ path: join(pictures, journey, `${step}-${name}.png`) }).catch(() => undefined);
      }
    },
    check,
    async close() {
      await browser.close();
      check();
    },
  };
}

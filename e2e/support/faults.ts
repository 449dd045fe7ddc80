import type { Page } from "playwright-core";

/** A refusal that a step of a journey provokes: its status and a part of its address. */
export type Expected = { status: number; path: string };

/** What went wrong on a page, in the order in which it did. */
export type Faults = {
  /** From now on this refusal is part of the journey. */
  expect(status: number, path: string): void;
  /** From now on, until the function it gives is called, lost connections are part of the journey. */
  expectOutage(): () => void;
  list(): readonly string[];
};

/** The first question of every page: who is logged in? */
const firstQuestion: Expected = { status: 401, path: "/api/sessions/current" };

/** Collects page errors, console errors, requests that failed and answers of 400 and more that nobody expects. */
export function watchFaults(page: Page): Faults {
  const expected: Expected[] = [firstQuestion];
  const found: string[] = [];
  let outages = 0;
  page.on("pageerror", (error) => found.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // Said again by the browser about answers that are judged below.
    if (message.text().startsWith("Failed to load resource")) return;
    found.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // Given up by the page itself: it left, or asked again with other filters.
    if (why === "net::ERR_ABORTED" || outages > 0) return;
    found.push(`${request.method()} ${new URL(request.url()).pathname} failed: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() < 400) return;
    const path = new URL(response.url()).pathname;
    if (expected.some((one) => one.status === response.status() && path.includes(one.path))) return;
    found.push(`${response.request().method()} ${path} answered ${response.status()}`);
  });
  return {
    expect: (status, path) => void expected.push({ status, path }),
    expectOutage() {
      outages++;
      return () => void outages--;
    },
    list: () => found,
  };
}

import { openSmallHouse } from "./testing/small-house.ts";
import { buildServer } from "./http/server.ts";
import { modules } from "../apps/server/modules.ts";
const { validate } = await import("../node_modules/@scalar/openapi-parser/dist/index.js");
const house = await openSmallHouse();
const full = await buildServer(house.platform, modules as never, { version: "x" });
for (const s of [house.server, full]) {
  const spec = (await s.inject("/api/openapi.json")).json();
  const r = await validate(spec);
  console.log("valid", r.valid, JSON.stringify(r.errors?.slice(0,5)), Object.keys(spec.paths).length);
}
await full.listen({ port: 0, host: "127.0.0.1" });
const { port } = full.server.address() as any;
const { chromium } = await import("../node_modules/playwright-core/index.mjs");
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const page = await b.newPage();
page.on("request", (r: any) => console.log("REQ", r.url()));
page.on("requestfailed", (r: any) => console.log("FAILED", r.url(), r.failure()?.errorText));
page.on("console", (m: any) => { if (m.type() !== "log") console.log("CONSOLE", m.type(), m.text()); });
page.on("pageerror", (e: any) => console.log("PAGEERROR", e.message));
await page.goto(`http://127.0.0.1:${port}/api/docs`);
await page.waitForTimeout(8000);
console.log((await page.innerText("body")).slice(0, 600));
await page.screenshot({ path: "/tmp/core/docs.png" });
await b.close(); await full.close(); await house.close();

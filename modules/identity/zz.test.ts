import { startTestApp } from "@yingsheng/server/testing";
import { test } from "node:test";
test("x", async () => { const app = await startTestApp(); console.log(app.programs); const a = await app.as("admin"); console.log(JSON.stringify((await a.get("/sessions/current")).body)); await app.close(); });

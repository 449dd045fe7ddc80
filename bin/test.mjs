#!/usr/bin/env node
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { findNode24 } from "./lib/node24.mjs";
import { main, say, step } from "./lib/say.mjs";
import { checkStyle, checkTidy, checkTypes, runTests, Skipped, stepList } from "./lib/steps.mjs";
import { testedFolders, testFiles } from "./lib/test-files.mjs";
import { startTestPostgres } from "./lib/test-postgres.mjs";
import { ensureWebApps } from "./lib/web-apps.mjs";

// `npm test` runs everything; `npm test -- modules/cases` only the test files whose path holds those words.
await main(async () => {
  const patterns = process.argv.slice(2);
  const tests = testFiles(testedFolders, patterns);
  const journeys = testFiles(["e2e"], patterns);
  if (patterns.length > 0 && tests.length + journeys.length === 0) {
    say(`No test file's path holds ${patterns.map((word) => `"${word}"`).join(" or ")}.`);
    process.exitCode = 1;
    return;
  }
  await ensureInstalled();
  const node = findNode24();
  const chromium = journeys.length > 0 ? await ensureChromium() : undefined;
  const needsDatabase = journeys.length > 0 || tests.some((file) => !file.endsWith(".pure.test.ts"));
  let postgres;
  const steps = stepList();
  try {
    if (needsDatabase && !process.env.TEST_DATABASE_URL) {
      postgres = await step("starting a test database", () => startTestPostgres(node));
    }
    const env = { TEST_DATABASE_URL: postgres?.url ?? process.env.TEST_DATABASE_URL, CHROMIUM: chromium };
    if (patterns.length === 0) {
      await steps.step("types", () => checkTypes(node));
      await steps.step("lint", () => checkStyle(node));
      await steps.step("tidy", () => checkTidy(node));
    }
    await steps.step("tests", () => runTests(node, tests, { concurrency: 2, timeoutSeconds: 300, env }));
    await steps.step("web build", async () => {
      if (journeys.length === 0 && patterns.length > 0) throw new Skipped("only journeys need it");
      await ensureWebApps(node);
    });
    await steps.step("journeys", () => runTests(node, journeys, { concurrency: 1, timeoutSeconds: 600, env }));
  } finally {
    await postgres?.stop();
    steps.table();
  }
});

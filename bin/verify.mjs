#!/usr/bin/env node
import { ensureInstalled } from "./lib/install.mjs";
import { findNode24 } from "./lib/node24.mjs";
import { main } from "./lib/say.mjs";
import { checkStyle, checkTidy, checkTypes, runTests, stepList } from "./lib/steps.mjs";
import { testedFolders, testFiles } from "./lib/test-files.mjs";

// What to run while writing: everything that needs neither a database nor a browser.
await main(async () => {
  await ensureInstalled();
  const node = findNode24();
  const files = testFiles(testedFolders, process.argv.slice(2), ".pure.test.ts");
  const steps = stepList();
  try {
    await steps.step("types", () => checkTypes(node));
    await steps.step("lint", () => checkStyle(node));
    await steps.step("tidy", () => checkTidy(node));
    await steps.step("pure tests", () => runTests(node, files, { together: true, timeoutSeconds: 60 }));
  } finally {
    steps.table();
  }
});

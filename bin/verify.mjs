#!/usr/bin/env node
import { ensureInstalled } from "./lib/install.mjs";
import { findNode24 } from "./lib/node24.mjs";
import { wasInterrupted } from "./lib/run.mjs";
import { main, Sentence, say } from "./lib/say.mjs";
import { beginCheckingTypes, checkStyle, checkTidy, runTests, stepList } from "./lib/steps.mjs";
import { testedFolders, testFiles } from "./lib/test-files.mjs";

// What to run while writing: everything that needs neither a database nor a browser. All steps run, so that one look
// shows all there is to mend; types take longest and are checked beside the others.
await main(async () => {
  await ensureInstalled();
  const node = findNode24();
  const files = testFiles(testedFolders, process.argv.slice(2), ".pure.test.ts");
  const typesOutcome = beginCheckingTypes(node);
  const steps = stepList();
  const failures = [];
  const attempt = async (name, work) => {
    try {
      await steps.step(name, work);
    } catch (error) {
      if (!(error instanceof Sentence) || wasInterrupted()) throw error;
      say(error.message);
      failures.push(name);
    }
  };
  try {
    await attempt("lint", () => checkStyle(node));
    await attempt("tidy", () => checkTidy(node));
    await attempt("pure tests", () => runTests(node, files, { together: true, timeoutSeconds: 60 }));
    await attempt("types", typesOutcome);
  } finally {
    steps.table();
  }
  if (failures.length > 0) throw new Sentence(`Not in order: ${failures.join(", ")}; see above.`);
});

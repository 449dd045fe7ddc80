import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestApp, type TestApp } from "../../testing.ts";
import { brokenInvariants } from "./invariants.ts";
import { simulate } from "./run.ts";

/** `SIMULATION_SEED=7 SIMULATION_STEPS=5000 node --test …` replays one life, or lives a longer one. */
const seed = Number(process.env.SIMULATION_SEED ?? 20_260_101);
const steps = Number(process.env.SIMULATION_STEPS ?? 900);

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test(`a simulated season of cases keeps every promise (seed ${seed}, ${steps} steps)`, async () => {
  const programId = app.programs["hotline-assist"] as string;
  const outcome = await simulate(app.platform, programId, {
    seed,
    steps,
    from: new Date("2026-01-28T01:00:00Z"),
    drain: app.drainJobs,
  });
  const broken = await brokenInvariants(app.platform.db);
  assert.deepEqual(broken, [], `replay with SIMULATION_SEED=${seed} SIMULATION_STEPS=${steps}`);

  // What was acknowledged is there, and nothing else: step for step, case for case.
  const rows = await app.platform.db.query<{ caseId: string; steps: number }>(
    `select case_id, count(*)::int as steps from cases.v_case_event
     where verb = any($1) group by case_id`,
    [
      [
        "dispatchCase",
        "answerAtOnce",
        "signCase",
        "returnCase",
        "recordProgress",
        "suspendCase",
        "resumeCase",
        "replyToCase",
        "sendBackCase",
        "closeCase",
        "voidCase",
      ],
    ],
  );
  assert.deepEqual(new Map(rows.map((row) => [row.caseId, row.steps])), outcome.steps);

  // The simulation must have been worth running: long lives, refusals and lost races among them.
  for (const verb of ["closeCase", "returnCase", "suspendCase", "resumeCase", "completeCallback"]) {
    assert.ok((outcome.acknowledged.get(verb) ?? 0) > 0, `${verb} never happened`);
  }
  for (const code of ["case.state", "access.scope"]) {
    assert.ok((outcome.refused.get(code) ?? 0) > 0, `${code} never happened`);
  }
});

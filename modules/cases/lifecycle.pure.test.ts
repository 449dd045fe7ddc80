import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Actor, decide, type Grant, systemActor } from "@yingsheng/kernel";
import fc from "fast-check";
import { caseSteps } from "./allowed-actions.ts";
import { kinds } from "./case-input.ts";
import { caseEvents } from "./events.ts";
import { answerableKinds, type CaseRow, type CaseVerb, caseLifecycle } from "./lifecycle.ts";
import { lifecyclePage } from "./lifecycle-page.ts";

const programId = "program";
const states = Object.keys(caseLifecycle.states);
const verbs = Object.keys(caseLifecycle.transitions) as CaseVerb[];
/** The steps with the optional members spelled out. */
type Step = {
  from: readonly string[];
  to?: string;
  by: string;
  where: "program" | "holder";
  guards?: readonly ((row: CaseRow) => unknown)[];
};
const stepOf = (verb: CaseVerb): Step => caseLifecycle.transitions[verb];

const caseIn = (state: string, more: Partial<CaseRow> = {}): CaseRow => ({
  id: "case",
  programId,
  number: "YC2601010000001",
  state,
  version: 1,
  kind: "consult",
  urgency: "normal",
  leadUnitId: "unit",
  redoCount: 0,
  returnCount: 0,
  receivedAt: "2026-01-01T00:00:00.000Z",
  ...more,
});
const somebody = (permission: string, grant: Partial<Grant> = {}): Actor => ({
  ...systemActor,
  kind: "person",
  grants: [{ programId, permissions: new Set([permission]), unitIds: null, ...grant }],
});
const codeOf = (verb: CaseVerb, row: CaseRow, actor: Actor): string => {
  const decision = decide(caseLifecycle, verb, row, actor);
  return decision.ok ? `→ ${decision.to}` : decision.code;
};

describe("the table of the case and decide agree for every state and verb", () => {
  for (const verb of verbs) {
    const step = stepOf(verb);
    it(`${verb}: ${step.from.join(", ")} → ${step.to ?? "unchanged"}`, () => {
      for (const state of states) {
        const row = caseIn(state);
        const isLegal = step.from.includes(state);
        const reached = isLegal ? `→ ${step.to ?? state}` : "case.state";
        assert.equal(codeOf(verb, row, somebody(step.by)), reached, `${state}: whole program`);
        assert.equal(codeOf(verb, row, systemActor), reached, `${state}: the platform`);
        // Whoever lacks the permission in this program hears nothing of the state.
        assert.equal(codeOf(verb, row, somebody("case.view")), "access.denied", state);
        assert.equal(codeOf(verb, row, somebody(step.by, { programId: "other" })), "access.denied", state);
        const ofUnit = (unit: string) => codeOf(verb, row, somebody(step.by, { unitIds: new Set([unit]) }));
        const elsewhere = isLegal ? "access.scope" : "case.state";
        assert.equal(ofUnit("unit"), step.where === "holder" ? reached : elsewhere, `${state}: the unit's own`);
        assert.equal(ofUnit("another"), elsewhere, `${state}: another unit`);
      }
    });
  }

  it("a step of the holder's is nobody's while no unit holds the case, except over the whole program", () => {
    for (const verb of verbs.filter((one) => stepOf(one).where === "holder")) {
      const [state = ""] = stepOf(verb).from;
      const row = caseIn(state, { leadUnitId: null });
      assert.equal(codeOf(verb, row, somebody(stepOf(verb).by, { unitIds: new Set(["unit"]) })), "access.scope");
      assert.match(codeOf(verb, row, somebody(stepOf(verb).by)), /^→/);
    }
  });

  it("the guards: what may be answered at once, and that nothing is done again twice", () => {
    for (const kind of kinds) {
      const expected = answerableKinds.includes(kind) ? "→ answered" : "case.not-answerable";
      assert.equal(codeOf("answerAtOnce", caseIn("received", { kind }), systemActor), expected);
    }
    assert.equal(codeOf("redoCase", caseIn("closed", { redoCount: 1 }), systemActor), "case.redo-used");
    assert.equal(codeOf("archiveCase", caseIn("closed", { redoCount: 1 }), systemActor), "→ archived");
  });
});

describe("the table as a whole", () => {
  it("leads from every state to an end, and out of no end", () => {
    const next = (state: string) =>
      verbs.filter((verb) => stepOf(verb).from.includes(state)).map((verb) => stepOf(verb).to ?? state);
    const reach = (state: string, seen = new Set([state])): Set<string> => {
      for (const to of next(state)) if (!seen.has(to)) reach(to, seen.add(to));
      return seen;
    };
    for (const state of caseLifecycle.final) assert.deepEqual(next(state), [], state);
    // Merging comes with its own module; its state is kept so that the column needs no change.
    assert.deepEqual([...reach(caseLifecycle.initial)].sort(), states.filter((state) => state !== "merged").sort());
    for (const state of states) {
      assert.ok(
        [...reach(state)].some((to) => (caseLifecycle.final as readonly string[]).includes(to)),
        state,
      );
    }
  });

  it("tells each step by an event of its own, and gives a button to each that people take", () => {
    const events = verbs.map((verb) => caseLifecycle.transitions[verb].event);
    assert.equal(new Set(events).size, verbs.length);
    assert.deepEqual(new Set([...events, caseEvents.opened]), new Set(Object.values(caseEvents)));
    const buttons = caseSteps.map((step) => step.name);
    assert.deepEqual(verbs.filter((verb) => !buttons.includes(verb as never)).sort(), ["archiveCase", "redoCase"]);
    for (const step of caseSteps) {
      assert.equal(step.title, caseLifecycle.transitions[step.name as CaseVerb].title);
      assert.equal(step.permission, caseLifecycle.transitions[step.name as CaseVerb].by, step.name);
    }
  });

  it("lets no life do a case again more than once, whatever is tried in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 60 }), fc.constantFrom(...kinds), (tried, kind) => {
        let row = caseIn(caseLifecycle.initial, { kind });
        for (const verb of tried) {
          const decision = decide(caseLifecycle, verb, row, systemActor);
          if (!decision.ok) continue;
          row = { ...row, state: decision.to, redoCount: row.redoCount + (verb === "redoCase" ? 1 : 0) };
        }
        return row.redoCount <= 1 && row.state in caseLifecycle.states;
      }),
    );
  });

  it("is the one that docs/lifecycle.md shows", () => {
    const committed = readFileSync(new URL("../../docs/lifecycle.md", import.meta.url), "utf8");
    assert.equal(committed, lifecyclePage(), "run: node modules/cases/lifecycle-page.ts > docs/lifecycle.md");
  });
});

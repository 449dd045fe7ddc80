import { type Actor, Closed, decide, kernelRefusals, Nullable, type Verb } from "@yingsheng/kernel";
import { Type } from "typebox";
import { answerAtOnce } from "./actions/answer-at-once.ts";
import { closeCase } from "./actions/close-case.ts";
import { dispatchCase } from "./actions/dispatch-case.ts";
import { recordProgress } from "./actions/record-progress.ts";
import { replyToCase } from "./actions/reply-to-case.ts";
import { resumeCase } from "./actions/resume-case.ts";
import { returnCase } from "./actions/return-case.ts";
import { sendBackCase } from "./actions/send-back-case.ts";
import { signCase } from "./actions/sign-case.ts";
import { suspendCase } from "./actions/suspend-case.ts";
import { voidCase } from "./actions/void-case.ts";
import { type CaseRow, type CaseVerb, caseLifecycle } from "./lifecycle.ts";
import { refusals } from "./refusals.ts";

/** The steps of the lifecycle that people take by a button, in the order in which the buttons stand. */
export const caseSteps = [
  dispatchCase,
  answerAtOnce,
  signCase,
  returnCase,
  replyToCase,
  recordProgress,
  suspendCase,
  resumeCase,
  closeCase,
  sendBackCase,
  voidCase,
] as const;

/** One button: `reason` says why not, `form` is the JSON schema of what it asks for. */
export const AllowedAction = Closed({
  name: Type.String(),
  title: Type.String(),
  route: Type.String(),
  allowed: Type.Boolean(),
  reason: Nullable(Type.String()),
  form: Type.Unknown(),
});

const sentences: Readonly<Record<string, readonly [number, string]>> = { ...kernelRefusals, ...refusals };

/**
 * The buttons of a case for one person: what may be done, and why the rest may not. Steps that the person has no
 * permission for at all are left out, so that nobody looks at other posts' buttons.
 */
export function allowedActions(row: CaseRow, actor: Actor) {
  return caseSteps.flatMap((step: Verb) => {
    const decision = decide(caseLifecycle, step.name as CaseVerb, row, actor);
    if (!decision.ok && decision.code === "access.denied") return [];
    return [
      {
        name: step.name,
        title: step.title,
        route: step.route,
        allowed: decision.ok,
        reason: decision.ok ? null : (decision.detail ?? sentences[decision.code]?.[1] ?? null),
        form: step.input ?? null,
      },
    ];
  });
}

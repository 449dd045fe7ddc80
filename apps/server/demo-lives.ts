import type { PackDemoCase } from "@yingsheng/cases";
import type { Pack } from "@yingsheng/programs";

/** Who does a step: a post of the centre, or whoever handles for the case's unit. */
export type DemoActor = "agent" | "dispatcher" | "handler" | "reviewer" | "callback" | "supervisor";

/** One step of a demo life: what, by whom, how many minutes after the step before. */
export type DemoStep = {
  verb:
    | "dispatchCase" | "returnCase" | "signCase" | "recordProgress" | "suspendCase" | "replyToCase" | "sendBackCase"
    | "closeCase" | "answerAtOnce" | "voidCase" | "recordAttempt" | "completeCallback" | "giveUpCallback";
  by: DemoActor;
  afterMinutes: number;
  input: Readonly<Record<string, unknown>>;
};

/** A small repeatable generator: the same demo on every machine. */
function spread(seed: number): (from: number, to: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (from, to) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return from + Math.floor((state / 4_294_967_296) * (to - from + 1));
  };
}

const firstReason = (pack: Pack, list: string) => pack.reasons[list]?.[0]?.code ?? "";

/** The steps of one demo case after it was taken in, in order, as its fate wants them. */
export function demoSteps(pack: Pack, demo: PackDemoCase, index: number): DemoStep[] {
  const between = spread(index);
  const reply = demo.reply ?? "经承办单位核实处理，您反映的问题已办理完毕，感谢您的监督。";
  const dispatch: DemoStep = { verb: "dispatchCase", by: "dispatcher", afterMinutes: between(3, 25), input: { unit: demo.unit } };
  const sign: DemoStep = { verb: "signCase", by: "handler", afterMinutes: between(4, 50), input: {} };
  const progress: DemoStep[] = demo.progress
    ? [{ verb: "recordProgress", by: "handler", afterMinutes: between(40, 180), input: { text: demo.progress } }]
    : [];
  const answer: DemoStep = {
    verb: "replyToCase",
    by: "handler",
    afterMinutes: (demo.handleHours ?? between(5, 30)) * 60,
    input: { reply },
  };
  const close: DemoStep = { verb: "closeCase", by: "reviewer", afterMinutes: between(15, 150), input: {} };
  const rate = (satisfaction: string, isSolved: boolean): DemoStep => ({
    verb: "completeCallback",
    by: "callback",
    afterMinutes: between(60, 1300),
    input: { satisfaction, isSolved },
  });
  const missed = (afterMinutes: number): DemoStep => ({
    verb: "recordAttempt",
    by: "callback",
    afterMinutes,
    input: { channel: "phone", result: "no-answer" },
  });
  const because = (list: string) => ({ reason: firstReason(pack, list), note: "按规定办理" });
  const done = [dispatch, sign, ...progress, answer, close];
  const again = [
    { ...answer, afterMinutes: between(8, 40) * 60 },
    { ...close, afterMinutes: between(20, 120) },
  ];
  const pleased = between(0, 9) < 6 ? "very-satisfied" : between(0, 9) < 8 ? "satisfied" : "fair";

  switch (demo.fate) {
    case "received":
      return [];
    case "answered":
      return [{ verb: "answerAtOnce", by: "agent", afterMinutes: between(1, 6), input: { reply } }];
    case "void":
      return [{ verb: "voidCase", by: "supervisor", afterMinutes: between(5, 60), input: because("voidReason") }];
    case "dispatched":
      return [dispatch];
    case "returned":
      return [
        dispatch,
        {
          verb: "returnCase",
          by: "handler",
          afterMinutes: between(10, 55),
          input: { reason: firstReason(pack, "returnReason"), basis: "经核对职责分工，该事项不由本单位承办。" },
        },
      ];
    case "handling":
      return [dispatch, sign, ...progress];
    case "suspended":
      return [dispatch, sign, { verb: "suspendCase", by: "handler", afterMinutes: between(60, 600), input: because("suspendReason") }];
    case "replied":
      return [dispatch, sign, ...progress, answer];
    case "sentBack":
      return [
        dispatch,
        sign,
        answer,
        { verb: "sendBackCase", by: "reviewer", afterMinutes: between(15, 120), input: because("sendBackReason") },
      ];
    case "closed":
      return done;
    case "satisfied":
      return [...done, rate(pleased, true)];
    case "unsatisfied":
      return [...done, rate("unsatisfied", false)];
    case "redone":
      return [...done, rate("very-unsatisfied", false), ...again, rate("fair", true)];
    case "unreachable":
      return [
        ...done,
        missed(between(60, 180)),
        missed(between(200, 300)),
        missed(between(300, 600)),
        { verb: "giveUpCallback", by: "callback", afterMinutes: 5, input: { note: "三次不同时段均无人接听" } },
      ];
  }
}

import type { DemoFate, PackDemoCase } from "@yingsheng/cases";
import type { Pack } from "@yingsheng/programs";

/** Who does a step: a post of the centre, or whoever handles for the case's unit. */
export type DemoActor = "agent" | "dispatcher" | "handler" | "reviewer" | "callback" | "supervisor";

/** One step of a demo life: what, by whom, how many minutes after the step before. */
export type DemoStep = {
  verb:
    | "dispatchCase"
    | "returnCase"
    | "signCase"
    | "recordProgress"
    | "suspendCase"
    | "replyToCase"
    | "sendBackCase"
    | "closeCase"
    | "answerAtOnce"
    | "voidCase"
    | "recordAttempt"
    | "completeCallback"
    | "giveUpCallback";
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

type Between = ReturnType<typeof spread>;
type Building = { pack: Pack; demo: PackDemoCase; between: Between };

const dispatch = ({ demo, between }: Building): DemoStep => ({
  verb: "dispatchCase",
  by: "dispatcher",
  afterMinutes: between(3, 25),
  input: { unit: demo.unit },
});

/** Dispatched and signed for, with what the unit noted on the way. */
function begin(building: Building): DemoStep[] {
  const { demo, between } = building;
  const steps: DemoStep[] = [
    dispatch(building),
    { verb: "signCase", by: "handler", afterMinutes: between(4, 50), input: {} },
  ];
  if (demo.progress) {
    steps.push({
      verb: "recordProgress",
      by: "handler",
      afterMinutes: between(40, 180),
      input: { text: demo.progress },
    });
  }
  return steps;
}

const replyOf = (demo: PackDemoCase) => demo.reply ?? "经承办单位核实处理，您反映的问题已办理完毕，感谢您的监督。";

const answer = ({ demo, between }: Building): DemoStep => ({
  verb: "replyToCase",
  by: "handler",
  afterMinutes: (demo.handleHours ?? between(5, 30)) * 60,
  input: { reply: replyOf(demo) },
});

const close = ({ between }: Building): DemoStep => ({
  verb: "closeCase",
  by: "reviewer",
  afterMinutes: between(15, 150),
  input: {},
});

const toTheEnd = (building: Building): DemoStep[] => [...begin(building), answer(building), close(building)];

const again = (building: Building): DemoStep[] => [
  { ...answer(building), afterMinutes: building.between(8, 40) * 60 },
  close(building),
];

const rate = ({ between }: Building, satisfaction: string, isSolved: boolean): DemoStep => ({
  verb: "completeCallback",
  by: "callback",
  afterMinutes: between(60, 1300),
  input: { satisfaction, isSolved },
});

const missed = ({ between }: Building): DemoStep => ({
  verb: "recordAttempt",
  by: "callback",
  afterMinutes: between(120, 420),
  input: { channel: "phone", result: "no-answer" },
});

/** A step that asks for one of the program's fixed reasons. */
function withReason(building: Building, verb: DemoStep["verb"], by: DemoActor, list: string): DemoStep {
  const { pack, between } = building;
  const reason = firstReason(pack, list);
  const input =
    verb === "returnCase"
      ? { reason, basis: "经核对职责分工，该事项不由本单位承办。" }
      : { reason, note: "按规定办理" };
  return { verb, by, afterMinutes: between(10, 55), input };
}

const pleased = (between: Between) => (between(0, 9) < 6 ? "very-satisfied" : between(0, 9) < 8 ? "satisfied" : "fair");

/** What happens after a case was taken in, for each way a demo life can go. */
const fates: Readonly<Record<DemoFate, (building: Building) => DemoStep[]>> = {
  received: () => [],
  answered: ({ demo, between }) => [
    { verb: "answerAtOnce", by: "agent", afterMinutes: between(1, 6), input: { reply: replyOf(demo) } },
  ],
  void: (building) => [withReason(building, "voidCase", "supervisor", "voidReason")],
  dispatched: (building) => [dispatch(building)],
  returned: (building) => [dispatch(building), withReason(building, "returnCase", "handler", "returnReason")],
  handling: begin,
  suspended: (building) => [...begin(building), withReason(building, "suspendCase", "handler", "suspendReason")],
  replied: (building) => [...begin(building), answer(building)],
  sentBack: (building) => [
    ...begin(building),
    answer(building),
    withReason(building, "sendBackCase", "reviewer", "sendBackReason"),
  ],
  closed: toTheEnd,
  satisfied: (building) => [...toTheEnd(building), rate(building, pleased(building.between), true)],
  unsatisfied: (building) => [...toTheEnd(building), rate(building, "unsatisfied", false)],
  redone: (building) => [
    ...toTheEnd(building),
    rate(building, "very-unsatisfied", false),
    ...again(building),
    rate(building, "fair", true),
  ],
  unreachable: (building) => [
    ...toTheEnd(building),
    missed(building),
    missed(building),
    missed(building),
    { verb: "giveUpCallback", by: "callback", afterMinutes: 5, input: { note: "三次不同时段均无人接听" } },
  ],
};

/** The steps of one demo case after it was taken in, in order, as its fate wants them. */
export const demoSteps = (pack: Pack, demo: PackDemoCase, index: number): DemoStep[] =>
  fates[demo.fate]({ pack, demo, between: spread(index) });

import { caseLifecycle } from "@yingsheng/cases";

/** A small repeatable generator (mulberry32): a seed is a whole simulation. */
export function randomFrom(seed: number): { next(): number; below(n: number): number; pick<T>(from: readonly T[]): T } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, pick: (from) => from[below(from.length)] as never };
}
export type Random = ReturnType<typeof randomFrom>;

/** A verb somebody tries on a case, with who normally does it and what it asks for. */
export type Attempt = { verb: string; by: string; input(random: Random): Record<string, unknown> };

const someText = (random: Random) => `模拟内容 ${random.below(1_000_000)}`;

/** What people try, sensible or not: the lifecycle decides, not the simulation. */
export const attempts: readonly Attempt[] = [
  { verb: "dispatchCase", by: "dispatcher", input: () => ({}) },
  { verb: "answerAtOnce", by: "agent", input: (random) => ({ reply: someText(random) }) },
  { verb: "signCase", by: "handler", input: () => ({}) },
  { verb: "returnCase", by: "handler", input: (random) => ({ basis: someText(random) }) },
  { verb: "recordProgress", by: "handler", input: (random) => ({ text: someText(random) }) },
  { verb: "suspendCase", by: "handler", input: () => ({}) },
  { verb: "resumeCase", by: "handler", input: () => ({}) },
  { verb: "replyToCase", by: "handler", input: (random) => ({ reply: someText(random) }) },
  { verb: "sendBackCase", by: "reviewer", input: () => ({}) },
  { verb: "closeCase", by: "reviewer", input: () => ({}) },
  { verb: "voidCase", by: "supervisor", input: () => ({}) },
];

/** The verbs that the table allows from a state: what somebody who looks at the screen would do. */
export const sensibleVerbs = (state: string): string[] =>
  Object.entries(caseLifecycle.transitions)
    .filter(([, step]) => (step.from as readonly string[]).includes(state))
    .map(([verb]) => verb);

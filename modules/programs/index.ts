/** What packs and other modules may use of programs. */
export { checkPack } from "./check-pack.ts";
export { type Code, codeNames, findCode, findCodeByName } from "./find-code.ts";
export { type InstalledPack, installPack } from "./install-pack.ts";
// With a star, so that modules above can add their sections to `Pack` by `declare module "@yingsheng/programs"`.
export type * from "./pack.ts";

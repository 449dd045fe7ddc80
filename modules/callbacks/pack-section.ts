/** The part of a pack that callbacks installs. */
export type PackCallback = {
  /** How often somebody is tried, in different periods of the day, before they count as unreachable. */
  attempts: number;
  validFrom: string;
  source: string;
};

declare module "@yingsheng/programs" {
  interface Pack {
    callback: PackCallback;
  }
}

/** One line of a pack's duty catalogue: codes of the pack's own categories (any level), regions and units. */
export type PackDuty = {
  category: string;
  /** Left out: everywhere. */
  region?: string;
  lead: string;
  joint?: readonly string[];
  /** The law or rule the duty rests on. */
  basis: string;
};

/** The part of a pack that dispatch installs: the duty catalogue 派单目录. */
export type PackDutyCatalogue = {
  /** First day of every line, YYYY-MM-DD; a line that a later version changes begins on the day it is installed. */
  validFrom: string;
  source: string;
  rows: readonly PackDuty[];
};

declare module "@yingsheng/programs" {
  interface Pack {
    /** Without it the program starts with an empty catalogue. */
    dutyCatalogue?: PackDutyCatalogue;
  }
}

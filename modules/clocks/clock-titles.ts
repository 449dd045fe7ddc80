/** The clocks of a case's life, as staff call them. */
const titles: Readonly<Record<string, string>> = {
  dispatch: "派单",
  sign: "签收",
  handle: "办理",
  review: "审核",
  callback: "回访",
};

/** The name of a clock on screen; clocks of modules above say their own name. */
export const clockTitle = (name: string): string => titles[name] ?? name;

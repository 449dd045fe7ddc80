export { allowance, calendarSpec, pauses, start } from "./arbitraries.ts";
export { minuteCounter, UnknownYear } from "./count-by-minute.ts";
export { always, local, office, officeHours, officeSpec } from "./office.ts";

import { defineRefusals, Refused } from "../../kernel/errors.ts";

/** Every reason for which clocks and calendars say no. */
export const clockRefusals = defineRefusals({
  "calendar.year-not-loaded": [409, "计算用到的年份尚未载入国务院节假日安排，不能推算。"],
  "calendar.too-far": [422, "期限超出可计算的范围。"],
  "calendar.hours": [422, "工作时间段有误：每段须为 HH:MM 起止，先后有序且不重叠。"],
  "calendar.date": [422, "日期无效。"],
  "calendar.never-open": [422, "每周工作时间不能全部为空。"],
  "allowance.amount": [422, "时限须为大于零的整数。"],
});

/**
 * A computation would need to know a year whose holidays are not loaded. It is refused, never guessed:
 * which days of a year are worked is known only when the State Council's notice for it is out.
 */
export class YearNotLoaded extends Refused {
  readonly year: number;
  constructor(year: number) {
    super("calendar.year-not-loaded", { detail: `缺少 ${year} 年的节假日安排，请先在“工作日历”中载入。` });
    this.year = year;
  }
}

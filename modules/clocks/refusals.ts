import { defineRefusals, Refused } from "@yingsheng/kernel";

/** Every reason for which clocks and calendars say no. */
export const clockRefusals = defineRefusals({
  "calendar.not-found": [404, "没有这个日历。"],
  "calendar.year-not-loaded": [409, "计算用到的年份尚未载入国务院节假日安排，不能推算。"],
  "calendar.too-far": [422, "日期超出可计算的范围。"],
  "calendar.hours": [422, "工作时间段有误：每段须为 HH:MM 起止，先后有序且不重叠。"],
  "calendar.date": [422, "日期无效。"],
  "calendar.never-open": [422, "每周工作时间不能全部为空。"],
  "calendar.hours-in-past": [422, "作息调整只能从今天或以后开始，已经过去的日子不改。"],
  "calendar.no-exception": [404, "这一天没有特别安排。"],
  "holiday.date": [422, "日期不属于这一年的节假日安排。"],
  "holiday.twice": [422, "同一天出现了两次。"],
  "holiday.make-up-weekday": [422, "调休上班只能安排在周六或周日。"],
  "holiday.no-days-off": [422, "节假日安排至少要有一个放假日。"],
  "clock.not-found": [404, "没有找到这个工单的计时。"],
  "deadline.not-found": [404, "没有这条时限规则。"],
  "deadline.superseded": [409, "这条时限规则已有新的版本，请刷新后在最新版本上调整。"],
  "deadline.in-past": [422, "时限规则只能从今天或以后开始调整，已经过去的日子不改。"],
  "deadline.warning": [422, "预警须在计时开始之后、到期之前。"],
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

import { defineRefusals } from "@yingsheng/kernel";

/** Refusals of the module callbacks. */
export const refusals = defineRefusals({
  "callback.not-found": [404, "没有找到这条回访任务。"],
  "callback.finished": [409, "这条回访已经完成。"],
  "callback.too-few-attempts": [409, "还没有达到规定的回访次数，不能按联系不上处理。"],
});

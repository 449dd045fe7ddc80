import { defineRefusals } from "@yingsheng/kernel";

/** Refusals of the module cases. */
export const refusals = defineRefusals({
  "case.not-found": [404, "没有找到这件工单。"],
  "case.state": [409, "工单状态已经变化，这一步现在不能做。"],
  "case.unknown-code": [422, "所选的代码不在本项目的代码表中。"],
  "case.unknown-unit": [422, "所选单位不存在或已停用。"],
  "case.duplicate-external": [409, "这个渠道的这个编号已经登记过。"],
  "case.not-answerable": [409, "这类诉求不能即时答复，请派单办理。"],
  "case.redo-used": [409, "这件工单已经重办过一次，不能再次重办。"],
  "case.phone-invalid": [422, "电话号码格式不正确。"],
  "case.no-requester": [404, "这件工单没有留下联系方式。"],
  "attachment.not-found": [404, "没有找到这个附件。"],
  "import.not-found": [404, "没有找到这次导入。"],
  "import.ended": [409, "这次导入已经结束。"],
  "import.format": [422, "只能导入 JSONL、CSV 或 Excel（xlsx）文件。"],
  "import.no-faults": [404, "这次导入没有出错的行。"],
});

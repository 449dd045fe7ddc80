import { useQueryClient } from "@tanstack/react-query";
import { type JsonSchema, SchemaForm } from "@yingsheng/ui";
import { Drawer } from "antd";
import { call, type DispatchRoutes, type Rule } from "./api.ts";
import { kindWords, urgencyWords } from "./words.ts";

type RuleBody = DispatchRoutes["POST /programs/:programId/dispatch-rules"]["body"];

const several = (title: string, words: Readonly<Record<string, string>>): JsonSchema => ({
  type: "array",
  title,
  items: { type: "string", enum: Object.keys(words), "x-labels": words },
});

const schema: JsonSchema = {
  type: "object",
  required: ["name", "validFrom"],
  properties: {
    name: { type: "string", title: "规则名称", maxLength: 60 },
    category: { type: "string", title: "诉求分类", description: "含下级", "x-widget": "code", "x-list": "category" },
    region: { type: "string", title: "事发区域", description: "含下级", "x-widget": "code", "x-list": "region" },
    kinds: several("诉求类型", kindWords),
    urgencies: { ...several("紧急程度", urgencyWords), description: "不选只适用于一般工单" },
    channels: { type: "array", title: "来源渠道", "x-widget": "code", "x-list": "channel", items: { type: "string" } },
    words: { type: "string", title: "含任一关键词", description: "用顿号隔开", maxLength: 100, "x-widget": "text" },
    unit: { type: "string", title: "派往单位", description: "不选按派单目录派", "x-widget": "unit" },
    priority: { type: "integer", title: "优先级", description: "数字小的先用", minimum: 1, maximum: 999, default: 100 },
    validFrom: { type: "string", format: "date", title: "生效日期" },
    validUntil: { type: "string", format: "date", title: "截止日期" },
  },
};

/** The form's flat values as the action takes them. */
function bodyOf(values: Record<string, unknown>): RuleBody {
  const { category, region, kinds, urgencies, channels, words, ...rest } = values;
  const list = typeof words === "string" ? words.split(/[、，,；;\s]+/).filter(Boolean) : undefined;
  const conditions = { category, region, kinds, urgencies, channels, words: list?.length ? list : undefined };
  const given = Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
  return { ...rest, conditions: given } as RuleBody;
}

const valuesOf = (rule: Rule): Record<string, unknown> => ({
  ...rule.conditions,
  words: rule.conditions.words?.join("、"),
  name: rule.name,
  unit: rule.unitId ?? undefined,
  priority: rule.priority,
  validFrom: rule.validFrom,
  validUntil: rule.validUntil ?? undefined,
});

type Props = {
  programId: string;
  /** the rule to change; left out for a new one */
  rule?: Rule;
  open: boolean;
  onClose: () => void;
  onSaved?: (id: string) => void;
};

/** The form of a rule, new or changed. */
export const RuleForm = ({ programId, rule, open, onClose, onSaved }: Props) => {
  const queries = useQueryClient();
  const save = async (values: Record<string, unknown>, idempotencyKey: string): Promise<string> => {
    const body = bodyOf(values);
    if (!rule) {
      const made = await call("POST /programs/:programId/dispatch-rules", {
        params: { programId },
        body,
        idempotencyKey,
      });
      return made.id;
    }
    await call("PUT /programs/:programId/dispatch-rules/:ruleId", {
      params: { programId, ruleId: rule.id },
      body,
      idempotencyKey,
    });
    return rule.id;
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={rule ? `修改规则：${rule.name}` : "新增派单规则"}
      size={480}
      destroyOnHidden
    >
      <SchemaForm
        schema={schema}
        submitTitle={rule ? "保存" : "新增"}
        {...(rule ? { initial: valuesOf(rule) } : {})}
        onCancel={onClose}
        onSubmit={async (values, key) => {
          const id = await save(values, key);
          await queries.invalidateQueries({ queryKey: ["dispatch-rules"] });
          onClose();
          onSaved?.(id);
        }}
      />
    </Drawer>
  );
};

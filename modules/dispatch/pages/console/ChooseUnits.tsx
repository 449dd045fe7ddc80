import { type JsonSchema, SchemaForm } from "@yingsheng/ui";
import { Drawer } from "antd";

const schema: JsonSchema = {
  type: "object",
  required: ["unit"],
  properties: {
    unit: { type: "string", title: "主办单位", "x-widget": "unit" },
    jointUnits: { type: "array", title: "协办单位", maxItems: 20, "x-widget": "units", items: { type: "string" } },
    note: { type: "string", title: "派单说明", maxLength: 500 },
  },
};

export type ChosenUnits = { unit: string; jointUnits?: string[]; note?: string };

type Props = {
  title: string;
  open: boolean;
  onClose: () => void;
  /** sends; a refusal is shown in the form */
  onChosen: (chosen: ChosenUnits, idempotencyKey: string) => Promise<unknown>;
};

/** 另选单位: lead and joint units by hand. */
export const ChooseUnits = ({ title, open, onClose, onChosen }: Props) => (
  <Drawer open={open} onClose={onClose} title={title} size={480} destroyOnHidden>
    <SchemaForm
      schema={schema}
      submitTitle="派单"
      onCancel={onClose}
      onSubmit={(body, key) => onChosen(body as ChosenUnits, key)}
    />
  </Drawer>
);

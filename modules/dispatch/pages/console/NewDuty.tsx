import { useQueryClient } from "@tanstack/react-query";
import { type JsonSchema, SchemaForm } from "@yingsheng/ui";
import { Drawer } from "antd";
import { call } from "./api.ts";

const schema: JsonSchema = {
  type: "object",
  required: ["category", "unit", "legalBasis", "source", "validFrom"],
  properties: {
    category: { type: "string", title: "诉求分类", "x-widget": "code", "x-list": "category" },
    region: {
      type: "string",
      title: "事发区域",
      description: "不选表示全部区域",
      "x-widget": "code",
      "x-list": "region",
    },
    unit: { type: "string", title: "主办单位", "x-widget": "unit" },
    jointUnits: { type: "array", title: "协办单位", maxItems: 20, "x-widget": "units", items: { type: "string" } },
    legalBasis: { type: "string", title: "职责依据", maxLength: 200, "x-widget": "text" },
    source: {
      type: "string",
      title: "来源",
      description: "哪个文件、哪次会议定的",
      maxLength: 200,
      "x-widget": "text",
    },
    validFrom: { type: "string", format: "date", title: "生效日期", description: "今天或以后" },
    validUntil: { type: "string", format: "date", title: "截止日期" },
  },
};

type NewRow = {
  category: string;
  region?: string;
  unit: string;
  jointUnits?: string[];
  legalBasis: string;
  source: string;
  validFrom: string;
  validUntil?: string;
};

type Props = { programId: string; open: boolean; onClose: () => void; onMade: (id: string) => void };

/** The form for a new row of the catalogue. */
export const NewDuty = ({ programId, open, onClose, onMade }: Props) => {
  const queries = useQueryClient();
  return (
    <Drawer open={open} onClose={onClose} title="新增派单目录" size={480} destroyOnHidden>
      <SchemaForm
        schema={schema}
        submitTitle="新增"
        onCancel={onClose}
        onSubmit={async (body, idempotencyKey) => {
          const made = await call("POST /programs/:programId/duties", {
            params: { programId },
            body: body as NewRow,
            idempotencyKey,
          });
          await queries.invalidateQueries({ queryKey: ["duties"] });
          onClose();
          onMade(made.id);
        }}
      />
    </Drawer>
  );
};

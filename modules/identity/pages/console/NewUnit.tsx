import { useQueryClient } from "@tanstack/react-query";
import { type JsonSchema, SchemaForm } from "@yingsheng/ui";
import { Drawer } from "antd";
import { unitKinds } from "../../unit-kinds.ts";
import { call, type Unit } from "./api.ts";

const schema: JsonSchema = {
  type: "object",
  required: ["name", "code", "kind"],
  properties: {
    name: { type: "string", title: "机构名称", maxLength: 100 },
    code: {
      type: "string",
      title: "机构编码",
      description: "小写字母、数字和连字符，建后不能改。",
      pattern: "^[a-z0-9][a-z0-9-]{0,63}$",
    },
    kind: {
      type: "string",
      title: "机构类型",
      "x-widget": "select",
      enum: Object.keys(unitKinds),
      "x-labels": unitKinds,
    },
    parentId: { type: "string", title: "上级机构", "x-widget": "unit", description: "不选则为最上级。" },
  },
};

type Body = { name: string; code: string; kind: Unit["kind"]; parentId?: string };

type Props = {
  programId: string;
  /** offered as the unit above */
  parent: Unit | undefined;
  open: boolean;
  onClose: () => void;
  onMade: (id: string) => void;
};

/** The form for a new unit. */
export const NewUnit = ({ programId, parent, open, onClose, onMade }: Props) => {
  const queries = useQueryClient();
  return (
    <Drawer open={open} onClose={onClose} title="新建机构" size={480} destroyOnHidden>
      <SchemaForm
        schema={schema}
        submitTitle="新建机构"
        {...(parent ? { initial: { parentId: parent.id } } : {})}
        onCancel={onClose}
        onSubmit={async (body, idempotencyKey) => {
          const { id } = await call("POST /programs/:programId/units", {
            params: { programId },
            body: body as Body,
            idempotencyKey,
          });
          await Promise.all([
            queries.invalidateQueries({ queryKey: ["units"] }),
            queries.invalidateQueries({ queryKey: ["options"] }),
          ]);
          onClose();
          onMade(id);
        }}
      />
    </Drawer>
  );
};

import { useQueryClient } from "@tanstack/react-query";
import { type JsonSchema, SchemaForm } from "@yingsheng/ui";
import { Drawer } from "antd";
import { type Code, call } from "./api.ts";
import { listTitle } from "./words.ts";

const schema: JsonSchema = {
  type: "object",
  required: ["name", "code"],
  properties: {
    name: { type: "string", title: "名称", maxLength: 60, pattern: "^[^/／]+$" },
    code: {
      type: "string",
      title: "代码",
      description: "字母、数字和 . _ -，建后不能改。",
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
    },
  },
};

type Props = {
  at: { programId: string; list: string };
  /** the code it will stand under; undefined for the top */
  parent: Code | undefined;
  open: boolean;
  onClose: () => void;
  onMade: (code: string) => void;
};

/** The form for a new code, below the chosen one or at the top. */
export const NewCode = ({ at, parent, open, onClose, onMade }: Props) => {
  const queries = useQueryClient();
  const title = `${listTitle(at.list)}：${parent ? `在“${parent.pathName}”下新增` : "新增"}`;
  return (
    <Drawer open={open} onClose={onClose} title={title} size={480} destroyOnHidden>
      <SchemaForm
        schema={schema}
        submitTitle="新增"
        onCancel={onClose}
        onSubmit={async (body, idempotencyKey) => {
          const made = body as { name: string; code: string };
          await call("POST /programs/:programId/codes/:list", {
            params: at,
            body: { ...made, ...(parent ? { parentCode: parent.code } : {}) },
            idempotencyKey,
          });
          await Promise.all(
            ["codes", "program", "options"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
          );
          onClose();
          onMade(made.code);
        }}
      />
    </Drawer>
  );
};

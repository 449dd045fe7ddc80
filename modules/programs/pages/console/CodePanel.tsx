import { useQueryClient } from "@tanstack/react-query";
import { announce, type JsonSchema, SchemaForm, sentenceOf, useSession } from "@yingsheng/ui";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { type Code, call } from "./api.ts";

const schema: JsonSchema = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", title: "名称", maxLength: 60, pattern: "^[^/／]+$" } },
};

type Props = { at: { programId: string; list: string; code: string }; code: Code };

/** Its name to change, in and out of use. */
const Management = ({ at, code }: Props) => {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const put = async (body: { name?: string; active?: boolean }, key: string = crypto.randomUUID()): Promise<void> => {
    await call("PUT /programs/:programId/codes/:list/:code", { params: at, body, idempotencyKey: key });
    await Promise.all(["codes", "program", "options"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
  };
  const verb = code.active ? "停用" : "启用";
  const toggle = async (): Promise<void> => {
    setProblem(undefined);
    try {
      await put({ active: !code.active });
      announce(`${code.name}已${verb}`);
    } catch (error) {
      setProblem(`没有${verb}：${sentenceOf(error)}`);
    }
  };
  return (
    <>
      <SchemaForm
        schema={schema}
        submitTitle="改名"
        initial={{ name: code.name }}
        autoFocus={false}
        onSubmit={(body, key) => put(body as { name: string }, key)}
      />
      <div>
        <Popconfirm
          title={code.active ? "新工单不能再选它；已用它的工单不变。" : "新工单可以再选它。"}
          okText={verb}
          cancelText="不"
          onConfirm={() => void toggle()}
        >
          <Button>{verb}</Button>
        </Popconfirm>
      </div>
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
    </>
  );
};

/** One code beside its list: where it stands and, with the right, what can be done to it. */
export const CodePanel = ({ at, code, onClose }: Props & { onClose: () => void }) => {
  const { can } = useSession();
  return (
    <aside className="ys-card" aria-label={code.name} style={{ position: "sticky", top: 60 }}>
      <div className="ys-row-of" style={{ justifyContent: "space-between" }}>
        <h2>{code.name}</h2>
        <Button type="text" size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <dl className="ys-facts">
        <dt>位置</dt>
        <dd>{code.pathName}</dd>
        <dt>代码</dt>
        <dd>
          <code>{code.code}</code>
        </dd>
        <dt>状态</dt>
        <dd>{code.active ? "在用" : "已停用"}</dd>
      </dl>
      {can("program.manage") ? <Management at={at} code={code} /> : null}
    </aside>
  );
};

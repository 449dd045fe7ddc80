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

type Props = { at: { programId: string; list: string; code: string }; code: Code; onClose: () => void };

/** One code beside its list: where it stands, its name to change, in and out of use. */
export const CodePanel = ({ at, code, onClose }: Props) => {
  const { can } = useSession();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const refresh = () =>
    Promise.all(["codes", "program", "options"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const put = async (body: { name?: string; active?: boolean }, idempotencyKey?: string): Promise<void> => {
    await call("PUT /programs/:programId/codes/:list/:code", {
      params: at,
      body,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    await refresh();
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
    <aside className="ys-card" aria-label={code.name}>
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
      {can("program.manage") ? (
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
      ) : null}
    </aside>
  );
};

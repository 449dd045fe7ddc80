import { type JsonSchema, SchemaForm, useSession } from "@yingsheng/ui";
import { Button } from "antd";
import { Link } from "react-router";
import { unitKinds } from "../../unit-kinds.ts";
import { call, type Unit } from "./api.ts";
import { ConfirmButton } from "./ConfirmButton.tsx";
import { useAct } from "./use-act.ts";

const schema: JsonSchema = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", title: "机构名称", maxLength: 100 } },
};

type Props = { programId: string; unit: Unit };

const Facts = ({ unit }: { unit: Unit }) => {
  const { can } = useSession();
  const people = `${unit.people} 人`;
  return (
    <dl className="ys-facts">
      <dt>编码</dt>
      <dd>
        <code>{unit.code}</code>
      </dd>
      <dt>类型</dt>
      <dd>{unitKinds[unit.kind]}</dd>
      <dt>状态</dt>
      <dd>{unit.active ? "在用" : "已停用"}</dd>
      <dt>人员</dt>
      <dd>{can("person.view") ? <Link to={`/people?unit=${unit.id}&status=active`}>{people}</Link> : people}</dd>
    </dl>
  );
};

/** Its name to change, in and out of use. */
const Management = ({ programId, unit }: Props) => {
  const { act, busy, problem, refresh } = useAct([["units"], ["options"]]);
  const at = { params: { programId, unitId: unit.id }, body: undefined };
  return (
    <>
      <SchemaForm
        schema={schema}
        submitTitle="改名"
        initial={{ name: unit.name }}
        autoFocus={false}
        onSubmit={async (body, idempotencyKey) => {
          const input = { params: at.params, body: body as { name: string }, idempotencyKey };
          await call("PUT /programs/:programId/units/:unitId", input);
          await refresh();
        }}
      />
      <div>
        {unit.active ? (
          <ConfirmButton
            title="停用机构"
            question={`${unit.name}不再接收新的工单和人员；已有的都保留。`}
            busy={busy}
            onConfirm={() =>
              void act("停用机构", () => call("POST /programs/:programId/units/:unitId/deactivation", at))
            }
          />
        ) : (
          <ConfirmButton
            title="启用机构"
            question={`${unit.name}可以再次接收工单和人员。`}
            busy={busy}
            onConfirm={() =>
              void act("启用机构", () => call("POST /programs/:programId/units/:unitId/reactivation", at))
            }
          />
        )}
      </div>
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
    </>
  );
};

/** One unit beside the tree: its facts and, with the right, what can be done to it. */
export const UnitPanel = ({ programId, unit, onClose }: Props & { onClose: () => void }) => {
  const { can } = useSession();
  return (
    <aside className="ys-card" aria-label={unit.name} style={{ position: "sticky", top: 60 }}>
      <div className="ys-row-of" style={{ justifyContent: "space-between" }}>
        <h2>{unit.name}</h2>
        <Button type="text" size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <Facts unit={unit} />
      {can("unit.manage") ? <Management programId={programId} unit={unit} /> : null}
    </aside>
  );
};

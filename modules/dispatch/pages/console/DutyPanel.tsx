import { useQueryClient } from "@tanstack/react-query";
import { type JsonSchema, SchemaForm, useSession } from "@yingsheng/ui";
import { Button } from "antd";
import { call, type Duty } from "./api.ts";
import { dutyStanding } from "./words.ts";

const schema: JsonSchema = {
  type: "object",
  required: ["validUntil"],
  properties: {
    validUntil: { type: "string", format: "date", title: "最后一天", description: "今天或以后；此前派出的工单不变" },
  },
};

/** One row beside the catalogue; with the right, its last day. */
export const DutyPanel = ({ programId, duty, onClose }: { programId: string; duty: Duty; onClose: () => void }) => {
  const { can } = useSession();
  const queries = useQueryClient();
  const facts: readonly (readonly [string, string])[] = [
    ["区域", duty.regionName ?? "全部区域"],
    ["主办", duty.leadUnitName],
    ["协办", duty.jointUnitNames.join("、") || "—"],
    ["依据", duty.legalBasis],
    ["来源", duty.source],
    ["生效", duty.validFrom],
    ["截止", duty.validUntil ?? "—"],
    ["状态", dutyStanding[duty.standing] ?? ""],
  ];
  return (
    <aside className="ys-card" aria-label={duty.categoryName} style={{ position: "sticky", top: 60 }}>
      <div className="ys-row-of" style={{ justifyContent: "space-between" }}>
        <h2>{duty.categoryName}</h2>
        <Button type="text" size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <dl className="ys-facts">
        {facts.map(([title, value]) => (
          <div key={title} style={{ display: "contents" }}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {can("dispatch.manage") && duty.standing !== "ended" ? (
        <SchemaForm
          schema={schema}
          submitTitle="截止"
          autoFocus={false}
          onSubmit={async (body, idempotencyKey) => {
            await call("POST /programs/:programId/duties/:dutyId/close", {
              params: { programId, dutyId: duty.id },
              body: body as { validUntil: string },
              idempotencyKey,
            });
            await queries.invalidateQueries({ queryKey: ["duties"] });
          }}
        />
      ) : null}
    </aside>
  );
};

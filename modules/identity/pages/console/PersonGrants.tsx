import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable, type JsonSchema, SchemaForm, Time, useSession } from "@yingsheng/ui";
import { Button, Checkbox, Drawer } from "antd";
import { useState } from "react";
import { call, type Grant, type PersonDetail, type Role } from "./api.ts";
import { ConfirmButton } from "./ConfirmButton.tsx";
import { useAct } from "./use-act.ts";
import { grantFields, grantWords } from "./words.ts";

const Until = ({ at }: { at: string | null }) => (at ? <Time at={at} /> : <span className="ys-faint">长期</span>);

const facts: readonly Column<Grant>[] = [
  { key: "role", title: "角色", width: 150, render: (row) => row.role.name },
  { key: "unit", title: "机构", render: (row) => row.unit?.name ?? "全项目" },
  {
    key: "from",
    title: "起",
    width: 140,
    render: (row) => (row.validFrom ? <Time at={row.validFrom} /> : <span className="ys-faint">一直</span>),
  },
  { key: "until", title: "止", width: 140, render: (row) => <Until at={row.validUntil} /> },
  {
    key: "by",
    title: "授权人",
    width: 110,
    minor: true,
    render: (row) => row.grantedBy ?? <span className="ys-faint">项目配置</span>,
  },
];

const columnsWith = (onWithdraw: ((grant: Grant) => void) | undefined, busy: boolean): readonly Column<Grant>[] =>
  onWithdraw
    ? [
        ...facts,
        {
          key: "act",
          title: "",
          width: 84,
          render: (row) =>
            row.current ? (
              <ConfirmButton
                small
                title="撤销"
                question={`撤销“${grantWords(row)}”，立即生效。`}
                busy={busy}
                onConfirm={() => onWithdraw(row)}
              />
            ) : null,
        },
      ]
    : facts;

const grantKey = (row: Grant): string => row.id;

const schemaWith = (roles: readonly Role[]): JsonSchema => ({
  type: "object",
  required: ["role"],
  properties: {
    ...grantFields(roles),
    validFrom: { type: "string", format: "date-time", title: "开始", description: "不填则立即生效。" },
    validUntil: { type: "string", format: "date-time", title: "结束", description: "不填则长期有效。" },
  },
});

/** The grants of one person in the program, with giving and withdrawing. */
export const PersonGrants = ({ programId, person }: { programId: string; person: PersonDetail }) => {
  const { can } = useSession();
  const { act, busy, problem, refresh } = useAct([["people"]]);
  const [giving, setGiving] = useState(false);
  const [withEnded, setWithEnded] = useState(false);
  const mayGrant = can("grant.manage");
  const roles = useQuery({
    queryKey: ["roles", programId],
    queryFn: ({ signal }) => call("GET /programs/:programId/roles", { params: { programId }, signal }),
    enabled: mayGrant,
  });
  const isOver = (grant: Grant): boolean => grant.validUntil !== null && Date.parse(grant.validUntil) <= Date.now();
  const ended = person.grants.filter(isOver).length;
  const rows = withEnded ? person.grants : person.grants.filter((grant) => !isOver(grant));
  const withdraw = (grant: Grant): void =>
    void act("撤销授权", () =>
      call("DELETE /programs/:programId/grants/:grantId", { params: { programId, grantId: grant.id } }),
    );
  return (
    <section aria-label="授权">
      <div className="ys-row-of" style={{ justifyContent: "space-between", marginBottom: "var(--ys-s2)" }}>
        <h2>授权</h2>
        <span className="ys-row-of">
          {ended > 0 ? (
            <Checkbox checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)}>
              连同已失效的 {ended} 条
            </Checkbox>
          ) : null}
          {mayGrant && person.active ? <Button onClick={() => setGiving(true)}>授权</Button> : null}
        </span>
      </div>
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      <DataTable
        label="授权"
        columns={columnsWith(mayGrant ? withdraw : undefined, busy)}
        rows={rows}
        rowKey={grantKey}
        hotkeys={false}
        empty={{ why: "没有有效的授权，登录后看不到任何内容。" }}
      />
      <Drawer open={giving} onClose={() => setGiving(false)} title={`授权：${person.name}`} size={480} destroyOnHidden>
        <SchemaForm
          schema={schemaWith(roles.data?.items ?? [])}
          submitTitle="授权"
          onCancel={() => setGiving(false)}
          onSubmit={async (body, idempotencyKey) => {
            await call("POST /programs/:programId/people/:personId/grants", {
              params: { programId, personId: person.id },
              body: body as { role: string },
              idempotencyKey,
            });
            setGiving(false);
            await refresh();
          }}
        />
      </Drawer>
    </section>
  );
};

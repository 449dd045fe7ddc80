import { useQuery } from "@tanstack/react-query";
import { ErrorState, Time, TreePicker, useOptions } from "@yingsheng/ui";
import { useState } from "react";
import { call, type IdentityRoutes } from "./api.ts";

type Access = IdentityRoutes["GET /programs/:programId/people/:personId/access"]["output"];
type Item = Access["items"][number];

const blockedWords: Readonly<Record<NonNullable<Access["blockedBy"]>, string>> = {
  inactive: "该人员已停用，下列权限都不生效。",
  locked: "账号已锁定，解除之前下列权限都不生效。",
  "one-time-password": "尚未把一次性密码改为自己的密码，改好之前下列权限都不生效。",
  "second-factor-enrolment": "角色要求动态验证码而尚未绑定，绑定之前下列权限都不生效。",
};

const Source = ({ grant }: { grant: Item["grants"][number] }) => (
  <div>
    来自角色“{grant.role.name}”，
    {grant.unit ? `${grant.unit.name}及其下级` : grant.everyProgram ? "所有项目" : "全项目"}；
    {grant.grantedBy ? `${grant.grantedBy}授权于 ` : "随项目配置授权于 "}
    <Time at={grant.grantedAt} />
    {grant.validUntil ? (
      <>
        ，有效至 <Time at={grant.validUntil} />
      </>
    ) : null}
  </div>
);

/** 权限说明: each permission with every grant it comes from; for one unit, only what reaches it. */
export const PersonAccess = ({ programId, personId }: { programId: string; personId: string }) => {
  const [unitId, setUnitId] = useState<string>();
  const units = useOptions({ kind: "unit" });
  const asked = useQuery({
    queryKey: ["people", programId, "access", personId, unitId ?? ""],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/people/:personId/access", {
        params: { programId, personId },
        query: unitId ? { unitId } : {},
        signal,
      }),
  });
  return (
    <section className="ys-card" aria-label="权限说明">
      <div className="ys-row-of" style={{ justifyContent: "space-between", marginBottom: "var(--ys-s2)" }}>
        <h2>为什么能看到、能办理</h2>
        <span style={{ width: 260 }}>
          <TreePicker
            options={units.options}
            loading={units.loading}
            value={unitId}
            onChange={(next) => setUnitId(typeof next === "string" ? next : undefined)}
            label="只看对某个机构的权限"
            placeholder="只看对某个机构的权限"
          />
        </span>
      </div>
      {asked.isError ? <ErrorState error={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {asked.data?.blockedBy ? <p className="ys-form-refusal">{blockedWords[asked.data.blockedBy]}</p> : null}
      {asked.data?.items.length === 0 ? <p className="ys-faint">没有任何权限。</p> : null}
      <dl className="ys-facts">
        {asked.data?.items.map((item) => (
          <div key={item.permission} style={{ display: "contents" }}>
            <dt>{item.title}</dt>
            <dd>
              {item.grants.map((grant) => (
                <Source key={grant.grantId} grant={grant} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

import { useQuery } from "@tanstack/react-query";
import { ErrorState, PageHeader, Time, useProgram, useSession } from "@yingsheng/ui";
import { useParams } from "react-router";
import { call, type PersonDetail } from "./api.ts";
import { PersonAccess } from "./PersonAccess.tsx";
import { PersonActions } from "./PersonActions.tsx";
import { PersonGrants } from "./PersonGrants.tsx";
import { stateWords } from "./words.ts";

const Facts = ({ person }: { person: PersonDetail }) => (
  <section className="ys-card" aria-label="账号">
    <h2>账号</h2>
    <dl className="ys-facts">
      <dt>登录名</dt>
      <dd>
        <code>{person.login}</code>
      </dd>
      <dt>状态</dt>
      <dd>{stateWords(person)}</dd>
      <dt>动态验证码</dt>
      <dd>{person.hasSecondFactor ? "已绑定" : "未绑定"}</dd>
      <dt>最近使用</dt>
      <dd>{person.lastSeenAt ? <Time at={person.lastSeenAt} /> : "从未"}</dd>
      {person.elsewhere ? (
        <>
          <dt>其他项目</dt>
          <dd>另有授权；账号须由能管理其全部授权的管理员维护</dd>
        </>
      ) : null}
    </dl>
  </section>
);

/** 人员: one account with its grants, and why the person may do what they may. */
export default function PersonPage() {
  const { personId = "" } = useParams();
  const { program } = useProgram();
  const { can } = useSession();
  const programId = program?.id ?? "";
  const asked = useQuery({
    queryKey: ["people", programId, "one", personId],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/people/:personId", { params: { programId, personId }, signal }),
  });
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <div className="ys-page" aria-busy="true" />;
  const person = asked.data;
  return (
    <div className="ys-page">
      <PageHeader title={person.name} sub={stateWords(person)} />
      {can("person.manage") ? <PersonActions key={person.id} programId={programId} person={person} /> : null}
      <div className="ys-case">
        <div>
          <PersonGrants programId={programId} person={person} />
          <PersonAccess programId={programId} personId={person.id} />
        </div>
        <div>
          <Facts person={person} />
        </div>
      </div>
    </div>
  );
}

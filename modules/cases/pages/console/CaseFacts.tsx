import { DueBar, MaskedPhone, Time } from "@yingsheng/ui";
import { call, type FullCase } from "./api.ts";

const partWords: Readonly<Record<string, string>> = { lead: "主办", joint: "协办" };
const assignmentWords: Readonly<Record<string, string>> = {
  waiting: "待签收",
  signed: "已签收",
  returned: "已退单",
  replied: "已答复",
};

function Requester({ found }: { found: FullCase }) {
  const { name, phone, mayReveal } = found.requester;
  if (!name && !phone) return <dd className="ys-faint">{found.isSecret ? "保密" : "未留联系方式"}</dd>;
  const reveal = async (reason: string) => {
    const shown = await call("POST /cases/:caseId/reveal", { params: { caseId: found.id }, body: { reason } });
    return [shown.name, shown.phone].filter(Boolean).join(" ");
  };
  return (
    <dd>
      {name} {phone ? <MaskedPhone masked={phone} {...(mayReveal ? { onReveal: reveal } : {})} /> : null}
    </dd>
  );
}

/** What still runs stands on top, what ends first before the rest; what is over keeps its order. */
const byUrgency = (clocks: FullCase["clocks"]): FullCase["clocks"] => [
  ...clocks.filter((clock) => !clock.stoppedAt).sort((a, b) => (a.dueAt ?? "~").localeCompare(b.dueAt ?? "~")),
  ...clocks.filter((clock) => clock.stoppedAt),
];

/** Why the time ends when it ends; of a clock that has stopped only for who asks. */
function Why({ clock }: { clock: FullCase["clocks"][number] }) {
  if (!clock.stoppedAt) return <p className="ys-faint">{clock.why}</p>;
  return (
    <details className="ys-faint">
      <summary>依据</summary>
      {clock.why}
    </details>
  );
}

/** Which units have or had the case, and how far each is. */
function Units({ found }: { found: FullCase }) {
  if (found.assignments.length === 0) return null;
  return (
    <section className="ys-card">
      <h2>承办单位</h2>
      <dl className="ys-facts">
        {found.assignments.map((one) => (
          <div key={one.id} style={{ display: "contents" }}>
            <dt>{partWords[one.part]}</dt>
            <dd>
              {one.unitName}{" "}
              <span className="ys-faint">
                {one.endedAt && one.state !== "returned" ? "已结束" : assignmentWords[one.state]}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The narrow column of a case: facts, units, clocks with their reasons. */
export function CaseFacts({ found }: { found: FullCase }) {
  return (
    <aside aria-label="工单要素">
      <section className="ys-card">
        <h2>要素</h2>
        <dl className="ys-facts">
          <dt>诉求人</dt>
          <Requester found={found} />
          <dt>分类</dt>
          <dd>{found.categoryName ?? "未分类"}</dd>
          <dt>区域</dt>
          <dd>{found.regionName ?? "—"}</dd>
          <dt>地点</dt>
          <dd>{found.place ?? "—"}</dd>
          <dt>受理时间</dt>
          <dd>
            <Time at={found.receivedAt} />
          </dd>
          {found.submittedAt ? (
            <>
              <dt>提出时间</dt>
              <dd>
                <Time at={found.submittedAt} />
              </dd>
            </>
          ) : null}
          {found.externalNumber ? (
            <>
              <dt>渠道编号</dt>
              <dd>{found.externalNumber}</dd>
            </>
          ) : null}
          {found.returnCount > 0 ? (
            <>
              <dt>退单次数</dt>
              <dd>{found.returnCount}</dd>
            </>
          ) : null}
        </dl>
      </section>
      <Units found={found} />
      {found.clocks.length > 0 ? (
        <section className="ys-card">
          <h2>时限</h2>
          {byUrgency(found.clocks).map((clock) => (
            <div key={clock.id} className="ys-clock">
              <strong>{clock.title}</strong> <DueBar clock={clock} why={clock.why} />
              <Why clock={clock} />
            </div>
          ))}
        </section>
      ) : null}
    </aside>
  );
}

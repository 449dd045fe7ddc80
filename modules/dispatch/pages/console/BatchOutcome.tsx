import { Button } from "antd";
import { Link } from "react-router";
import type { DispatchRoutes } from "./api.ts";

export type BatchResult = DispatchRoutes["POST /programs/:programId/dispatch-batch"]["output"]["results"][number];

/** What became of each case of a batch. */
export const BatchOutcome = ({ results, onClose }: { results: readonly BatchResult[]; onClose: () => void }) => {
  const sent = results.filter(({ ok }) => ok).length;
  return (
    <section className="ys-card" aria-label="批量派单结果">
      <div className="ys-row-of" style={{ justifyContent: "space-between" }}>
        <h2>
          已派 {sent} 件{sent < results.length ? `，${results.length - sent} 件没有派出` : ""}
        </h2>
        <Button type="text" size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <ul>
        {results.map(({ caseId, number, ok, reason }) => (
          <li key={caseId}>
            <Link to={`/cases/${caseId}`} className="ys-time">
              {number ?? caseId}
            </Link>{" "}
            {ok ? "已派单" : <span className="ys-tone-bad">没有派出：{reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

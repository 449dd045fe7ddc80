import { Link } from "react-router";
import type { Preview } from "./api.ts";

const share = (part: number, whole: number): string => (whole === 0 ? "—" : `${Math.round((part / whole) * 100)}%`);

/** 试算结果: what the rule would have done, those cases first where people did otherwise. */
export const PreviewCard = ({ preview }: { preview: Preview }) => {
  const { looked, fitted, sent, agreed, samples } = preview;
  return (
    <section aria-label="试算结果">
      <p>
        最近已派的 {looked} 件中有 {fitted} 件符合，会自动派出 {sent} 件，与人工一致 {agreed} 件（{share(agreed, sent)}
        ）。
      </p>
      <ul>
        {samples.map((one) => (
          <li key={one.caseId}>
            <Link to={`/cases/${one.caseId}`} className="ys-time">
              {one.number}
            </Link>{" "}
            {one.title}
            <br />
            <small className={one.agrees ? "ys-faint" : "ys-tone-warn"}>
              {one.agrees ? `一致：${one.did ?? ""}` : `规则派${one.would ?? "不出"}，人工派${one.did ?? "—"}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
};

import { Button } from "antd";
import type { Candidate } from "./api.ts";

const fromWords: Readonly<Record<Candidate["from"], string>> = {
  catalogue: "派单目录",
  return: "退单建议",
  history: "近期办理",
};

type Props = {
  /** `undefined` while they are on their way */
  items: readonly Candidate[] | undefined;
  busy: boolean;
  onSend: (candidate: Candidate) => void;
};

/** Up to three units; the number before each is the key that sends. */
export const Candidates = ({ items, busy, onSend }: Props) => {
  if (items?.length === 0) {
    return <p className="ys-card">派单目录和近期工单都没有可建议的单位，请另选单位。</p>;
  }
  return (
    <ol className="ys-desk-candidates" aria-label="建议单位" aria-busy={items === undefined}>
      {(items ?? []).map((candidate, i) => (
        <li key={candidate.unitId}>
          <Button className="ys-desk-candidate" disabled={busy} onClick={() => onSend(candidate)}>
            <strong>
              <span>
                <kbd>{i + 1}</kbd> {candidate.unitName}
              </span>
              <span className="ys-numeric" title={`来自${fromWords[candidate.from]}`}>
                {Math.round(candidate.confidence * 100)}%
              </span>
            </strong>
            <small>{candidate.reason}</small>
            {candidate.jointUnits.length > 0 ? (
              <small>协办：{candidate.jointUnits.map(({ name }) => name).join("、")}</small>
            ) : null}
          </Button>
        </li>
      ))}
    </ol>
  );
};
